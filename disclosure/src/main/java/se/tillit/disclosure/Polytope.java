package se.tillit.disclosure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything the attacker finds possible in one component: for each unknown cell its count and, where means are shown,
 * its excess (the sum of answers above the low end of the scale, per person between nothing and the scale's length).
 */
final class Polytope {

    private final World world;
    private final LinearProgramme programme = new LinearProgramme();
    private final Map<Integer, Integer> counts = new HashMap<>();
    private final Map<Integer, Integer> sums = new HashMap<>();

    Polytope(Lattice lattice, World world, Component component) {
        this.world = world;
        int measure = lattice.measure(component.cells()[0]);
        boolean means = world.hasMeans(measure);
        var wholes = new HashSet<Integer>();
        for (int s = 0; s < component.wholes().length; s++) {
            if (!isDifference(lattice, component.ways()[s])) {
                wholes.add(component.wholes()[s]);
            }
        }
        for (int i = 0; i < component.cells().length; i++) {
            int cell = component.cells()[i];
            // A count that is printed without its mean stays a constant; only its sum is unknown.
            boolean printed = component.printed()[i];
            if (!printed) {
                double upper = Math.min(lattice.upper(cell), world.cap(measure));
                counts.put(cell, programme.variable(0, upper, true));
            }
            if (means && !lattice.isDifference(cell) && Double.isNaN(world.excessEach(cell))) {
                double length = lattice.release().scale().length();
                double most = length * (printed ? world.count(cell) : world.cap(measure));
                int sum = programme.variable(0, most, world.hasWholeSums(measure));
                sums.put(cell, sum);
                // What is the sum of its parts keeps the scale when they do.
                if (!printed && !wholes.contains(cell)) {
                    programme.row(
                            new int[] {sum, counts.get(cell)}, new double[] {1, -length}, Double.NEGATIVE_INFINITY, 0);
                }
            }
        }
        for (int s = 0; s < component.wholes().length; s++) {
            add(component.wholes()[s], component.ways()[s], false);
            if (means && !isDifference(lattice, component.ways()[s])) {
                add(component.wholes()[s], component.ways()[s], true);
            }
        }
    }

    private static boolean isDifference(Lattice lattice, int[] way) {
        return lattice.isDifference(way[way.length - 1]);
    }

    private void add(int whole, int[] parts, boolean ofSums) {
        int[] variables = new int[parts.length + 1];
        double[] coefficients = new double[parts.length + 1];
        int terms = 0;
        double known = 0;
        for (int k = 0; k <= parts.length; k++) {
            int cell = k < parts.length ? parts[k] : whole;
            double sign = k < parts.length ? 1 : -1;
            double each = ofSums ? world.excessEach(cell) : Double.NaN;
            Integer variable = ofSums && Double.isNaN(each) ? sums.get(cell) : counts.get(cell);
            if (variable == null) {
                known += sign * (ofSums ? world.excess(cell) : world.count(cell));
            } else {
                variables[terms] = variable;
                coefficients[terms++] = Double.isNaN(each) ? sign : sign * each;
            }
        }
        if (terms > 0) {
            programme.row(Arrays.copyOf(variables, terms), Arrays.copyOf(coefficients, terms), -known, -known);
        }
    }

    /** The world itself as a point. */
    double[] world() {
        double[] point = new double[programme.size()];
        counts.forEach((cell, variable) -> point[variable] = world.count(cell));
        sums.forEach((cell, variable) -> point[variable] = world.excess(cell));
        return point;
    }

    double @Nullable [] anyPoint() {
        return programme.optimum(new double[programme.size()], false, false);
    }

    /** The least or greatest count of a cell; in whole numbers where asked. */
    double @Nullable [] extremeCount(int cell, boolean greatest, boolean integer) {
        return programme.extreme(counts.get(cell), greatest, integer);
    }

    /** The least or greatest excess of a cell when it has exactly n answers. */
    double @Nullable [] extremeExcess(int cell, int n, boolean greatest, boolean integer) {
        int variable = counts.get(cell);
        double lower = programme.lower(variable);
        double upper = programme.upper(variable);
        if (n < lower || n > upper) {
            return null;
        }
        programme.fix(variable, n, n);
        double[] point = programme.extreme(sums.get(cell), greatest, integer);
        programme.fix(variable, lower, upper);
        return point;
    }

    /** The point in whole numbers, or null where rounding leaves what is possible. */
    double @Nullable [] whole(double[] point) {
        return programme.rounded(point);
    }

    double count(int cell, double[] point) {
        Integer variable = counts.get(cell);
        return variable == null ? world.count(cell) : point[variable];
    }

    double excess(int cell, double[] point) {
        Integer variable = sums.get(cell);
        if (variable != null) {
            return point[variable];
        }
        double each = world.excessEach(cell);
        return Double.isNaN(each) ? world.excess(cell) : each * count(cell, point);
    }

    int size() {
        return programme.size();
    }
}
