package se.tillit.statistics;

/**
 * How much of the variation lies between groups: the one-way analysis of variance and the intraclass correlations from
 * it. ICC(1) = (MSB−MSW)/(MSB+(n̄−1)·MSW), ICC(2) = (MSB−MSW)/MSB, the reliability of a group's mean (Bartko 1976;
 * James 1982; Shrout and Fleiss 1979). ICC(1) is given with the mean group size n̄ and with
 * n₀ = (N − Σnⱼ²/N)/(K−1), which is unbiased where groups differ in size (Searle 1971). Negative values are kept: they
 * say that groups differ less than chance would make them.
 *
 * @param n answers with a value and a group
 * @param groups groups with at least one answer
 */
public record IntraclassCorrelation(
        int n,
        int groups,
        Estimate meanSize,
        Estimate n0,
        Estimate meanSquareBetween,
        Estimate meanSquareWithin,
        Estimate f,
        Estimate p,
        Estimate icc1MeanSize,
        Estimate icc1N0,
        Estimate icc2) {

    /** @param values one value per answer, {@code NaN} where missing */
    public static IntraclassCorrelation of(double[] values, Grouping grouping) {
        int[] codes = grouping.codes();
        int all = grouping.labels().size();
        int[] size = new int[all];
        double[] sum = new double[all];
        double centre = centre(values);
        for (int i = 0; i < values.length; i++) {
            if (counts(values[i], codes[i])) {
                size[codes[i]]++;
                sum[codes[i]] += values[i] - centre;
            }
        }
        double n = 0;
        double groups = 0;
        double grandSum = 0;
        double squaredSizes = 0;
        for (int group = 0; group < all; group++) {
            n += size[group];
            groups += size[group] > 0 ? 1 : 0;
            grandSum += sum[group];
            squaredSizes += (double) size[group] * size[group];
        }
        double within = 0;
        for (int i = 0; i < values.length; i++) {
            if (counts(values[i], codes[i])) {
                double deviation = values[i] - centre - sum[codes[i]] / size[codes[i]];
                within += deviation * deviation;
            }
        }
        double between = 0;
        for (int group = 0; group < all; group++) {
            if (size[group] > 0) {
                double deviation = sum[group] / size[group] - grandSum / n;
                between += size[group] * deviation * deviation;
            }
        }
        double msb = between / (groups - 1);
        double msw = within / (n - groups);
        double f = msb / msw;
        double meanSize = n / groups;
        double n0 = (n - squaredSizes / n) / (groups - 1);
        String undefined = whyUndefined(n, groups, within, between);
        return new IntraclassCorrelation(
                (int) n,
                (int) groups,
                Estimate.of(meanSize, undefined),
                Estimate.of(n0, undefined),
                Estimate.of(msb, undefined),
                Estimate.of(msw, undefined),
                Estimate.of(f, undefined),
                Estimate.of(
                        Double.isFinite(f) ? Distributions.fUpper(f, groups - 1, n - groups) : Double.NaN, undefined),
                Estimate.of((msb - msw) / (msb + (meanSize - 1) * msw), undefined),
                Estimate.of((msb - msw) / (msb + (n0 - 1) * msw), undefined),
                Estimate.of((msb - msw) / msb, undefined));
    }

    private static boolean counts(double value, int code) {
        return !Double.isNaN(value) && code != Grouping.MISSING;
    }

    /** Any value near the answers: sums of deviations from it lose fewer digits than sums of the answers. */
    private static double centre(double[] values) {
        for (double value : values) {
            if (!Double.isNaN(value)) {
                return value;
            }
        }
        return 0;
    }

    private static String whyUndefined(double n, double groups, double within, double between) {
        if (groups < 2) {
            return "fewer than two groups have answers";
        }
        if (n == groups) {
            return "no group has more than one answer";
        }
        if (between == 0 && within == 0) {
            return "everybody gave the same answer";
        }
        return within == 0 ? "within every group all gave the same answer" : "the groups' means do not differ";
    }
}
