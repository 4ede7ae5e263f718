package se.tillit.statistics;

import java.util.ArrayList;
import java.util.List;

/** Number, mean and variance of each unit's answers. */
final class UnitMeans {

    /** @param variance divisor n − 1; 0 for one answer */
    record Unit(String name, int n, double mean, double variance) {}

    private UnitMeans() {}

    /** The units with an answer, in order of first appearance of their label. */
    static List<Unit> of(double[] values, Grouping units) {
        int all = units.labels().size();
        int[] n = new int[all];
        double[] mean = new double[all];
        double[] squares = new double[all];
        for (int i = 0; i < values.length; i++) {
            int unit = units.codes()[i];
            if (unit != Grouping.MISSING && !Double.isNaN(values[i])) {
                // Welford 1962: no digits are lost to a large mean.
                double deviation = values[i] - mean[unit];
                n[unit]++;
                mean[unit] += deviation / n[unit];
                squares[unit] += deviation * (values[i] - mean[unit]);
            }
        }
        List<Unit> found = new ArrayList<>();
        for (int unit = 0; unit < all; unit++) {
            if (n[unit] > 0) {
                found.add(new Unit(
                        units.labels().get(unit),
                        n[unit],
                        mean[unit],
                        n[unit] < 2 ? 0 : squares[unit] / (n[unit] - 1)));
            }
        }
        return found;
    }
}
