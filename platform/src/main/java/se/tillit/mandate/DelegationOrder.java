package se.tillit.mandate;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Validity;

/**
 * A version of a board's delegation order. What the board has signed is with the board; this is a copy that one can ask.
 *
 * @param board on whose behalf is decided
 * @param decided null for a draft that nobody has taken into use
 * @param document the steering document that the rows were read in; null where they came from a table
 * @param mandates how many rows it has
 */
public record DelegationOrder(
        UUID id,
        String name,
        UUID board,
        @Nullable Decided decided,
        @Nullable UUID document,
        LocalDate loadedOn,
        String loadedBy,
        int mandates) {

    static final int LONGEST_NAME = 200;

    /** @param reference the board's own number of the decision */
    public record Decided(LocalDate on, String reference, Validity valid) {}

    public boolean isDraft() {
        return decided == null;
    }

    public boolean holdsOn(LocalDate day) {
        return decided != null && decided.valid().holdsOn(day);
    }
}
