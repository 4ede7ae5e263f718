package se.tillit.statistics;

import java.util.List;

/**
 * A linear model whose intercept, and possibly slopes, vary between groups, groups nested in larger groups: y = Xβ + Zb + ε with
 * b ~ N(0, σ²G) per group and ε ~ N(0, σ²), by maximum likelihood or restricted maximum likelihood (Laird and Ware
 * 1982; profiled as in Bates et al. 2015).
 *
 * <p>The groups' effects are the best linear unbiased predictions: a small unit's mean is drawn towards the others'.
 */
public sealed interface MultilevelModel {

    enum Method {
        ML,
        REML
    }

    /** A covariate, one value per answer, {@code NaN} where missing. */
    record Covariate(String name, double[] values) {}

    /**
     * A level of groups.
     *
     * @param name what the groups are ("unit")
     * @param slopes the covariates whose slope varies between these groups, by name
     */
    record Level(String name, Grouping groups, List<String> slopes) {}

    /** A fixed effect; the intercept is named {@code (Intercept)}. */
    record FixedEffect(String name, double estimate, double standardError) {}

    /**
     * A variance or covariance of random effects.
     *
     * @param group the level's name, or {@code Residual}
     * @param effect the effect whose variance it is; empty for the residual
     * @param other the second effect where it is a covariance, otherwise empty
     * @param variance variance or covariance
     * @param sd standard deviation, or where it is a covariance the correlation, undefined where an effect does not vary
     */
    record VarianceComponent(String group, String effect, String other, double variance, Estimate sd) {}

    /**
     * A level's groups, in order of first appearance.
     *
     * @param effectNames the intercept, then slopes
     */
    record FittedLevel(String name, List<String> effectNames, List<GroupEffect> groups) {}

    /**
     * A group's predicted deviation from the fixed effects and from the groups around it.
     *
     * @param group the group's label
     * @param n answers in it
     * @param effects intercept, then slopes
     * @param conditionalSd of the effects, given the fixed effects and variances
     * @param mean its shrunken mean, where covariates are at their means
     * @param meanStandardError of the mean as a prediction, the fixed effects' uncertainty included
     */
    record GroupEffect(
            String group, int n, double[] effects, double[] conditionalSd, double mean, double meanStandardError) {}

    /**
     * @param n answers behind the estimates
     * @param singular some effect has (next to) no variance between groups
     * @param levels the innermost first
     */
    record Fitted(
            Method method,
            int n,
            List<FixedEffect> fixed,
            List<VarianceComponent> components,
            double logLikelihood,
            boolean singular,
            List<FittedLevel> levels)
            implements MultilevelModel {}

    /** No estimates, for this reason. */
    record NotEstimable(int n, String reason) implements MultilevelModel {}

    /** The intercept's name among the effects. */
    String INTERCEPT = "(Intercept)";

    /**
     * Fits the model to the answers where nothing is missing.
     *
     * @param levels the innermost first; each group of one level lies in one group of the next
     * @throws IllegalArgumentException where groups are not nested, or a slope is not among the covariates
     */
    static MultilevelModel of(double[] outcome, List<Covariate> covariates, List<Level> levels, Method method) {
        MultilevelDesign design = MultilevelDesign.of(outcome, covariates, levels);
        return design.obstacle()
                .<MultilevelModel>map(reason -> new NotEstimable(design.n(), reason))
                .orElseGet(() -> new MultilevelFit(design, method).run());
    }
}
