package se.tillit.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cells that the attacker does not know, tied to each other by sums, and those sums. What is known of one component
 * tells nothing about another, so that each is attacked by itself; most are a handful of cells.
 *
 * @param cells unknown cells, ascending
 * @param printed for each cell, whether its count is printed all the same, and only its sum of answers unknown
 * @param wholes for each sum, the cell that is the sum
 * @param ways for each sum, its parts
 */
record Component(int[] cells, boolean[] printed, int[] wholes, int[][] ways) {

    static List<Component> all(Lattice lattice, World world, boolean[] withheld) {
        boolean[] unknown = new boolean[lattice.size];
        int[] root = new int[lattice.size];
        for (int cell = 0; cell < lattice.size; cell++) {
            unknown[cell] = withheld[cell] || lattice.n(cell) < 0 || !world.tellsSum(cell);
            root[cell] = cell;
        }
        int[] chosen = new int[lattice.sums.size()];
        for (int s = 0; s < chosen.length; s++) {
            Lattice.Sum sum = lattice.sums.get(s);
            chosen[s] = fewestUnknown(sum, unknown);
            if (chosen[s] >= 0) {
                int first = -1;
                for (int part : sum.ways()[chosen[s]]) {
                    first = unknown[part] ? join(root, first, part) : first;
                }
                if (unknown[sum.whole()]) {
                    join(root, first, sum.whole());
                }
            }
        }
        return collect(lattice, withheld, unknown, root, chosen);
    }

    /** The way to write the sum that ties fewest unknown cells, or -1 where every number in it is known. */
    private static int fewestUnknown(Lattice.Sum sum, boolean[] unknown) {
        int best = -1;
        int fewest = Integer.MAX_VALUE;
        for (int w = 0; w < sum.ways().length; w++) {
            int count = 0;
            for (int part : sum.ways()[w]) {
                count += unknown[part] ? 1 : 0;
            }
            if (count < fewest) {
                fewest = count;
                best = w;
            }
        }
        return fewest == 0 && !unknown[sum.whole()] ? -1 : best;
    }

    private static int join(int[] root, int a, int b) {
        int to = find(root, b);
        if (a >= 0) {
            root[find(root, a)] = to;
        }
        return to;
    }

    private static int find(int[] root, int cell) {
        while (root[cell] != cell) {
            root[cell] = root[root[cell]];
            cell = root[cell];
        }
        return cell;
    }

    private static List<Component> collect(
            Lattice lattice, boolean[] withheld, boolean[] unknown, int[] root, int[] chosen) {
        int[] number = new int[lattice.size];
        Arrays.fill(number, -1);
        int[] owner = new int[lattice.size];
        var cellCounts = new int[lattice.size];
        int count = 0;
        for (int cell = 0; cell < lattice.size; cell++) {
            if (unknown[cell]) {
                int at = find(root, cell);
                number[at] = number[at] < 0 ? count++ : number[at];
                owner[cell] = number[at];
                cellCounts[number[at]]++;
            }
        }
        int[] sumCounts = new int[count];
        int[] sumOwner = new int[chosen.length];
        for (int s = 0; s < chosen.length; s++) {
            sumOwner[s] = chosen[s] < 0 ? -1 : ownerOf(lattice.sums.get(s), chosen[s], unknown, owner);
            if (sumOwner[s] >= 0) {
                sumCounts[sumOwner[s]]++;
            }
        }
        var components = new ArrayList<Component>(count);
        for (int c = 0; c < count; c++) {
            components.add(new Component(
                    new int[cellCounts[c]],
                    new boolean[cellCounts[c]],
                    new int[sumCounts[c]],
                    new int[sumCounts[c]][]));
        }
        for (int cell = lattice.size - 1; cell >= 0; cell--) {
            if (unknown[cell]) {
                Component component = components.get(owner[cell]);
                int at = --cellCounts[owner[cell]];
                component.cells[at] = cell;
                component.printed[at] = !withheld[cell] && lattice.n(cell) >= 0;
            }
        }
        for (int s = 0; s < chosen.length; s++) {
            if (sumOwner[s] >= 0) {
                Component component = components.get(sumOwner[s]);
                int at = --sumCounts[sumOwner[s]];
                component.wholes[at] = lattice.sums.get(s).whole();
                component.ways[at] = lattice.sums.get(s).ways()[chosen[s]];
            }
        }
        return components;
    }

    private static int ownerOf(Lattice.Sum sum, int way, boolean[] unknown, int[] owner) {
        if (unknown[sum.whole()]) {
            return owner[sum.whole()];
        }
        for (int part : sum.ways()[way]) {
            if (unknown[part]) {
                return owner[part];
            }
        }
        return -1;
    }

    /** Two components with the same key are the same problem, whatever is withheld elsewhere. */
    List<Integer> key() {
        var key = new ArrayList<Integer>(cells.length);
        for (int i = 0; i < cells.length; i++) {
            key.add(printed[i] ? ~cells[i] : cells[i]);
        }
        return key;
    }
}
