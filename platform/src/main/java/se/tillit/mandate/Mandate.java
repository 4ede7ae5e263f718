package se.tillit.mandate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a delegation order: who may decide one kind of matter.
 *
 * @param ordinal its place in the order, from 1
 * @param number as the board numbers it; empty where it does not
 * @param heading the group of matters that it stands under
 * @param conditions what must hold for it to be used, as the board has written it; empty: nothing
 * @param mostSek the highest amount in SEK; null: no amount is named
 * @param mayPassOn whether the one who has it may delegate it further
 * @param notified whether the board is told of each decision
 * @param notifiedBy when; empty: at the next meeting
 * @param from null: as long as the order holds; the same for {@code to}, the first day on which it no longer does
 * @param passedOnFrom the mandate that this one hangs on; null where the board has given it
 * @param decisionsYearly null: nobody has said
 * @param handlingDays for one decision; null: nobody has said
 */
public record Mandate(
        UUID id,
        UUID order,
        int ordinal,
        String number,
        String heading,
        String matter,
        String legalBasis,
        Kind kind,
        List<Holder> holders,
        String conditions,
        @Nullable BigDecimal mostSek,
        boolean mayPassOn,
        boolean notified,
        String notifiedBy,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String reference,
        @Nullable UUID passedOnFrom,
        @Nullable Integer decisionsYearly,
        @Nullable BigDecimal handlingDays) {

    /** What the row says: that somebody decides for the board, or that something is carried out without a decision. */
    public enum Kind {
        DELEGATION,
        /** Verkställighet: nothing to weigh, so there is no decision to delegate. */
        EXECUTION
    }

    public Mandate {
        holders = List.copyOf(holders);
    }

    public boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }

    /** The same matter in other rows, however it is capitalised. */
    public String key() {
        return matter.toLowerCase(Locale.ROOT);
    }

    /** Whether the amount is within it; an amount that is not told is not too high. */
    public boolean covers(@Nullable BigDecimal amount) {
        return mostSek == null || amount == null || amount.compareTo(mostSek) <= 0;
    }

    public boolean isHeldBy(Set<UUID> positions) {
        return holders.stream().anyMatch(one -> one.position() != null && positions.contains(one.position()));
    }

    public boolean has(Holder.Kind kind) {
        return holders.stream().anyMatch(one -> one.kind() == kind);
    }
}
