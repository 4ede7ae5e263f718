package se.tillit.statistics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the normal likelihood needs of the answers: respondents who answered the same items are one pattern, of which
 * number, means and covariances say everything. Items are centred and scaled to variance one, so that numbers in
 * thousands and numbers in thousandths are fitted equally well.
 *
 * @param n respondents with at least one answer
 * @param centre each item's mean
 * @param scale each item's standard deviation (divisor: those who answered)
 * @param answered how many answered each item
 */
record Patterns(int n, double[] centre, double[] scale, int[] answered, List<Pattern> patterns) {

    /**
     * @param observed the items answered, ascending
     * @param mean of the answered items
     * @param covariance of the answered items, divisor n
     */
    record Pattern(int n, int[] observed, double[] mean, double[][] covariance) {}

    /** @param columns one array per item; a missing answer makes a pattern of its own */
    static Patterns of(double[][] columns) {
        int items = columns.length;
        double[] centre = new double[items];
        double[] scale = new double[items];
        int[] answered = new int[items];
        for (int i = 0; i < items; i++) {
            double[] present = Moments.present(columns[i]);
            answered[i] = present.length;
            centre[i] = present.length == 0 ? 0 : Moments.mean(present);
            scale[i] = Math.sqrt(Moments.variance(present) * (present.length - 1) / present.length);
        }
        Map<BitSet, List<Integer>> rowsOf = new LinkedHashMap<>();
        for (int row = 0; row < (items == 0 ? 0 : columns[0].length); row++) {
            BitSet observed = new BitSet(items);
            for (int i = 0; i < items; i++) {
                observed.set(i, !Double.isNaN(columns[i][row]));
            }
            if (!observed.isEmpty()) {
                rowsOf.computeIfAbsent(observed, added -> new ArrayList<>()).add(row);
            }
        }
        List<Pattern> patterns = new ArrayList<>();
        int n = 0;
        for (Map.Entry<BitSet, List<Integer>> entry : rowsOf.entrySet()) {
            int[] rows = entry.getValue().stream().mapToInt(Integer::intValue).toArray();
            patterns.add(pattern(columns, centre, scale, entry.getKey().stream().toArray(), rows));
            n += rows.length;
        }
        return new Patterns(n, centre, scale, answered, patterns);
    }

    private static Pattern pattern(double[][] columns, double[] centre, double[] scale, int[] observed, int[] rows) {
        double[] mean = new double[observed.length];
        double[][] deviations = new double[observed.length][];
        for (int a = 0; a < observed.length; a++) {
            int item = observed[a];
            double[] scaled = CompleteRows.pick(columns[item], rows);
            for (int row = 0; row < rows.length; row++) {
                scaled[row] = (scaled[row] - centre[item]) / scale[item];
            }
            mean[a] = Moments.mean(scaled);
            for (int row = 0; row < rows.length; row++) {
                scaled[row] -= mean[a];
            }
            deviations[a] = scaled;
        }
        double[][] covariance = new double[observed.length][observed.length];
        for (int a = 0; a < observed.length; a++) {
            for (int b = 0; b <= a; b++) {
                covariance[a][b] = covariance[b][a] = Moments.dot(deviations[a], deviations[b]) / rows.length;
            }
        }
        return new Pattern(rows.length, observed, mean, covariance);
    }

    int items() {
        return centre.length;
    }

    /** −½ times this is the likelihood's part that does not depend on the model: log 2π, and the items' scaling. */
    double constantDeviance() {
        return IntStream.range(0, items())
                .mapToDouble(i -> answered[i] * (Math.log(2 * Math.PI) + 2 * Math.log(scale[i])))
                .sum();
    }

    /**
     * Calls for each pattern with the inverse of its part of Σ.
     *
     * @return the sum over patterns of n·log|Σ|, infinite where some part of Σ is not positive definite
     */
    double forEach(double[][] sigma, Visitor visitor) {
        double logDeterminants = 0;
        for (Pattern pattern : patterns) {
            int[] observed = pattern.observed;
            int size = observed.length;
            double[][] part = new double[size][size];
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) {
                    part[a][b] = sigma[observed[a]][observed[b]];
                }
            }
            PositiveDefinite factor = PositiveDefinite.factor(part).orElse(null);
            if (factor == null) {
                return Double.POSITIVE_INFINITY;
            }
            logDeterminants += pattern.n * factor.logDeterminant();
            visitor.visit(pattern, factor.inverse());
        }
        return logDeterminants;
    }

    @FunctionalInterface
    interface Visitor {
        /** @param inverse of the pattern's part of Σ */
        void visit(Pattern pattern, double[][] inverse);
    }
}
