package se.tillit.chain;

import java.time.LocalDate;
import org.jooq.postgres.extensions.types.LocalDateRange;
import org.jspecify.annotations.Nullable;

/**
 * When something holds: from a day, up to but not including another. Half-open, so that one period ends where the next begins.
 *
 * @param to the first day on which it no longer holds; null while no end is known
 */
public record Validity(LocalDate from, @Nullable LocalDate to) {

    public Validity {
        if (to != null && !to.isAfter(from)) {
            throw new IllegalArgumentException("Ends " + to + ", before it begins " + from);
        }
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    public boolean overlaps(Validity other) {
        return (to == null || other.from.isBefore(to)) && (other.to == null || from.isBefore(other.to));
    }

    public Validity endingOn(LocalDate day) {
        return new Validity(from, day);
    }

    public LocalDateRange range() {
        return LocalDateRange.localDateRange(from, true, to, false);
    }

    public static Validity of(LocalDateRange range) {
        return new Validity(range.lower(), range.upper());
    }
}
