package se.tillit.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest further cells to withhold so that one cell may vary as much as it must. Two tables near the true one are
 * sought, in one of which the cell is higher and in the other lower, that differ from the truth in as few and as
 * cheap printed cells as can be; those are the cells to withhold. Fewest is approximated by least total change, a
 * linear programme (Kelly, Golden and Assad 1992; Fischetti and Salazar 2001).
 */
final class Complement {

    /** Cells considered at first; three times as many when there is no way among them. */
    private static final int NEAR = 50;

    private static final int FAR = 1500;

    /** Of a sum with hundreds of parts only some can be cheapest: those withheld already, then by price. */
    private static final int PARTS = 12;

    private static final double WITHHELD_COST = 1e-4;

    private final Lattice lattice;
    private final World world;
    private long effort;

    Complement(Lattice lattice, World world) {
        this.lattice = lattice;
        this.world = world;
    }

    /**
     * @param price what withholding costs, for each cell: 0 for those withheld already, infinite for those that must
     *     stay printed
     * @param width how far apart the cell must come in the two tables, in persons or in total excess
     * @return printed cells to withhold, none where the cell can move that far already; null where nothing helps
     */
    int @Nullable [] cheapest(int target, boolean ofMeans, double width, double[] price) {
        for (int near = NEAR; ; near *= 4) {
            List<Integer> cells = neighbourhood(target, ofMeans, near, price);
            int[] found = solve(target, ofMeans, width, price, cells);
            if (found != null || cells.size() < near || near > FAR) {
                return found;
            }
        }
    }

    /** Cells that could move with the target, nearest first by the sums that tie them. */
    List<Integer> neighbourhood(int target, boolean ofMeans, int near, double[] price) {
        var cells = new ArrayList<Integer>();
        var seen = new HashSet<Integer>();
        cells.add(target);
        seen.add(target);
        for (int at = 0; at < cells.size() && cells.size() < near; at++) {
            for (int s : lattice.touching(cells.get(at))) {
                Lattice.Sum sum = lattice.sums.get(s);
                reach(sum.whole(), ofMeans, price, seen, cells);
                for (int[] way : sum.ways()) {
                    parts(way, price, near).forEach(part -> reach(part, ofMeans, price, seen, cells));
                }
            }
        }
        return cells;
    }

    private List<Integer> parts(int[] way, double[] price, int near) {
        return Arrays.stream(way)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer part) -> price[part])
                        .thenComparing(part -> part))
                .limit(Math.max(PARTS, near / 6))
                .toList();
    }

    private void reach(int cell, boolean ofMeans, double[] price, HashSet<Integer> seen, List<Integer> cells) {
        boolean moves = price[cell] < Double.POSITIVE_INFINITY
                && !(ofMeans && (lattice.isDifference(cell) || !Double.isNaN(world.excessEach(cell))));
        if (moves && seen.add(cell)) {
            cells.add(cell);
        }
    }

    private int @Nullable [] solve(int target, boolean ofMeans, double width, double[] price, List<Integer> cells) {
        var programme = new LinearProgramme();
        // For each cell and each of the two tables: how much more, and how much less, than in the true one.
        int[][] changes = new int[cells.size()][4];
        var position = new HashMap<Integer, Integer>();
        var costs = new ArrayList<Double>();
        double length = lattice.release().scale().length();
        for (int i = 0; i < cells.size(); i++) {
            int cell = cells.get(i);
            position.put(cell, i);
            double now = ofMeans ? world.excess(cell) : world.count(cell);
            double most = ofMeans
                    ? length * world.count(cell)
                    : Math.min(lattice.upper(cell), world.cap(lattice.measure(cell)));
            double cost = (price[cell] + WITHHELD_COST) / width;
            for (int k = 0; k < 4; k++) {
                changes[i][k] = programme.variable(0, Math.max(0, k % 2 == 0 ? most - now : now), false);
                costs.add(cost);
            }
        }
        var sums = new BitSet();
        cells.forEach(cell -> Arrays.stream(lattice.touching(cell)).forEach(sums::set));
        for (int s = sums.nextSetBit(0); s >= 0; s = sums.nextSetBit(s + 1)) {
            Lattice.Sum sum = lattice.sums.get(s);
            if (!ofMeans || !lattice.isDifference(sum.ways()[0][sum.ways()[0].length - 1])) {
                for (int[] way : sum.ways()) {
                    tie(programme, sum.whole(), way, position, changes);
                }
            }
        }
        int[] apart = changes[0];
        programme.row(apart, new double[] {1, -1, -1, 1}, width, Double.POSITIVE_INFINITY);
        double[] point = programme.optimum(
                costs.stream().mapToDouble(Double::doubleValue).toArray(), false, false);
        effort += 50 + programme.size();
        if (point == null) {
            return null;
        }
        return cells.stream()
                .filter(cell -> price[cell] > 0)
                .filter(cell -> Arrays.stream(changes[position.get(cell)]).anyMatch(change -> point[change] > 1e-6))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static void tie(
            LinearProgramme programme, int whole, int[] way, Map<Integer, Integer> position, int[][] changes) {
        var touched = new ArrayList<int[]>();
        var signs = new ArrayList<Integer>();
        for (int k = 0; k <= way.length; k++) {
            Integer at = position.get(k < way.length ? way[k] : whole);
            if (at != null) {
                touched.add(changes[at]);
                signs.add(k < way.length ? 1 : -1);
            }
        }
        for (int table = 0; table < 2 && !touched.isEmpty(); table++) {
            int[] variables = new int[2 * touched.size()];
            double[] coefficients = new double[variables.length];
            for (int k = 0; k < touched.size(); k++) {
                variables[2 * k] = touched.get(k)[2 * table];
                variables[2 * k + 1] = touched.get(k)[2 * table + 1];
                coefficients[2 * k] = signs.get(k);
                coefficients[2 * k + 1] = -signs.get(k);
            }
            programme.row(variables, coefficients, 0, 0);
        }
    }

    long effort() {
        return effort;
    }
}
