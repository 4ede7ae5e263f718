package se.tillit.pulse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How two means that are shown differ: between two waves, or between two directions. Everything in it is computed from what is shown, so it
 * tells no more. The answers of the same person two times are not joined, so the two are taken as independent samples (Welch 1947), which
 * makes the difference look less sure than it is rather than more.
 *
 * @param difference the second less the first, in points of the scale
 * @param low where the difference probably lies (95 %, normal); null where it is not known how much answers differ
 */
public record Contrast(
        BigDecimal difference,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high) {

    private static final double NORMAL_95 = 1.96;

    /** Variance of what rounding to a tenth takes away: 0.1²/12, once for each mean. */
    private static final double ROUNDING = 0.01 / 12;

    public enum Verdict {
        HIGHER,
        LOWER,
        UNKNOWN
    }

    /**
     * @param firstSd standard deviation within units; null where it is not told
     * @param secondSd the same of the second; one of them stands for both where only one is told
     */
    static Contrast of(
            Outcome.Figure first, Outcome.Figure second, @Nullable BigDecimal firstSd, @Nullable BigDecimal secondSd) {
        BigDecimal difference = second.mean().subtract(first.mean());
        BigDecimal one = firstSd == null ? secondSd : firstSd;
        BigDecimal other = secondSd == null ? firstSd : secondSd;
        if (one == null || other == null) {
            return new Contrast(difference, null, null);
        }
        double half = NORMAL_95
                * Math.sqrt(Math.pow(one.doubleValue(), 2) / first.n()
                        + Math.pow(other.doubleValue(), 2) / second.n()
                        + 2 * ROUNDING);
        return new Contrast(
                difference,
                BigDecimal.valueOf(difference.doubleValue() - half).setScale(1, RoundingMode.FLOOR),
                BigDecimal.valueOf(difference.doubleValue() + half).setScale(1, RoundingMode.CEILING));
    }

    public Verdict verdict() {
        return low == null || high == null
                ? Verdict.UNKNOWN
                : low.signum() > 0 ? Verdict.HIGHER : high.signum() < 0 ? Verdict.LOWER : Verdict.UNKNOWN;
    }
}
