package se.tillit.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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

    /** So many cells are sorted into components in the time of one step of a programme: what matters only where there are thousands. */
    private static final int CELLS_A_STEP = 40;

    private final Lattice lattice;
    private final World world;
    private final Sensitivity sensitivity;
    private final Map<List<Integer>, Optional<Breach>> remembered = new HashMap<>();
    /** How often a cell was the one found out: such cells are tried first. */
    private final int[] blame;

    /** Whether only tables in whole numbers count as possible. */
    private boolean strict;

    private long programmes;
    private long effort;

    Attacker(Lattice lattice, World world, Sensitivity sensitivity) {
        this.lattice = lattice;
        this.world = world;
        this.sensitivity = sensitivity;
        blame = new int[lattice.size];
    }

    /** One breach for each component that has any, apart from those in cells that cannot be helped. */
    List<Breach> attack(boolean[] withheld, Set<Integer> hopeless) {
        effort += lattice.size / CELLS_A_STEP;
        var found = new ArrayList<Breach>();
        for (Component component : Component.all(lattice, world, withheld)) {
            if (!noTarget(component)) {
                Breach breach = firstBreach(component, hopeless);
                if (breach != null) {
                    found.add(breach);
                }
            }
        }
        return found;
    }

    /** Everything that can be inferred. */
    List<Breach> attackAll(boolean[] withheld) {
        var found = new ArrayList<Breach>();
        for (Component component : Component.all(lattice, world, withheld)) {
            if (!noTarget(component)) {
                found.addAll(new Attack(component).breaches(Set.of(), Integer.MAX_VALUE));
            }
        }
        return found;
    }

    private @Nullable Breach firstBreach(Component component, Set<Integer> hopeless) {
        List<Integer> key = component.key();
        Optional<Breach> known = remembered.get(key);
        if (known == null || known.isPresent() && hopeless.contains(known.get().cell())) {
            if (remembered.size() >= MAX_REMEMBERED) {
                remembered.clear();
            }
            known = new Attack(component).breaches(hopeless, 1).stream().findFirst();
            known.ifPresent(breach -> blame[breach.cell()]++);
            remembered.put(key, known);
        }
        return known.orElse(null);
    }

    /** From now on nothing is believed possible that is not seen in whole numbers. */
    void becomeStrict() {
        strict = true;
        remembered.clear();
    }

    List<Component> components(boolean[] withheld) {
        return Component.all(lattice, world, withheld);
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

    /** What the programmes solved so far cost, in a unit that is the same on every machine. */
    long effort() {
        return effort;
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

        List<Breach> breaches(Set<Integer> hopeless, int limit) {
            List<Integer> targets = IntStream.range(0, component.cells().length)
                    .filter(i -> sensitivity.target(component.cells()[i]))
                    .filter(i -> !component.printed()[i]
                            && !hopeless.contains(component.cells()[i]))
                    .boxed()
                    .sorted(Comparator.comparingInt(
                                    (Integer i) -> -blame[component.cells()[i]])
                            .thenComparingDouble(i -> world.count(component.cells()[i]))
                            .thenComparing(i -> i))
                    .toList();
            var breaches = new ArrayList<Breach>();
            for (int i : targets) {
                int cell = component.cells()[i];
                boolean withMean = !Double.isNaN(lattice.mean(cell)) && Double.isNaN(world.excessEach(cell));
                if (!countIsSafe(i, cell)) {
                    breaches.add(new Breach(cell, false, low[i], high[i]));
                } else if (withMean && !meanIsSafe(i, cell)) {
                    breaches.add(new Breach(cell, true, lowMean[i], highMean[i]));
                }
                if (breaches.size() == limit) {
                    break;
                }
            }
            return breaches;
        }

        private boolean countIsSafe(int i, int cell) {
            if (wide(i, cell) || knownLarge(i, cell)) {
                return true;
            }
            double[] most = polytope.extremeCount(cell, true, false);
            solved();
            double greatest = most == null ? leastCount[i] : Math.floor(witness(most, cell) + 1e-6);
            if (wide(i, cell) || most != null && greatest == 0) {
                return true;
            }
            if (!strict || greatest - leastCount[i] < sensitivity.neededWidth(cell) || polytope.size() > MAX_WHOLE) {
                low[i] = leastCount[i];
                high[i] = greatest;
                return false;
            }
            for (boolean up : new boolean[] {false, true}) {
                double[] point = polytope.extremeCount(cell, up, true);
                solved();
                if (point != null) {
                    witness(point, cell);
                }
            }
            return wide(i, cell);
        }

        private void solved() {
            programmes++;
            effort += 50 + polytope.size();
        }

        private boolean wide(int i, int cell) {
            return high[i] - low[i] >= sensitivity.neededWidth(cell) - 1e-6;
        }

        private boolean knownLarge(int i, int cell) {
            if (Double.isNaN(leastCount[i])) {
                double[] point = polytope.extremeCount(cell, false, false);
                solved();
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
                    solved();
                    if (point != null && !witnessed(point) && strict && polytope.size() <= MAX_WHOLE) {
                        double[] whole = polytope.extremeExcess(cell, n, up, true);
                        solved();
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
            double[] whole = strict ? polytope.whole(point) : point;
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
