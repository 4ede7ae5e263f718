package se.tillit.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * The maximum of a factor model's likelihood, by Fisher scoring damped as by Levenberg and Marquardt.
 *
 * @param estimates in the order of {@link FactorLikelihood}, scaled units
 * @param deviance at the maximum
 */
record FactorFit(double[] estimates, double deviance) {

    private static final int MOST_STEPS = 500;
    /** Half the fall of the deviance that an undamped step promises; each parameter is then within 1e-6 standard errors. */
    private static final double SETTLED = 1e-13;
    /** Where rounding hides every improvement, a promise this small is as good. */
    private static final double SETTLED_IN_ROUNDING = 1e-7;

    private static final double MOST_DAMPING = 1e12;
    /** Below this share of its information left over from the others, a parameter is not identified. */
    private static final double NOT_IDENTIFIED = 1e-9;

    /** Empty where the search does not settle: the answers contradict the model or cannot tell its parts apart. */
    static Optional<FactorFit> of(FactorLikelihood likelihood, double[] start) {
        double[] at = start;
        double deviance = likelihood.deviance(at);
        double damping = 0;
        for (int i = 0; i < MOST_STEPS && Double.isFinite(deviance); i++) {
            double[] gradient = likelihood.gradient(at);
            double[][] information = likelihood.expectedInformation(at);
            double promise = promised(at, step(at, gradient, information, 0), gradient);
            if (promise < SETTLED) {
                return Optional.of(new FactorFit(at, deviance));
            }
            double[] candidate = step(at, gradient, information, damping);
            double candidateDeviance = likelihood.deviance(candidate);
            while (!(candidateDeviance < deviance)) {
                if (promise < SETTLED_IN_ROUNDING) {
                    return Optional.of(new FactorFit(at, deviance));
                }
                if (damping > MOST_DAMPING) {
                    return Optional.empty();
                }
                damping = Math.max(1e-4, 10 * damping);
                candidate = step(at, gradient, information, damping);
                candidateDeviance = likelihood.deviance(candidate);
            }
            at = candidate;
            deviance = candidateDeviance;
            damping = damping < 1e-6 ? 0 : damping / 10;
        }
        return Optional.empty();
    }

    /** Whether the information, each parameter scaled to 1, leaves something of every parameter. */
    static boolean identified(double[][] information) {
        double[][] scaled = new double[information.length][information.length];
        for (int a = 0; a < scaled.length; a++) {
            for (int b = 0; b < scaled.length; b++) {
                scaled[a][b] = information[a][b] / Math.sqrt(information[a][a] * information[b][b]);
            }
        }
        return PositiveDefinite.factor(scaled)
                .filter(factor -> factor.smallestPivot() > NOT_IDENTIFIED)
                .isPresent();
    }

    /** Where a step leads; nowhere (NaN, which improves nothing, so that damping grows) where there is none. */
    private static double[] step(double[] at, double[] gradient, double[][] information, double damping) {
        double[][] damped = new double[at.length][];
        for (int a = 0; a < at.length; a++) {
            damped[a] = information[a].clone();
            damped[a][a] *= 1 + damping;
        }
        double[] candidate = at.clone();
        PositiveDefinite factor = PositiveDefinite.factor(damped).orElse(null);
        if (factor == null) {
            Arrays.fill(candidate, Double.NaN);
            return candidate;
        }
        double[] step = factor.solve(gradient);
        for (int a = 0; a < at.length; a++) {
            candidate[a] -= step[a];
        }
        return candidate;
    }

    private static double promised(double[] at, double[] candidate, double[] gradient) {
        double sum = 0;
        for (int a = 0; a < at.length; a++) {
            sum += gradient[a] * (at[a] - candidate[a]);
        }
        return sum;
    }
}
