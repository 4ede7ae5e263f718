package se.tillit.openness;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the organisation has decided for a kind of record. @param retention null: nothing is decided, and nothing is erased */
public record Rule(
        String kind, Registered registered, @Nullable Retention retention) {

    static Rule none(String kind) {
        return new Rule(kind, Registered.REQUEST, null);
    }

    /** When a record gets its number by itself. */
    public enum Registered {
        REQUEST,
        ALWAYS,
        CLOSED,
        SENT
    }

    /**
     * Kept for ever, or erased after some years.
     *
     * @param years null: kept
     * @param counted null: kept
     * @param decision the legal ground, or the decision's number
     */
    public record Retention(
            @Nullable Integer years, RecordKind.@Nullable Counted counted, String decision, LocalDate decidedOn) {

        public boolean keeps() {
            return years == null;
        }
    }

    /** What came or ended before the day may be erased; empty where it is kept, or nothing is decided. */
    public Optional<LocalDate> erasable(LocalDate today) {
        return retention == null || retention.years() == null
                ? Optional.empty()
                : Optional.of(today.minusYears(retention.years()));
    }
}
