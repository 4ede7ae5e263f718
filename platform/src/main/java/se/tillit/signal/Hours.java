package se.tillit.signal;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Hours a year, as a range. Sums add the ends: the estimates are taken as fully dependent, since whoever guesses one too low guesses the
 * next one too low.
 */
public record Hours(BigDecimal low, BigDecimal likely, BigDecimal high) {

    public static final Hours NONE = new Hours(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    static Hours of(Minutes minutes, BigDecimal timesPerYear) {
        return new Hours(
                hours(minutes.low(), timesPerYear),
                hours(minutes.likely(), timesPerYear),
                hours(minutes.high(), timesPerYear));
    }

    private static BigDecimal hours(int minutes, BigDecimal times) {
        return BigDecimal.valueOf(minutes).multiply(times).divide(MINUTES, MathContext.DECIMAL64);
    }

    public Hours plus(Hours other) {
        return new Hours(low.add(other.low), likely.add(other.likely), high.add(other.high));
    }

    /** The estimates are as dependent as in a sum: who guesses one too low guesses the other too low. The ends may then change places. */
    public Hours minus(Hours other) {
        BigDecimal first = low.subtract(other.low);
        BigDecimal middle = likely.subtract(other.likely);
        BigDecimal last = high.subtract(other.high);
        return new Hours(first.min(middle).min(last), middle, first.max(middle).max(last));
    }

    public Hours times(BigDecimal factor) {
        return new Hours(low.multiply(factor), likely.multiply(factor), high.multiply(factor));
    }

    public boolean isNone() {
        return high.signum() == 0;
    }
}
