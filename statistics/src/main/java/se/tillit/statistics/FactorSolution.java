package se.tillit.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import se.tillit.statistics.FactorAnalysis.Factor;
import se.tillit.statistics.FactorAnalysis.Kind;
import se.tillit.statistics.FactorAnalysis.Missing;
import se.tillit.statistics.FactorAnalysis.Parameter;
import se.tillit.statistics.Patterns.Pattern;

/** A fitted factor model in the items' own units, or what stands in its way. */
sealed interface FactorSolution {

    /** What stands in the way. */
    record None(String reason) implements FactorSolution {}

    /**
     * @param likelihood says where each parameter stands
     * @param estimates in the items' own units, as is their {@code covariance}; empty where it cannot be had
     */
    record Found(FactorLikelihood likelihood, double[] estimates, Optional<double[][]> covariance, FitMeasures fit)
            implements FactorSolution {

        Estimate standardError(int parameter) {
            return covariance
                    .<Estimate>map(matrix -> new Estimate.Value(Math.sqrt(matrix[parameter][parameter])))
                    .orElse(new Estimate.Undefined("the likelihood is too flat at its maximum"));
        }

        double smallestResidualVariance() {
            return IntStream.range(likelihood.residual(0), likelihood.factorCovariance(0, 1))
                    .mapToDouble(parameter -> estimates[parameter])
                    .min()
                    .orElseThrow();
        }

        /** Loadings, residual variances, factor variances and covariances, intercepts. */
        List<Parameter> parameters(List<String> items, List<Factor> factors) {
            double[][] sigma = likelihood.sigma(estimates);
            double[] sd = IntStream.range(0, items.size())
                    .mapToDouble(i -> Math.sqrt(sigma[i][i]))
                    .toArray();
            List<Parameter> list = new ArrayList<>();
            int loading = 0;
            for (Factor factor : factors) {
                for (String item : factor.items()) {
                    list.add(free(Kind.LOADING, factor.name(), item, loading++, 1 / sd[items.indexOf(item)]));
                }
            }
            for (int i = 0; i < items.size(); i++) {
                String item = items.get(i);
                list.add(free(Kind.COVARIANCE, item, item, likelihood.residual(i), 1 / sigma[i][i]));
            }
            for (int one = 0; one < factors.size(); one++) {
                String name = factors.get(one).name();
                list.add(fixed(Kind.COVARIANCE, name, name, 1));
                for (int other = one + 1; other < factors.size(); other++) {
                    int parameter = likelihood.factorCovariance(one, other);
                    list.add(free(Kind.COVARIANCE, name, factors.get(other).name(), parameter, 1));
                }
            }
            if (likelihood.hasMeans()) {
                for (int i = 0; i < items.size(); i++) {
                    list.add(free(Kind.INTERCEPT, items.get(i), "", likelihood.intercept(i), 1 / sd[i]));
                }
                factors.forEach(factor -> list.add(fixed(Kind.INTERCEPT, factor.name(), "", 0)));
            }
            return list;
        }

        private Parameter free(Kind kind, String left, String right, int parameter, double standardizing) {
            double estimate = estimates[parameter];
            Estimate standardized =
                    Estimate.of(estimate * standardizing, "the model gives the item no positive variance");
            return new Parameter(kind, left, right, estimate, standardError(parameter), standardized);
        }

        private static Parameter fixed(Kind kind, String left, String right, double at) {
            return new Parameter(kind, left, right, at, new Estimate.Value(0), new Estimate.Value(at));
        }
    }

    /** @param items every item of the factors once, in the patterns' order */
    static FactorSolution of(List<String> items, List<Factor> factors, Patterns patterns, Missing missing) {
        int[][] itemsOf = factors.stream()
                .map(factor -> factor.items().stream().mapToInt(items::indexOf).toArray())
                .toArray(int[][]::new);
        FactorLikelihood likelihood = new FactorLikelihood(patterns, itemsOf, missing == Missing.FIML);
        int df = items.size() * (items.size() + 1) / 2 - likelihood.intercept(0);
        Optional<String> obstacle = obstacle(items, patterns, df);
        if (obstacle.isPresent()) {
            return new None(obstacle.get());
        }
        Optional<SaturatedModel> saturated = SaturatedModel.of(patterns);
        if (saturated.isEmpty()) {
            return new None("the items' covariances cannot be estimated: an item follows from the others,"
                    + " or too few people answered the items together");
        }
        double[] start = FactorStart.of(saturated.get(), itemsOf, likelihood);
        Optional<FactorFit> fit = FactorFit.of(likelihood, start);
        if (fit.isEmpty()) {
            return new None("the search for the best fit did not settle: the answers do not suit the model");
        }
        double[] at = likelihood.oriented(fit.get().estimates());
        double[][] expected = likelihood.expectedInformation(at);
        if (!FactorFit.identified(expected)) {
            return new None("not identified: the answers cannot tell the model's parameters apart");
        }
        double[][] information = missing == Missing.FIML ? likelihood.observedInformation(at) : expected;
        double[] units = likelihood.units();
        return new Found(
                likelihood,
                likelihood.inOwnUnits(at),
                PositiveDefinite.factor(information).map(factor -> rescaled(factor.inverse(), units)),
                measures(patterns, saturated.get(), likelihood, at, df));
    }

    private static FitMeasures measures(
            Patterns patterns, SaturatedModel saturated, FactorLikelihood likelihood, double[] at, int df) {
        double constant = patterns.constantDeviance();
        // In scaled units every item has variance 1: the model of unrelated items leaves one per answer.
        double baseline = IntStream.of(patterns.answered()).sum();
        return FitMeasures.of(
                patterns.n(),
                likelihood.parameters(),
                df,
                patterns.items(),
                -(constant + likelihood.deviance(at)) / 2,
                -(constant + saturated.deviance()) / 2,
                -(constant + baseline) / 2,
                srmr(saturated, likelihood, at));
    }

    private static double srmr(SaturatedModel saturated, FactorLikelihood likelihood, double[] at) {
        double[][] observed = saturated.covariance();
        double[][] sigma = likelihood.sigma(at);
        double[] mean = likelihood.mean(at);
        int items = observed.length;
        double sum = 0;
        for (int i = 0; i < items; i++) {
            for (int j = 0; j <= i; j++) {
                double residual = (observed[i][j] - sigma[i][j]) / Math.sqrt(observed[i][i] * observed[j][j]);
                sum += residual * residual;
            }
            double shift = (saturated.mean()[i] - mean[i]) / Math.sqrt(observed[i][i]);
            sum += shift * shift;
        }
        double moments = items * (items + 1) / 2.0 + (likelihood.hasMeans() ? items : 0);
        return Math.sqrt(sum / moments);
    }

    private static Optional<String> obstacle(List<String> items, Patterns patterns, int df) {
        if (df < 0) {
            return Optional.of("the model has more parameters than the items have covariances;"
                    + " a single factor needs at least three items");
        }
        for (int i = 0; i < items.size(); i++) {
            if (patterns.answered()[i] < 2) {
                return Optional.of("fewer than two usable answers to " + items.get(i));
            }
            if (!(patterns.scale()[i] > 0)) {
                return Optional.of("everybody gave the same answer to " + items.get(i));
            }
        }
        boolean[][] together = new boolean[items.size()][items.size()];
        for (Pattern pattern : patterns.patterns()) {
            for (int a : pattern.observed()) {
                for (int b : pattern.observed()) {
                    together[a][b] = true;
                }
            }
        }
        for (int a = 0; a < items.size(); a++) {
            for (int b = 0; b < a; b++) {
                if (!together[a][b]) {
                    return Optional.of("nobody answered both " + items.get(b) + " and " + items.get(a));
                }
            }
        }
        return patterns.n() > items.size()
                ? Optional.empty()
                : Optional.of("%d respondents are too few for %d items".formatted(patterns.n(), items.size()));
    }

    private static double[][] rescaled(double[][] covariance, double[] units) {
        for (int a = 0; a < units.length; a++) {
            for (int b = 0; b < units.length; b++) {
                covariance[a][b] *= units[a] * units[b];
            }
        }
        return covariance;
    }
}
