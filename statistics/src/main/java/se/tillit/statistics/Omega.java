package se.tillit.statistics;

import java.util.List;
import java.util.stream.IntStream;
import se.tillit.statistics.FactorAnalysis.Factor;

/**
 * McDonald's (1999) omega total: the share of a sum score's variance that one common factor explains,
 * (Σλ)²/((Σλ)² + Σθ) of the one-factor model by maximum likelihood, with a standard error by the delta method and a
 * normal 95 % interval (Raykov 2002).
 *
 * @param n respondents who answered every item
 * @param loadings in the items' own units; their sum is not negative
 */
public record Omega(
        int n,
        Estimate omega,
        Estimate standardError,
        Interval interval,
        List<Loading> loadings,
        Estimate chiSquare,
        int df) {

    public record Loading(String item, Estimate loading) {}

    public static Omega of(Answers answers, List<String> items) {
        Patterns patterns = Patterns.of(CompleteRows.of(answers.numbers(items)));
        int k = items.size();
        List<Factor> factor = List.of(new Factor("f", items));
        return switch (FactorSolution.of(items, factor, patterns, FactorAnalysis.Missing.LISTWISE)) {
            case FactorSolution.Found found -> of(patterns.n(), items, found);
            case FactorSolution.None(String reason) -> {
                Estimate none = new Estimate.Undefined(reason);
                List<Loading> loadings =
                        items.stream().map(item -> new Loading(item, none)).toList();
                yield new Omega(patterns.n(), none, none, new Interval(none, none), loadings, none, k * (k - 3) / 2);
            }
        };
    }

    private static Omega of(int n, List<String> items, FactorSolution.Found found) {
        int k = items.size();
        double loadings = 0;
        double residuals = 0;
        for (int i = 0; i < k; i++) {
            loadings += found.estimates()[i];
            residuals += found.estimates()[found.likelihood().residual(i)];
        }
        double total = loadings * loadings + residuals;
        double omega = loadings * loadings / total;
        double byLoading = 2 * loadings * residuals / (total * total);
        double byResidual = -loadings * loadings / (total * total);
        double variance = Double.NaN;
        if (found.covariance().isPresent()) {
            double[][] covariance = found.covariance().get();
            variance = 0;
            for (int a = 0; a < 2 * k; a++) {
                for (int b = 0; b < 2 * k; b++) {
                    variance += (a < k ? byLoading : byResidual) * (b < k ? byLoading : byResidual) * covariance[a][b];
                }
            }
        }
        double standardError = Math.sqrt(variance);
        double sign = loadings < 0 ? -1 : 1;
        String undefined = "the one-factor model gives the sum no positive variance";
        return new Omega(
                n,
                Estimate.of(omega, undefined),
                Estimate.of(standardError, undefined),
                Interval.around(omega, Distributions.Z975 * standardError, undefined),
                IntStream.range(0, k)
                        .mapToObj(i -> new Loading(items.get(i), new Estimate.Value(sign * found.estimates()[i])))
                        .toList(),
                new Estimate.Value(found.fit().chiSquare()),
                found.fit().df());
    }
}
