package se.tillit.statistics;

import java.util.Optional;
import se.tillit.statistics.Patterns.Pattern;

/**
 * Means and covariances without any model: what a factor model is compared with. Closed form where nothing is missing,
 * otherwise by the EM algorithm (Dempster, Laird and Rubin 1977; for the normal distribution Little and Rubin 2002,
 * ch. 11).
 *
 * @param mean in the patterns' scaled units, as {@code covariance}
 * @param deviance −2 log-likelihood without {@link Patterns#constantDeviance}
 */
record SaturatedModel(double[] mean, double[][] covariance, double deviance) {

    private static final int MOST_ROUNDS = 5_000;
    private static final double UNCHANGED = 1e-10;

    /** Empty where items are linearly dependent, or EM does not settle. */
    static Optional<SaturatedModel> of(Patterns patterns) {
        int items = patterns.items();
        double[] mean = new double[items];
        double[][] covariance = new double[items][items];
        for (int i = 0; i < items; i++) {
            covariance[i][i] = 1;
        }
        boolean complete = patterns.patterns().size() == 1
                && patterns.patterns().getFirst().observed().length == items;
        if (complete) {
            Pattern all = patterns.patterns().getFirst();
            return finished(patterns, all.mean(), all.covariance());
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Step step = new Step(patterns, mean, covariance);
            if (Double.isInfinite(patterns.forEach(covariance, step::add))) {
                return Optional.empty();
            }
            double change = step.maximise();
            if (change < UNCHANGED) {
                return finished(patterns, mean, covariance);
            }
        }
        return Optional.empty();
    }

    private static Optional<SaturatedModel> finished(Patterns patterns, double[] mean, double[][] covariance) {
        if (PositiveDefinite.factor(covariance)
                .filter(factor -> factor.smallestPivot() > 1e-10)
                .isEmpty()) {
            return Optional.empty();
        }
        double deviance = FactorLikelihood.deviance(patterns, mean, covariance);
        return Double.isInfinite(deviance)
                ? Optional.empty()
                : Optional.of(new SaturatedModel(mean, covariance, deviance));
    }

    /** One round of EM: expected sums given the current moments, then the moments from those sums. */
    private static final class Step {

        private final int n;
        private final double[] mean;
        private final double[][] covariance;
        private final double[] sum;
        private final double[][] products;

        Step(Patterns patterns, double[] mean, double[][] covariance) {
            this.n = patterns.n();
            this.mean = mean;
            this.covariance = covariance;
            this.sum = new double[mean.length];
            this.products = new double[mean.length][mean.length];
        }

        void add(Pattern pattern, double[][] inverse) {
            int items = mean.length;
            int[] observed = pattern.observed();
            int size = observed.length;
            // All items regressed on the observed ones; an observed item's row is its unit vector.
            double[][] slopes = new double[items][size];
            for (int i = 0; i < items; i++) {
                for (int a = 0; a < size; a++) {
                    double[] row = inverse[a];
                    double slope = 0;
                    for (int b = 0; b < size; b++) {
                        slope += covariance[i][observed[b]] * row[b];
                    }
                    slopes[i][a] = slope;
                }
            }
            double[] deviation = new double[size];
            double[][] second = new double[size][size];
            for (int a = 0; a < size; a++) {
                deviation[a] = pattern.mean()[a] - mean[observed[a]];
            }
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) {
                    second[a][b] = pattern.covariance()[a][b]
                            + deviation[a] * deviation[b]
                            - covariance[observed[a]][observed[b]];
                }
            }
            for (int i = 0; i < items; i++) {
                double[] along = new double[size];
                for (int a = 0; a < size; a++) {
                    sum[i] += pattern.n() * slopes[i][a] * deviation[a];
                    for (int b = 0; b < size; b++) {
                        along[b] += slopes[i][a] * second[a][b];
                    }
                }
                for (int j = 0; j <= i; j++) {
                    // Σ + A(T − Σ_oo)A': what is observed, and for what is not its conditional covariance.
                    products[i][j] += pattern.n() * (covariance[i][j] + Moments.dot(along, slopes[j]));
                }
            }
        }

        /** Replaces the moments; returns the largest change. */
        double maximise() {
            double change = 0;
            for (int i = 0; i < mean.length; i++) {
                double shift = sum[i] / n;
                mean[i] += shift;
                change = Math.max(change, Math.abs(shift));
                for (int j = 0; j <= i; j++) {
                    double moment = products[i][j] / n - shift * sum[j] / n;
                    change = Math.max(change, Math.abs(moment - covariance[i][j]));
                    covariance[i][j] = covariance[j][i] = moment;
                }
            }
            return change;
        }
    }
}
