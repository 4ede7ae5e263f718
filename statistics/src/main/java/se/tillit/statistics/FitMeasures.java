package se.tillit.statistics;

/**
 * How well a factor model fits: the likelihood-ratio test against the saturated model, and measures derived from it.
 *
 * <p>CFI (Bentler 1990), TLI (Tucker and Lewis 1973) against the baseline model in which items are unrelated; RMSEA with
 * its 90 % interval and the test of RMSEA ≤ 0.05 (Steiger and Lind 1980; Browne and Cudeck 1993); SRMR over variances,
 * covariances and, with a mean structure, means (Bentler 1995). A model without degrees of freedom fits perfectly and
 * is not tested.
 *
 * @param minimum half the minimised discrepancy, χ²/2n
 */
public record FitMeasures(
        int parameters,
        double minimum,
        double chiSquare,
        int df,
        Estimate p,
        double baselineChiSquare,
        int baselineDf,
        double cfi,
        double tli,
        double logLikelihood,
        double saturatedLogLikelihood,
        double aic,
        double bic,
        double rmsea,
        double rmseaLower,
        double rmseaUpper,
        Estimate rmseaP,
        double srmr) {

    private static final double CLOSE_FIT = 0.05;

    static FitMeasures of(
            int n,
            int parameters,
            int df,
            int items,
            double logLikelihood,
            double saturatedLogLikelihood,
            double baselineLogLikelihood,
            double srmr) {
        // Rounding can leave a saturated model a hair above itself.
        double chiSquare = Math.max(0, 2 * (saturatedLogLikelihood - logLikelihood));
        double baseline = Math.max(0, 2 * (saturatedLogLikelihood - baselineLogLikelihood));
        int baselineDf = items * (items - 1) / 2;
        double excess = Math.max(chiSquare - df, 0);
        double worst = Math.max(excess, baseline - baselineDf);
        double perDf = (chiSquare - df) * baselineDf;
        double baselinePerDf = (baseline - baselineDf) * df;
        boolean tested = df > 0;
        double people = n;
        return new FitMeasures(
                parameters,
                chiSquare / (2 * people),
                chiSquare,
                df,
                Estimate.of(
                        tested ? Distributions.chiSquareUpper(chiSquare, df) : Double.NaN,
                        "the model has no degrees of freedom to test"),
                baseline,
                baselineDf,
                worst > 0 ? 1 - excess / worst : 1,
                baselinePerDf == 0 ? 1 : 1 - perDf / baselinePerDf,
                logLikelihood,
                saturatedLogLikelihood,
                -2 * logLikelihood + 2 * parameters,
                -2 * logLikelihood + parameters * Math.log(people),
                tested ? Math.sqrt(excess / (df * people)) : 0,
                tested ? Math.sqrt(Distributions.noncentrality(0.95, chiSquare, df) / (df * people)) : 0,
                tested ? Math.sqrt(Distributions.noncentrality(0.05, chiSquare, df) / (df * people)) : 0,
                Estimate.of(
                        tested
                                ? 1
                                        - Distributions.noncentralChiSquareCumulative(
                                                chiSquare, df, people * df * CLOSE_FIT * CLOSE_FIT)
                                : Double.NaN,
                        "the model has no degrees of freedom to test"),
                srmr);
    }
}
