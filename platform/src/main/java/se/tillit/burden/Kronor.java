package se.tillit.burden;

import java.math.BigDecimal;
import se.tillit.signal.Hours;

/** SEK a year, as a range that follows the hours'. */
public record Kronor(BigDecimal low, BigDecimal likely, BigDecimal high) {

    static final Kronor NONE = new Kronor(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    static Kronor of(Hours hours, BigDecimal hourlyCost) {
        return new Kronor(
                hours.low().multiply(hourlyCost),
                hours.likely().multiply(hourlyCost),
                hours.high().multiply(hourlyCost));
    }

    Kronor plus(Kronor other) {
        return new Kronor(low.add(other.low), likely.add(other.likely), high.add(other.high));
    }

    /** What is not time, and so has no range of its own. */
    Kronor plus(BigDecimal amount) {
        return new Kronor(low.add(amount), likely.add(amount), high.add(amount));
    }
}
