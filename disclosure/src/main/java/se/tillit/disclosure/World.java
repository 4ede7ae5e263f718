package se.tillit.disclosure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One complete set of numbers that agrees with the tables: counts, and sums of answers above the low end of the scale
 * ("excess"), for every cell, the latent ones included. The truth is such a world; where printed means leave the sums
 * open, any is as good, because the attacker is then granted more than the means tell: every printed sum exactly.
 */
final class World {

    private final Lattice lattice;
    private final double[] count;
    private final double[] excess;
    private final boolean[] means;
    private final boolean[] wholeSums;
    private final boolean[] answersAreScale;
    private final double[] cap;

    World(Lattice lattice) {
        this.lattice = lattice;
        count = new double[lattice.size];
        excess = new double[lattice.size];
        means = new boolean[lattice.measures];
        wholeSums = new boolean[lattice.measures];
        answersAreScale = new boolean[lattice.measures];
        cap = new double[lattice.measures];
        Arrays.fill(count, Double.NaN);
        Arrays.fill(excess, Double.NaN);
        for (int cell = 0; cell < lattice.visible; cell++) {
            int measure = lattice.measure(cell);
            means[measure] |= !Double.isNaN(lattice.mean(cell));
            if (lattice.n(cell) >= 0) {
                count[cell] = lattice.n(cell);
                cap[measure] = Math.max(cap[measure], 2 * count[cell]);
            }
        }
        Rules rules = lattice.release().rules();
        for (int measure = 0; measure < lattice.measures; measure++) {
            cap[measure] += 10 * rules.minWidth();
        }
        checkCounts();
        recogniseAnswers();
        boolean settled = settleSums();
        checkWholeSums();
        if (!settled || !completeLatent()) {
            solveEverything();
        }
    }

    private void checkCounts() {
        var problems = new Problems();
        for (Lattice.Sum sum : lattice.sums) {
            for (int[] way : sum.ways()) {
                double parts = total(way, count);
                if (!lattice.isDifference(way[way.length - 1]) && Math.abs(parts - count[sum.whole()]) > 0.5) {
                    problems.add("%s: n is %d, but its parts (%s, …) have %d together"
                            .formatted(
                                    lattice.placed(sum.whole()), lattice.n(sum.whole()), lattice.placed(way[0]), (long)
                                            parts));
                }
            }
        }
        problems.throwIfAny();
        for (int cell = 0; cell < lattice.size; cell++) {
            if (lattice.isDifference(cell)) {
                count[cell] = count[lattice.difference(cell).larger()]
                        - count[lattice.difference(cell).smaller()];
                excess[cell] = 0;
            }
        }
    }

    /** The sum, or NaN where a part is unknown. */
    private static double total(int[] cells, double[] values) {
        double total = 0;
        for (int cell : cells) {
            total += values[cell];
        }
        return total;
    }

    /**
     * Where the answers' names are points of the scale and every mean agrees with its distribution, the sum of a group
     * follows from its counts; otherwise they are two different questions.
     */
    private void recogniseAnswers() {
        int axis = lattice.answerAxis;
        if (axis < 0) {
            return;
        }
        System.arraycopy(means, 0, answersAreScale, 0, means.length);
        for (int cell = 0; cell < lattice.size; cell++) {
            if (!lattice.isDifference(cell) && !Double.isNaN(points(cell))) {
                Scale scale = lattice.release().scale();
                answersAreScale[lattice.measure(cell)] &= points(cell) >= scale.low() && points(cell) <= scale.high();
            } else if (!lattice.isDifference(cell) && lattice.axes.get(axis).isLeaf(lattice.node(cell, axis))) {
                answersAreScale[lattice.measure(cell)] = false;
            }
        }
        for (Lattice.Sum sum : lattice.sums) {
            double mean = lattice.mean(sum.whole());
            for (int[] way : sum.ways()) {
                double points = 0;
                for (int part : way) {
                    points += lattice.isDifference(part) ? Double.NaN : count[part] * points(part);
                }
                double n = count[sum.whole()];
                if (Math.abs(points - n * mean) > n * lattice.halfStep() + 1e-6) {
                    answersAreScale[lattice.measure(sum.whole())] = false;
                }
            }
        }
    }

    private double points(int cell) {
        return lattice.axes.get(lattice.answerAxis).value(lattice.node(cell, lattice.answerAxis));
    }

    /** What each person in the cell adds to the excess, where that is one number; otherwise NaN. */
    double excessEach(int cell) {
        return lattice.answerAxis < 0 || lattice.isDifference(cell) || !answersAreScale[lattice.measure(cell)]
                ? Double.NaN
                : points(cell) - lattice.release().scale().low();
    }

    /** The sum of answers of a cell above the low end, as printed: its middle, or NaN where no mean is printed. */
    private double printedExcess(int cell) {
        double n = count[cell];
        double each = excessEach(cell);
        return n == 0
                ? 0
                : !Double.isNaN(each)
                        ? n * each
                        : n * (lattice.mean(cell) - lattice.release().scale().low());
    }

    private double slack(int cell) {
        return Double.isNaN(excessEach(cell)) ? count[cell] * lattice.halfStep() + 1e-9 : 1e-9;
    }

    /** Sums from the smallest groups upward, whole numbers where they fit; false where they then do not add up. */
    private boolean settleSums() {
        var sumOf = new Lattice.@Nullable Sum[lattice.size];
        lattice.sums.forEach(sum -> sumOf[sum.whole()] = sumOf[sum.whole()] == null ? sum : sumOf[sum.whole()]);
        for (int cell = 0; cell < lattice.visible; cell++) {
            if (means[lattice.measure(cell)]) {
                settle(cell, sumOf);
            }
        }
        for (int cell = 0; cell < lattice.visible; cell++) {
            if (Math.abs(printedExcess(cell) - excess[cell]) > slack(cell)) {
                return false;
            }
        }
        for (Lattice.Sum sum : lattice.sums) {
            for (int[] way : sum.ways()) {
                if (!lattice.isDifference(way[way.length - 1])
                        && Math.abs(total(way, excess) - excess[sum.whole()]) > 1e-6) {
                    return false;
                }
            }
        }
        return true;
    }

    private void settle(int cell, Lattice.@Nullable Sum[] sumOf) {
        double printed = printedExcess(cell);
        Lattice.Sum sum = sumOf[cell];
        if (!Double.isNaN(excess[cell]) || Double.isNaN(printed)) {
            return;
        }
        if (sum != null && Double.isNaN(excessEach(cell))) {
            for (int[] way : sum.ways()) {
                for (int part : way) {
                    if (part < lattice.visible && !Double.isNaN(count[part])) {
                        settle(part, sumOf);
                    }
                }
                double total = total(way, excess);
                if (!Double.isNaN(total)) {
                    excess[cell] = total;
                    return;
                }
            }
        }
        double low = lattice.release().scale().low();
        double whole = Math.rint(printed + count[cell] * low) - count[cell] * low;
        excess[cell] = Math.abs(whole - printed) <= slack(cell) ? whole : printed;
    }

    /** Whether the sums look like sums of whole answers: then the attacker may reason so too. */
    private void checkWholeSums() {
        Scale scale = lattice.release().scale();
        boolean wholeScale = scale.low() == Math.rint(scale.low()) && scale.high() == Math.rint(scale.high());
        Arrays.fill(wholeSums, wholeScale);
        for (int cell = 0; cell < lattice.visible; cell++) {
            if (!Double.isNaN(excess[cell]) && Math.abs(excess[cell] - Math.rint(excess[cell])) > 1e-9) {
                wholeSums[lattice.measure(cell)] = false;
            }
        }
    }

    /** Values for what no table shows; false where none agree with the sums that were settled. */
    private boolean completeLatent() {
        for (Component component : Component.all(lattice, this, new boolean[lattice.size])) {
            var polytope = new Polytope(lattice, this, component);
            double[] point = polytope.anyPoint();
            if (point == null) {
                return false;
            }
            for (int cell : component.cells()) {
                count[cell] = polytope.count(cell, point);
                excess[cell] = means[lattice.measure(cell)] ? polytope.excess(cell, point) : 0;
            }
        }
        return true;
    }

    /** Everything at once, each printed mean within its rounding: the last word on whether the tables hang together. */
    private void solveEverything() {
        Scale scale = lattice.release().scale();
        boolean wholeScale = scale.low() == Math.rint(scale.low()) && scale.high() == Math.rint(scale.high());
        if (!(wholeScale && solve(true)) && !solve(false)) {
            var problems = new Problems();
            problems.add("the counts and means contradict each other: no answers could give all of them");
            problems.throwIfAny();
        }
        checkWholeSums();
    }

    /** With whole sums each interval shrinks to whole numbers, and a corner of what remains is nearly always whole. */
    private boolean solve(boolean whole) {
        var programme = new LinearProgramme();
        int[] counts = new int[lattice.size];
        int[] sums = new int[lattice.size];
        double length = lattice.release().scale().length();
        for (int cell = 0; cell < lattice.size; cell++) {
            int n = lattice.n(cell);
            double upper = Math.min(lattice.upper(cell), cap[lattice.measure(cell)]);
            counts[cell] = programme.variable(Math.max(n, 0), n >= 0 ? n : upper, false);
            double printed = n < 0 ? Double.NaN : printedExcess(cell);
            boolean known = !Double.isNaN(printed);
            double low = known ? Math.max(0, printed - slack(cell)) : 0;
            double high = known ? printed + slack(cell) : Double.POSITIVE_INFINITY;
            if (whole && Math.ceil(low) > Math.floor(high)) {
                return false;
            }
            sums[cell] = programme.variable(whole ? Math.ceil(low) : low, whole ? Math.floor(high) : high, false);
            double each = excessEach(cell);
            if (!Double.isNaN(each)) {
                programme.row(new int[] {sums[cell], counts[cell]}, new double[] {1, -each}, 0, 0);
            } else if (!lattice.isDifference(cell)) {
                programme.row(
                        new int[] {sums[cell], counts[cell]}, new double[] {1, -length}, Double.NEGATIVE_INFINITY, 0);
            }
        }
        for (Lattice.Sum sum : lattice.sums) {
            boolean difference = lattice.isDifference(sum.ways()[0][sum.ways()[0].length - 1]);
            for (int[] way : sum.ways()) {
                addUp(programme, counts, way, sum.whole());
                if (!difference) {
                    addUp(programme, sums, way, sum.whole());
                }
            }
        }
        double[] point = programme.optimum(new double[programme.size()], false, false);
        if (point == null) {
            return false;
        }
        for (int cell = 0; cell < lattice.size; cell++) {
            count[cell] = point[counts[cell]];
            excess[cell] = whole && Math.abs(point[sums[cell]] - Math.rint(point[sums[cell]])) < 1e-6
                    ? Math.rint(point[sums[cell]])
                    : point[sums[cell]];
        }
        return true;
    }

    private static void addUp(LinearProgramme programme, int[] variables, int[] way, int whole) {
        int[] row = new int[way.length + 1];
        double[] ones = new double[row.length];
        Arrays.fill(ones, 1);
        for (int k = 0; k < way.length; k++) {
            row[k] = variables[way[k]];
        }
        row[way.length] = variables[whole];
        ones[way.length] = -1;
        programme.row(row, ones, 0, 0);
    }

    double count(int cell) {
        return count[cell];
    }

    double excess(int cell) {
        return excess[cell];
    }

    boolean hasMeans(int measure) {
        return means[measure];
    }

    boolean hasWholeSums(int measure) {
        return wholeSums[measure];
    }

    /** More than the attacker could ever find possible; it only keeps the programmes bounded. */
    double cap(int measure) {
        return cap[measure];
    }

    /** Whether printing the cell also tells its sum of answers. */
    boolean tellsSum(int cell) {
        return !means[lattice.measure(cell)]
                || lattice.n(cell) == 0
                || !Double.isNaN(lattice.mean(cell))
                || !Double.isNaN(excessEach(cell));
    }
}
