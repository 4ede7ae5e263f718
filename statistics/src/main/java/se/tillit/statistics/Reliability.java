package se.tillit.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Internal consistency of a scale: Cronbach's alpha, its intervals, and what each item does to it.
 *
 * <p>α = k/(k−1) · (1 − tr C / 1'C1) of the items' covariance matrix C (Cronbach 1951). Two 95 % intervals: Feldt's
 * (1965), (1−α)·F with n−1 and (n−1)(k−1) degrees of freedom, exact for parallel normal items; and the normal interval
 * with the asymptotic standard error of Duhachek and Iacobucci (2004).
 *
 * @param n the respondents behind it: under {@link Missing#COMPLETE} those with every answer, otherwise all
 * @param k the number of items
 * @param standardized alpha of the correlation matrix
 */
public record Reliability(
        int n,
        int k,
        Missing missing,
        Estimate alpha,
        Interval feldt,
        Estimate standardError,
        Interval duhachekIacobucci,
        Estimate standardized,
        Estimate meanInterItemCorrelation,
        List<Item> items) {

    /** What is done with respondents who left an item out. */
    public enum Missing {
        /** Only those who answered every item count. */
        COMPLETE,
        /** Each covariance uses those who answered both items; n, for the intervals, is all respondents. */
        PAIRWISE
    }

    /**
     * One item in its scale.
     *
     * @param correctedItemTotal correlation with the sum of the other items
     * @param alphaIfDeleted alpha of the other items
     */
    public record Item(String name, Estimate mean, Estimate sd, Estimate correctedItemTotal, Estimate alphaIfDeleted) {}

    /** @param columns one array per item, {@code NaN} where missing */
    public static Reliability of(List<String> items, double[][] columns, Missing missing) {
        Moments moments =
                switch (missing) {
                    case COMPLETE -> Moments.complete(columns);
                    case PAIRWISE -> Moments.pairwise(columns);
                };
        int n = moments.n();
        int k = columns.length;
        double[][] c = moments.covariance();
        double variances = 0;
        double total = 0;
        double sumOfSquares = 0;
        double squaredRowSums = 0;
        double correlations = 0;
        for (int i = 0; i < k; i++) {
            double rowSum = 0;
            for (int j = 0; j < k; j++) {
                rowSum += c[i][j];
                sumOfSquares += c[i][j] * c[i][j];
                correlations += i == j ? 0 : c[i][j] / Math.sqrt(c[i][i] * c[j][j]);
            }
            variances += c[i][i];
            total += rowSum;
            squaredRowSums += rowSum * rowSum;
        }
        String undefined = whyUndefined(items, n, c, total);
        double alpha = alpha(k, variances, total);
        double meanCorrelation = correlations / (k * (k - 1.0));
        // Duhachek and Iacobucci 2004, eq. 2: tr V² is the sum of squares, 1'V²1 the sum of squared row sums.
        double q = 2.0
                * k
                * k
                / ((k - 1.0) * (k - 1.0) * total * total * total)
                * (total * (sumOfSquares + variances * variances) - 2 * variances * squaredRowSums);
        double standardError = Math.sqrt(q / n);
        double trace = variances;
        double sum = total;
        return new Reliability(
                n,
                k,
                missing,
                Estimate.of(alpha, undefined),
                feldt(alpha, n, k, undefined),
                Estimate.of(standardError, undefined),
                Interval.around(alpha, Distributions.Z975 * standardError, undefined),
                Estimate.of(k * meanCorrelation / (1 + (k - 1) * meanCorrelation), undefined),
                Estimate.of(meanCorrelation, undefined),
                IntStream.range(0, k)
                        .mapToObj(i -> item(items.get(i), i, moments, trace, sum))
                        .toList());
    }

    private static double alpha(int k, double variances, double total) {
        return total > 0 ? k / (k - 1.0) * (1 - variances / total) : Double.NaN;
    }

    private static Interval feldt(double alpha, int n, int k, String undefined) {
        if (!Double.isFinite(alpha) || n < 2) {
            return Interval.of(Double.NaN, Double.NaN, undefined);
        }
        double df1 = n - 1.0;
        double df2 = df1 * (k - 1);
        return Interval.of(
                1 - (1 - alpha) * Distributions.fQuantile(0.975, df1, df2),
                1 - (1 - alpha) * Distributions.fQuantile(0.025, df1, df2),
                undefined);
    }

    private static Item item(String name, int i, Moments moments, double variances, double total) {
        double[][] c = moments.covariance();
        int k = c.length;
        double rowSum = 0;
        for (double covariance : c[i]) {
            rowSum += covariance;
        }
        double own = c[i][i];
        double rest = total - 2 * rowSum + own;
        String constant = own == 0 ? "everybody gave item " + name + " the same answer" : "the other items do not vary";
        return new Item(
                name,
                Estimate.of(moments.mean()[i], "nobody answered item " + name),
                Estimate.of(Math.sqrt(own), "fewer than two answered item " + name),
                Estimate.of((rowSum - own) / Math.sqrt(own * rest), constant),
                Estimate.of(
                        k > 2 ? alpha(k - 1, variances - own, rest) : Double.NaN,
                        k > 2 ? "the other items do not vary together" : "one item alone has no alpha"));
    }

    private static String whyUndefined(List<String> items, int n, double[][] c, double total) {
        if (items.size() < 2) {
            return "alpha needs at least two items";
        }
        if (n < 2) {
            return "fewer than two respondents answered the items";
        }
        List<String> constant = IntStream.range(0, items.size())
                .filter(i -> c[i][i] == 0)
                .mapToObj(items::get)
                .toList();
        if (!constant.isEmpty()) {
            return "everybody gave the same answer to " + String.join(", ", constant);
        }
        return total > 0 ? "too few respondents answered the same items" : "the sum of the items does not vary";
    }
}
