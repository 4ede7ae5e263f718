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
     * A group's predicted deviation from the fixed effects.
     *
     * @param level the level's name
     * @param group within which groups for nested levels: its own label
     * @param n answers in it
     * @param effects intercept, then slopes
     * @param conditionalSd given the fixed effects and variances, in the same order
     */
    record GroupEffect(String level, String group, int n, double[] effects, double[] conditionalSd) {}

    /**
     * @param singular some effect has (next to) no variance between groups
     * @param effects of every level, the innermost first, groups in order of first appearance
     */
    record Fitted(
            Method method,
            int n,
            List<Integer> groups,
            List<FixedEffect> fixed,
            List<VarianceComponent> components,
            double logLikelihood,
            boolean singular,
            List<GroupEffect> effects)
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
