package se.tillit.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether the members of a group answer alike: r_wg for one item, r_wg(j) for several (James, Demaree and Wolf 1984),
 * and r*_wg(j), which does not rise with the number of items (Lindell, Brandt and Whitney 1999).
 *
 * <p>With s̄² the mean variance of the J items within the group and σ² = (A²−1)/12, the variance had everybody answered
 * at random on A points: q = 1 − s̄²/σ² is r*, and r_wg(j) = J·q/(J·q + s̄²/σ²). Where members disagree more than chance
 * (s̄² &gt; σ²) the formula leaves its meaning (below 0 or above 1): the raw value is given beside the customary truncation
 * to 0. Unanimity is 1; one person alone agrees with nobody.
 *
 * @param units groups with at least one complete answer
 * @param meanTruncated mean over groups of two or more, as are the median and the share
 * @param share070 share of those groups at or above 0.70
 */
public record Agreement(
        int scalePoints,
        int items,
        int units,
        Estimate meanTruncated,
        Estimate medianTruncated,
        Estimate share070,
        List<Unit> byUnit) {

    /** One group. @param n its members who answered every item */
    public record Unit(
            String name, int n, Estimate meanItemVariance, Estimate rwgj, Estimate rwgjTruncated, Estimate rStar) {}

    /**
     * @param columns one array per item, {@code NaN} where missing; respondents with every answer count
     * @param scalePoints the number of answers to choose from, at least 2
     */
    public static Agreement of(double[][] columns, Grouping grouping, int scalePoints) {
        if (scalePoints < 2) {
            throw new IllegalArgumentException("a scale has at least two points, not " + scalePoints);
        }
        int items = columns.length;
        int all = grouping.labels().size();
        int[] codes = grouping.codes();
        int[] rows = Arrays.stream(CompleteRows.indices(columns))
                .filter(row -> codes[row] != Grouping.MISSING)
                .toArray();
        int[] size = new int[all];
        double[][] sum = new double[items][all];
        List<Integer> order = new ArrayList<>();
        for (int row : rows) {
            if (size[codes[row]]++ == 0) {
                order.add(codes[row]);
            }
            for (int item = 0; item < items; item++) {
                sum[item][codes[row]] += columns[item][row];
            }
        }
        double[] squares = new double[all];
        for (int row : rows) {
            int group = codes[row];
            for (int item = 0; item < items; item++) {
                double deviation = columns[item][row] - sum[item][group] / size[group];
                squares[group] += deviation * deviation;
            }
        }
        List<Unit> units = order.stream()
                .map(group -> unit(
                        grouping.labels().get(group),
                        size[group],
                        squares[group] / (size[group] - 1.0) / items,
                        items,
                        scalePoints))
                .toList();
        double[] truncated = units.stream()
                .map(Unit::rwgjTruncated)
                .filter(Estimate::isDefined)
                .mapToDouble(Estimate::value)
                .sorted()
                .toArray();
        String undefined = "no group has two members who answered every item";
        return new Agreement(
                scalePoints,
                items,
                units.size(),
                Estimate.of(Arrays.stream(truncated).average().orElse(Double.NaN), undefined),
                Estimate.of(median(truncated), undefined),
                Estimate.of(
                        Arrays.stream(truncated).filter(r -> r >= 0.7).count() / (double) truncated.length, undefined),
                units);
    }

    private static Unit unit(String name, int n, double variance, int items, int scalePoints) {
        double expected = ((double) scalePoints * scalePoints - 1) / 12;
        double ratio = variance / expected;
        double q = 1 - ratio;
        double rwgj = items * q / (items * q + ratio);
        String alone = "one person alone agrees with nobody";
        return new Unit(
                name,
                n,
                Estimate.of(variance, alone),
                Estimate.of(rwgj, n < 2 ? alone : "the formula divides by zero at this variance"),
                Estimate.of(ratio > 1 ? 0 : rwgj, alone),
                Estimate.of(q, alone));
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
