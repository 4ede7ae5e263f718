package se.tillit.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads everything published, knows the structure, the headcounts and the scale, and infers what it can: for each
 * withheld number the smallest and largest value that agree with the rest.
 *
 * <p>Linear programmes ignore that people come whole, so that their intervals can be wider than the true ones. Here an
 * interval counts as wide only when two complete tables <em>in whole numbers</em>, checked by adding up, lie that far
 * apart; a corner of a linear programme often is such a table, and where it is not an integer programme looks for one.
 * A group counts as known to be large when already the linear bound says so.
 */
final class Attacker {

    /** What is inferred too closely of one cell: its count, or (of means) its mean. */
    record Breach(int cell, boolean ofMean, double low, double high) {}

    /** Larger integer programmes are not tried: the interval then counts as narrow and more is withheld. */
    private static final int MAX_WHOLE = 600;

    private static final int MAX_REMEMBERED = 100_000;

    private final Lattice lattice;
    private final World world;
    private final Sensitivity sensitivity;
    private final Map<List<Integer>, List<Breach>> remembered = new HashMap<>();
    private long programmes;

    Attacker(Lattice lattice, World world, Sensitivity sensitivity) {
        this.lattice = lattice;
        this.world = world;
        this.sensitivity = sensitivity;
    }

    /** One list for each component with breaches, given what is withheld. */
    List<List<Breach>> attack(boolean[] withheld) {
        var found = new ArrayList<List<Breach>>();
        for (Component component : Component.all(lattice, world, withheld)) {
            List<Breach> breaches = breaches(component);
            if (!breaches.isEmpty()) {
                found.add(breaches);
            }
        }
        return found;
    }

    List<Breach> breaches(Component component) {
        if (noTarget(component)) {
            return List.of();
        }
        List<Integer> key = component.key();
        List<Breach> known = remembered.get(key);
        if (known == null) {
            if (remembered.size() >= MAX_REMEMBERED) {
                remembered.clear();
            }
            known = new Attack(component).breaches();
            remembered.put(key, known);
        }
        return known;
    }

    private boolean noTarget(Component component) {
        for (int i = 0; i < component.cells().length; i++) {
            if (sensitivity.target(component.cells()[i]) && !component.printed()[i]) {
                return false;
            }
        }
        return true;
    }

    long programmes() {
        return programmes;
    }

    /** The attack on one component: every table found possible serves as a witness for all its cells. */
    private final class Attack {

        private final Component component;
        private final Polytope polytope;
        private final double[] low;
        private final double[] high;
        private final double[] lowMean;
        private final double[] highMean;
        private final double[] leastCount;

        Attack(Component component) {
            this.component = component;
            polytope = new Polytope(lattice, world, component);
            int size = component.cells().length;
            low = filled(size, Double.POSITIVE_INFINITY);
            high = filled(size, Double.NEGATIVE_INFINITY);
            lowMean = filled(size, Double.POSITIVE_INFINITY);
            highMean = filled(size, Double.NEGATIVE_INFINITY);
            leastCount = filled(size, Double.NaN);
            witnessed(polytope.world());
        }

        private static double[] filled(int size, double value) {
            double[] values = new double[size];
            Arrays.fill(values, value);
            return values;
        }

        List<Breach> breaches() {
            var breaches = new ArrayList<Breach>();
            for (int i = 0; i < component.cells().length; i++) {
                int cell = component.cells()[i];
                if (sensitivity.target(cell) && !component.printed()[i]) {
                    if (!countIsSafe(i, cell)) {
                        breaches.add(new Breach(cell, false, low[i], high[i]));
                    } else if (!Double.isNaN(lattice.mean(cell))
                            && Double.isNaN(world.excessEach(cell))
                            && !meanIsSafe(i, cell)) {
                        breaches.add(new Breach(cell, true, lowMean[i], highMean[i]));
                    }
                }
            }
            return List.copyOf(breaches);
        }

        private boolean countIsSafe(int i, int cell) {
            if (wide(i, cell) || knownLarge(i, cell)) {
                return true;
            }
            double[] most = polytope.extremeCount(cell, true, false);
            programmes++;
            double greatest = most == null ? leastCount[i] : Math.floor(witness(most, cell) + 1e-6);
            if (wide(i, cell) || most != null && greatest == 0) {
                return true;
            }
            if (greatest - leastCount[i] < sensitivity.neededWidth(cell) || polytope.size() > MAX_WHOLE) {
                low[i] = leastCount[i];
                high[i] = greatest;
                return false;
            }
            for (boolean up : new boolean[] {false, true}) {
                double[] point = polytope.extremeCount(cell, up, true);
                programmes++;
                if (point != null) {
                    witness(point, cell);
                }
            }
            return wide(i, cell);
        }

        private boolean wide(int i, int cell) {
            return high[i] - low[i] >= sensitivity.neededWidth(cell);
        }

        private boolean knownLarge(int i, int cell) {
            if (Double.isNaN(leastCount[i])) {
                double[] point = polytope.extremeCount(cell, false, false);
                programmes++;
                leastCount[i] = point == null ? 0 : Math.ceil(witness(point, cell) - 1e-6);
            }
            return leastCount[i] >= sensitivity.threshold() && !sensitivity.unanimousCount(cell);
        }

        private boolean meanIsSafe(int i, int cell) {
            if (wideMean(i) || !sensitivity.unanimousMean(cell) && knownLarge(i, cell)) {
                return true;
            }
            int truth = lattice.n(cell);
            for (int n = truth; n >= 1; n = n == truth ? Math.min(truth, sensitivity.threshold()) - 1 : n - 1) {
                for (boolean up : new boolean[] {false, true}) {
                    double[] point = polytope.extremeExcess(cell, n, up, false);
                    programmes++;
                    if (point != null && !witnessed(point) && polytope.size() <= MAX_WHOLE) {
                        double[] whole = polytope.extremeExcess(cell, n, up, true);
                        programmes++;
                        if (whole != null) {
                            witnessed(whole);
                        }
                    }
                }
                if (wideMean(i)) {
                    return true;
                }
            }
            // Nobody there, for all that is known: then there is no mean to know.
            return highMean[i] < lowMean[i];
        }

        private boolean wideMean(int i) {
            return highMean[i] - lowMean[i] >= sensitivity.neededMeanWidth() - 1e-9;
        }

        private double witness(double[] point, int cell) {
            double value = polytope.count(cell, point);
            witnessed(point);
            return value;
        }

        /** Widens what is known possible, where the point is a table in whole numbers. */
        private boolean witnessed(double[] point) {
            double[] whole = polytope.whole(point);
            if (whole == null) {
                return false;
            }
            double scaleLow = lattice.release().scale().low();
            for (int i = 0; i < component.cells().length; i++) {
                int cell = component.cells()[i];
                double count = polytope.count(cell, whole);
                low[i] = Math.min(low[i], count);
                high[i] = Math.max(high[i], count);
                if (count >= 1 && !Double.isNaN(lattice.mean(cell))) {
                    double mean = scaleLow + polytope.excess(cell, whole) / count;
                    lowMean[i] = Math.min(lowMean[i], mean);
                    highMean[i] = Math.max(highMean[i], mean);
                }
            }
            return true;
        }
    }
}
