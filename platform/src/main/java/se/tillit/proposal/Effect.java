package se.tillit.proposal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What one of those concerned says half a year later. */
public record Effect(
        LocalDate on, String as, Answer answer, @Nullable String words) {

    /** Did it become as it was said? */
    public enum Answer {
        YES,
        PARTLY,
        NO
    }
}
