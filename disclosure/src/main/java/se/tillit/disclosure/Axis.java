package se.tillit.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The nodes of one dimension as sets of leaf numbers. Names for the same leaves are the same node. */
final class Axis {

    /** Everybody: what a key without this dimension means. */
    static final int TOTAL = 0;

    private static final int MAX_COVERS = 8;

    final String name;
    private final List<int[]> sets = new ArrayList<>();
    private final Map<String, Integer> named = new LinkedHashMap<>();

    Axis(Dimension dimension, List<String> problems) {
        name = dimension.name();
        int count = dimension.leaves().size();
        if (count == 0) {
            problems.add("dimension %s has no leaves".formatted(name));
        }
        var numbered = new LinkedHashMap<String, Integer>();
        for (String leaf : dimension.leaves()) {
            if (numbered.putIfAbsent(leaf, numbered.size()) != null) {
                problems.add("dimension %s names the leaf %s twice".formatted(name, leaf));
            }
        }
        var known = new HashMap<List<Integer>, Integer>();
        int[] all = new int[numbered.size()];
        Arrays.setAll(all, i -> i);
        add(all, known);
        numbered.forEach((leaf, i) -> named.put(leaf, add(new int[] {i}, known)));
        dimension.nodes().forEach((node, leaves) -> {
            for (String leaf : leaves) {
                if (!numbered.containsKey(leaf)) {
                    problems.add("dimension %s: node %s has the unknown leaf %s".formatted(name, node, leaf));
                }
            }
            int[] set = leaves.stream()
                    .filter(numbered::containsKey)
                    .mapToInt(numbered::get)
                    .sorted()
                    .distinct()
                    .toArray();
            if (set.length == 0) {
                problems.add("dimension %s: node %s is empty".formatted(name, node));
            } else {
                Integer same = named.put(node, add(set, known));
                if (same != null && same.intValue() != named.get(node)) {
                    problems.add("dimension %s: %s is the name of a leaf and of a larger node".formatted(name, node));
                }
            }
        });
    }

    private int add(int[] set, Map<List<Integer>, Integer> known) {
        Integer number = known.putIfAbsent(Arrays.stream(set).boxed().toList(), sets.size());
        if (number != null) {
            return number;
        }
        sets.add(set);
        return sets.size() - 1;
    }

    /** The node's number, or -1 where no leaf or node has that name. */
    int node(@Nullable String node) {
        return node == null ? TOTAL : named.getOrDefault(node, -1);
    }

    int nodes() {
        return sets.size();
    }

    boolean isLeaf(int node) {
        return sets.get(node).length == 1;
    }

    boolean contains(int outer, int inner) {
        int[] big = sets.get(outer);
        int[] small = sets.get(inner);
        if (small.length > big.length) {
            return false;
        }
        if (small.length == 1) {
            return Arrays.binarySearch(big, small[0]) >= 0;
        }
        int at = 0;
        for (int leaf : small) {
            while (at < big.length && big[at] < leaf) {
                at++;
            }
            if (at == big.length || big[at] != leaf) {
                return false;
            }
        }
        return true;
    }

    /**
     * Ways to divide a node into the largest nodes in use, filled up with leaves: one for each hierarchy that crosses
     * it. A leaf has none.
     */
    List<int[]> covers(int node, BitSet used) {
        int[] whole = sets.get(node);
        if (whole.length == 1) {
            return List.of();
        }
        var inner = new ArrayList<Integer>();
        for (int other = used.nextSetBit(0); other >= 0; other = used.nextSetBit(other + 1)) {
            int length = sets.get(other).length;
            if (length > 1 && length < whole.length && contains(node, other)) {
                inner.add(other);
            }
        }
        inner.sort(Comparator.<Integer>comparingInt(other -> -sets.get(other).length)
                .thenComparing(other -> other));
        var covers = new ArrayList<int[]>();
        var seen = new BitSet();
        for (int first : inner) {
            if (covers.size() < MAX_COVERS && !seen.get(first)) {
                covers.add(cover(whole, first, inner, seen));
            }
        }
        if (covers.isEmpty()) {
            covers.add(cover(whole, -1, inner, seen));
        }
        return covers;
    }

    private int[] cover(int[] whole, int first, List<Integer> inner, BitSet seen) {
        var left = new BitSet();
        for (int leaf : whole) {
            left.set(leaf);
        }
        var parts = new ArrayList<Integer>();
        if (first >= 0) {
            take(first, left, parts);
        }
        for (int candidate : inner) {
            if (Arrays.stream(sets.get(candidate)).allMatch(left::get)) {
                take(candidate, left, parts);
            }
        }
        // Smaller nodes inside a part belong to that part's own covers.
        for (int candidate : inner) {
            if (parts.stream().anyMatch(part -> contains(part, candidate))) {
                seen.set(candidate);
            }
        }
        int leaf = left.nextSetBit(0);
        for (; leaf >= 0; leaf = left.nextSetBit(leaf + 1)) {
            parts.add(leafNode(leaf));
        }
        return parts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Leaves are added right after the total, in order; with a single leaf it is the total itself. */
    private int leafNode(int leaf) {
        return sets.getFirst().length == 1 ? TOTAL : 1 + leaf;
    }

    private void take(int node, BitSet left, List<Integer> parts) {
        parts.add(node);
        for (int leaf : sets.get(node)) {
            left.clear(leaf);
        }
    }

    /** The number that a leaf's name is, or NaN: for answers, the point on the scale. */
    double value(int node) {
        if (!isLeaf(node)) {
            return Double.NaN;
        }
        for (var entry : named.entrySet()) {
            if (entry.getValue() == node) {
                try {
                    return Double.parseDouble(entry.getKey());
                } catch (NumberFormatException e) {
                    return Double.NaN;
                }
            }
        }
        return Double.NaN;
    }
}
