package se.tillit.openness;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the register.
 *
 * @param registeredBy null: by the organisation's rule
 * @param sender null: erased, or marked as secret
 * @param matter null: erased
 * @param erased when; null: it is there
 */
public record Entry(
        String kind,
        UUID record,
        String number,
        LocalDate registeredOn,
        @Nullable String registeredBy,
        LocalDate receivedOn,
        @Nullable String sender,
        @Nullable String matter,
        boolean marked,
        @Nullable LocalDate erased) {

    /** As it stands in the list that anybody may read. */
    static Entry veiled(Entry entry, Veil veil) {
        return !veil.hides()
                ? entry
                : new Entry(
                        entry.kind,
                        entry.record,
                        entry.number,
                        entry.registeredOn,
                        entry.registeredBy,
                        entry.receivedOn,
                        null,
                        veil.overOrNull(entry.matter),
                        true,
                        entry.erased);
    }
}
