package se.tillit.mandate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Unit;

/**
 * What the delegation order says to somebody who asks whether they may decide a matter.
 *
 * @param own the asker's mandate that the answer rests on; for an amount that is too high, the highest of theirs; else empty for a no
 * @param past a mandate that they had, or are to have, but not on the day
 * @param instead who may, the nearest upwards first; for a yes the others who also may
 * @param way from the board to those who may, in order
 */
public record Answer(
        Matter matter,
        Verdict verdict,
        Optional<Mandate> own,
        Optional<Mandate> past,
        List<Candidate> instead,
        List<Step> way) {

    /** The answer in a word. */
    public enum Verdict {
        YES,
        /** With conditions, or within an amount that is not told. */
        YES_IF,
        /** It is for whoever decided from the beginning. */
        YES_IF_ORIGINAL,
        /** There is nothing to decide: it is carried out. */
        EXECUTION,
        NO,
        /** They may decide such matters, but not with this amount. */
        NO_AMOUNT,
        /** They have the position, but below another board. */
        NO_OTHER_BOARD,
        /** It is not written where they work. */
        UNKNOWN
    }

    /** A matter of an order, with every row about it. */
    public record Matter(DelegationOrder order, Unit board, List<Mandate> rows) {

        public String text() {
            return rows.getFirst().matter();
        }

        public String heading() {
            return rows.getFirst().heading();
        }
    }

    /**
     * A step on the way from the board.
     *
     * @param passedOn delegated further by the one before, not by the board
     */
    public record Step(Mandate mandate, boolean passedOn) {}

    /**
     * Who asks, and what.
     *
     * @param positions theirs, or the one that is asked for
     * @param unit null: no unit is known
     * @param amount SEK; null where none is told
     */
    record Asker(
            Set<UUID> positions,
            @Nullable UUID unit,
            @Nullable BigDecimal amount,
            LocalDate day) {}

    public boolean isYes() {
        return switch (verdict) {
            case YES, YES_IF, YES_IF_ORIGINAL, EXECUTION -> true;
            default -> false;
        };
    }
}
