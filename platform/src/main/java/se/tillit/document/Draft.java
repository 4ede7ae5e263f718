package se.tillit.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Position;
import se.tillit.signal.Source;

/**
 * A demand that might be made of what documents say. It is none, and in no sum and no picture, until a person has confirmed it.
 *
 * @param role empty: nobody is named
 * @param recurrence as an ISO 8601 period, where the words say so
 * @param signal what it became, once confirmed
 * @param sources the places that say it; copies are one draft
 */
public record Draft(
        UUID id,
        String role,
        String title,
        Mark mark,
        String deadline,
        @Nullable String recurrence,
        State state,
        @Nullable UUID signal,
        Instant at,
        List<Source> sources) {

    /** Where it stands. Left: somebody has looked at it, and it may lie. */
    public enum State {
        OPEN,
        CONFIRMED,
        LEFT
    }

    /** @param persons how many it would land on; zero where it is unclear whom */
    public record Landing(Draft draft, List<Position> positions, BigDecimal persons) {}
}
