package se.tillit.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value of an indicator.
 *
 * @param unit whose it is; null: the whole organisation's, or the peers'
 * @param peer whom the organisation is compared with; null: its own
 * @param begins the first day of the month, quarter or year
 * @param months 1, 3 or 12
 * @param note what has to be known to read it
 */
public record Value(
        @Nullable UUID unit,
        @Nullable String peer,
        LocalDate begins,
        int months,
        BigDecimal value,
        Source source,
        @Nullable String note) {

    public enum Source {
        OWN,
        KOLADA
    }
}
