package se.tillit.signal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often something is to be done.
 *
 * @param rhythm what a person chose
 * @param timesPerYear for {@link Rhythm#TIMES} the number itself; for {@link Rhythm#ON_DEMAND} an estimate, or null: unknown, never zero
 */
public record Frequency(Rhythm rhythm, @Nullable BigDecimal timesPerYear) {

    /** A working day's duty falls on the days that one person works in a year; the rest follow the calendar. */
    public enum Rhythm {
        DAILY("220"),
        WEEKLY("52"),
        FORTNIGHTLY("26"),
        MONTHLY("12"),
        QUARTERLY("4"),
        THREE_A_YEAR("3"),
        TWICE_A_YEAR("2"),
        YEARLY("1"),
        EVERY_SECOND_YEAR("0.5"),
        EVERY_THIRD_YEAR(null),
        TIMES(null),
        ON_DEMAND(null);

        private final @Nullable BigDecimal times;

        Rhythm(@Nullable String times) {
            this.times = times == null ? null : new BigDecimal(times);
        }
    }

    public Frequency {
        if (rhythm == Rhythm.TIMES && timesPerYear == null) {
            throw new IllegalArgumentException("A number of times needs its number");
        }
        if (timesPerYear != null && timesPerYear.signum() < 0) {
            throw new IllegalArgumentException("Fewer than no times: " + timesPerYear);
        }
        timesPerYear =
                timesPerYear == null ? null : timesPerYear.stripTrailingZeros(); // 12 and 12.000 are the same frequency
    }

    public static Frequency of(Rhythm rhythm) {
        return new Frequency(rhythm, null);
    }

    /** Times a year; empty where nobody knows. What comes every third year costs a third every year (a third of the units each year). */
    public Optional<BigDecimal> perYear() {
        return switch (rhythm) {
            case TIMES, ON_DEMAND -> Optional.ofNullable(timesPerYear);
            case EVERY_THIRD_YEAR -> Optional.of(BigDecimal.ONE.divide(BigDecimal.valueOf(3), MathContext.DECIMAL64));
            default -> Optional.ofNullable(rhythm.times);
        };
    }
}
