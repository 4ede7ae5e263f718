package se.tillit.statistics;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** Probabilities of two standard normal variables. */
final class BivariateNormal {

    private static final int POINTS = 24;
    private static final int PIECES = 4;

    private BivariateNormal() {}

    /**
     * P(X ≤ h, Y ≤ k) at the given correlation: Φ(h)Φ(k) plus the integral of the density over the correlation, with
     * the correlation as a sine, which keeps the integrand smooth (Drezner and Wesolowsky 1990; Genz 2004).
     */
    static double cumulative(double h, double k, double correlation) {
        double product = Distributions.normalCumulative(h) * Distributions.normalCumulative(k);
        double end = Math.asin(correlation);
        double sum = 0;
        GaussIntegratorFactory rules = new GaussIntegratorFactory();
        for (int piece = 0; piece < PIECES; piece++) {
            // Pieces shorten towards the end, where the integrand bends when the correlation is near one.
            double from = end * (1 - Math.pow(0.25, piece));
            double to = piece == PIECES - 1 ? end : end * (1 - Math.pow(0.25, piece + 1));
            GaussIntegrator rule = rules.legendre(POINTS, Math.min(from, to), Math.max(from, to));
            double integral = rule.integrate(angle -> {
                double sine = Math.sin(angle);
                double cosine = Math.cos(angle);
                return Math.exp(-(h * h + k * k - 2 * h * k * sine) / (2 * cosine * cosine));
            });
            sum += from <= to ? integral : -integral;
        }
        return product + sum / (2 * Math.PI);
    }
}
