package se.tillit.burden;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * How large a grant is.
 *
 * @param kronor SEK a year; may be nought
 * @param source who says so, or where it stands
 */
public record Grant(BigDecimal kronor, String source, String by, LocalDate on) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** How much of it goes to meeting its demands, in whole percent; empty for a grant of nought, of which nothing is a share. */
    public OptionalInt share(Kronor cost) {
        return kronor.signum() == 0
                ? OptionalInt.empty()
                : OptionalInt.of(cost.likely()
                        .multiply(HUNDRED)
                        .divide(kronor, MathContext.DECIMAL64)
                        .setScale(0, RoundingMode.HALF_UP)
                        .intValueExact());
    }
}
