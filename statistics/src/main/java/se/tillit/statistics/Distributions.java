package se.tillit.statistics;

import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.FDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/** Probabilities and quantiles to nearly full double precision, upper tails without cancellation. */
final class Distributions {

    /** The 97.5th percentile of the standard normal distribution. */
    static final double Z975 = 1.959963984540054;

    private static final double QUANTILE_ACCURACY = 1e-15;

    private Distributions() {}

    static double fQuantile(double probability, double df1, double df2) {
        return new FDistribution(df1, df2, QUANTILE_ACCURACY).inverseCumulativeProbability(probability);
    }

    /** P(F &gt; f). */
    static double fUpper(double f, double df1, double df2) {
        return Beta.regularizedBeta(df2 / (df2 + df1 * f), df2 / 2, df1 / 2);
    }

    static double tQuantile(double probability, double df) {
        return new TDistribution(df, QUANTILE_ACCURACY).inverseCumulativeProbability(probability);
    }

    /** P(|T| &gt; |t|). */
    static double tTwoSided(double t, double df) {
        return Beta.regularizedBeta(df / (df + t * t), df / 2, 0.5);
    }

    /** P(X &gt; x). */
    static double chiSquareUpper(double x, double df) {
        return x <= 0 ? 1 : Gamma.regularizedGammaQ(df / 2, x / 2);
    }

    static double normalQuantile(double probability) {
        return new NormalDistribution().inverseCumulativeProbability(probability);
    }

    static double normalCumulative(double x) {
        return new NormalDistribution().cumulativeProbability(x);
    }

    /**
     * P(X ≤ x) for a noncentral χ²: the Poisson-weighted mean of central χ² probabilities, summed outwards from the
     * largest weight (Johnson, Kotz and Balakrishnan 1995, eq. 29.3).
     */
    static double noncentralChiSquareCumulative(double x, double df, double noncentrality) {
        if (x <= 0) {
            return 0;
        }
        if (noncentrality == 0) {
            return new ChiSquaredDistribution(df).cumulativeProbability(x);
        }
        double half = noncentrality / 2;
        int mode = (int) half;
        double weightAtMode = Math.exp(-half + mode * Math.log(half) - Gamma.logGamma(mode + 1.0));
        double lowerAtMode = Gamma.regularizedGammaP(df / 2 + mode, x / 2);
        // P(a + 1, x) = P(a, x) − x^a e^−x / Γ(a + 1)
        double stepAtMode = Math.exp((df / 2 + mode) * Math.log(x / 2) - x / 2 - Gamma.logGamma(df / 2 + mode + 1));
        double sum = 0;
        double weight = weightAtMode;
        double lower = lowerAtMode;
        double step = stepAtMode;
        for (int j = mode; weight > 1e-17 && lower > 0; j++) {
            sum += weight * lower;
            lower -= step;
            step *= x / 2 / (df / 2 + j + 1);
            weight *= half / (j + 1);
        }
        weight = weightAtMode;
        lower = lowerAtMode;
        step = stepAtMode;
        for (int j = mode; j > 0 && weight > 1e-17; ) {
            weight *= j / half;
            step *= (df / 2 + j) / (x / 2);
            j--;
            lower = Math.min(1, lower + step);
            sum += weight * lower;
        }
        return Math.min(1, sum);
    }

    /** The noncentrality at which P(X ≤ x) is the given probability; 0 where it is smaller even without any. */
    static double noncentrality(double probability, double x, double df) {
        UnivariateFunction excess = lambda -> noncentralChiSquareCumulative(x, df, lambda) - probability;
        if (excess.value(0) <= 0) {
            return 0;
        }
        double upper = Math.max(x, 1);
        while (excess.value(upper) > 0) {
            upper *= 2;
        }
        return new BracketingNthOrderBrentSolver(1e-12, 1e-9, 1e-12, 5).solve(200, excess, 0, upper);
    }
}
