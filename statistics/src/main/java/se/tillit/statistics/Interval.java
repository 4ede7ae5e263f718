package se.tillit.statistics;

/** The two ends of a confidence interval. */
public record Interval(Estimate lower, Estimate upper) {

    static Interval of(double lower, double upper, String reasonWhenUndefined) {
        return new Interval(Estimate.of(lower, reasonWhenUndefined), Estimate.of(upper, reasonWhenUndefined));
    }

    /** The interval {@code estimate ± halfWidth}. */
    static Interval around(double estimate, double halfWidth, String reasonWhenUndefined) {
        return of(estimate - halfWidth, estimate + halfWidth, reasonWhenUndefined);
    }
}
