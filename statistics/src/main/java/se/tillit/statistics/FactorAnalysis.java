package se.tillit.statistics;

import java.util.List;

/** Confirmatory factor analysis by maximum likelihood. */
public sealed interface FactorAnalysis {

    /** What is done with respondents who left an item out. */
    enum Missing {
        /** Only those who answered every item count; standard errors from the expected information. */
        LISTWISE,
        /** Everybody counts with what they answered (full information); from the observed information. */
        FIML
    }

    /** A factor and the items that measure it. */
    record Factor(String name, List<String> items) {}

    /** What a parameter is about. */
    enum Kind {
        /** Of an item on a factor. */
        LOADING,
        /** Of two factors, or the variance of one item's residual or one factor. */
        COVARIANCE,
        INTERCEPT
    }

    /**
     * @param left the factor of a loading, otherwise the factor or item itself
     * @param right what it is related to; empty for an intercept
     * @param standardError 0 where the parameter is fixed
     * @param standardized where items and factors have variance 1
     */
    record Parameter(
            Kind kind, String left, String right, double estimate, Estimate standardError, Estimate standardized) {}

    /**
     * @param n respondents behind the estimates
     * @param smallestResidualVariance below zero (a Heywood case) the model does not describe these answers
     */
    record Fitted(int n, FitMeasures fit, List<Parameter> parameters, double smallestResidualVariance)
            implements FactorAnalysis {}

    /** No estimates, for this reason. */
    record NotEstimable(int n, String reason) implements FactorAnalysis {}

    /**
     * Fits Σ = ΛΨΛ' + Θ with factor variances 1 and uncorrelated residuals to the covariances (divisor n), under FIML
     * with free intercepts. A factor points the way of its first item.
     *
     * @throws IllegalArgumentException where two factors have one name, or a factor lists an item twice or none
     */
    static FactorAnalysis of(Answers answers, List<Factor> factors, Missing missing) {
        if (factors.isEmpty() || factors.stream().map(Factor::name).distinct().count() < factors.size()) {
            throw new IllegalArgumentException("a model has at least one factor, and each a name of its own");
        }
        for (Factor factor : factors) {
            if (factor.items().isEmpty()
                    || factor.items().stream().distinct().count()
                            < factor.items().size()) {
                throw new IllegalArgumentException("factor " + factor.name() + " needs items, each named once");
            }
        }
        List<String> items = factors.stream()
                .flatMap(factor -> factor.items().stream())
                .distinct()
                .toList();
        double[][] columns = answers.numbers(items);
        Patterns patterns = Patterns.of(missing == Missing.LISTWISE ? CompleteRows.of(columns) : columns);
        return switch (FactorSolution.of(items, factors, patterns, missing)) {
            case FactorSolution.Found found ->
                new Fitted(
                        patterns.n(), found.fit(), found.parameters(items, factors), found.smallestResidualVariance());
            case FactorSolution.None(String reason) -> new NotEstimable(patterns.n(), reason);
        };
    }
}
