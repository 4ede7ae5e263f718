package se.tillit.openness;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was erased, by which decision, and what is left of it: numbers and days, nothing of what it said.
 *
 * @param reference of the decision to erase now
 * @param rule the decision on retention that it rests on, as it stood
 */
public record Erasure(String kind, String reference, String reason, String rule, Mark.Signed decided, List<Left> left) {

    public Erasure {
        left = List.copyOf(left);
    }

    /** @param number null: it was not registered */
    public record Left(
            @Nullable String number,
            LocalDate receivedOn,
            @Nullable LocalDate closedOn) {}
}
