package se.tillit.statistics;

/**
 * The mean of paired differences, such as the same people's change between two waves, by the paired t test (Student
 * 1908), with Cohen's (1988) d_z = mean/sd.
 *
 * @param n pairs with both values
 * @param interval 95 %
 */
public record PairedChange(
        int n,
        Estimate mean,
        Estimate standardError,
        Estimate t,
        int df,
        Estimate p,
        Interval interval,
        Estimate cohenDz) {

    /** @param before in the same order as {@code after}; {@code NaN} where missing */
    public static PairedChange of(double[] before, double[] after) {
        double[] differences = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            differences[i] = after[i] - before[i];
        }
        return of(differences);
    }

    static PairedChange of(double[] allDifferences) {
        double[] differences = Moments.present(allDifferences);
        int n = differences.length;
        double mean = n == 0 ? Double.NaN : Moments.mean(differences);
        double sd = n < 2 ? Double.NaN : Math.sqrt(Moments.variance(differences));
        double standardError = sd / Math.sqrt(n);
        double t = mean / standardError;
        String undefined = n == 0 ? "no pairs" : n == 1 ? "one pair alone has no spread" : "everybody changed alike";
        boolean tested = Double.isFinite(t);
        double halfWidth = n < 2 ? Double.NaN : Distributions.tQuantile(0.975, n - 1.0) * standardError;
        return new PairedChange(
                n,
                Estimate.of(mean, undefined),
                Estimate.of(standardError, undefined),
                Estimate.of(t, undefined),
                Math.max(n - 1, 0),
                Estimate.of(tested ? Distributions.tTwoSided(t, n - 1.0) : Double.NaN, undefined),
                Interval.around(mean, halfWidth, undefined),
                Estimate.of(mean / sd, undefined));
    }
}
