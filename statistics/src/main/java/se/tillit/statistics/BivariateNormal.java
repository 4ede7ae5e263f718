package se.tillit.statistics;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** Probabilities of two standard normal variables. */
final class BivariateNormal {

    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(24);
    private static final int PIECES = 4;

    private BivariateNormal() {}

    /**
     * P(X ≤ h, Y ≤ k) at the given correlation: Φ(h)Φ(k) plus the integral of the density over the correlation, with
     * the correlation as a sine, which keeps the integrand smooth (Drezner and Wesolowsky 1990; Genz 2004).
     */
    static double cumulative(double h, double k, double correlation) {
        double end = Math.asin(correlation);
        double sum = 0;
        double from = 0;
        for (int piece = 1; piece <= PIECES; piece++) {
            // Pieces shorten towards the end, where the integrand bends when the correlation is near one.
            double to = piece == PIECES ? end : end * (1 - Math.pow(0.25, piece));
            double middle = (from + to) / 2;
            double half = (to - from) / 2;
            sum += half * RULE.integrate(x -> density(h, k, middle + half * x));
            from = to;
        }
        return Distributions.normalCumulative(h) * Distributions.normalCumulative(k) + sum / (2 * Math.PI);
    }

    private static double density(double h, double k, double angle) {
        double cosine = Math.cos(angle);
        return Math.exp(-(h * h + k * k - 2 * h * k * Math.sin(angle)) / (2 * cosine * cosine));
    }
}
