package se.tillit.improvement;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What worked in one unit, offered to another.
 *
 * @param unit that it is offered to
 * @param replied null: it has not said anything yet
 */
public record Offer(
        UUID improvement, UUID unit, LocalDate on, @Nullable Replied replied) {

    public enum Reply {
        TRIES,
        HAS,
        NOT_FOR_US
    }

    /**
     * @param became the improvement that it began in the unit
     * @param stage how far that has come
     */
    public record Replied(
            Reply reply,
            LocalDate on,
            String role,
            @Nullable String reason,
            @Nullable UUID became,
            Improvement.@Nullable Stage stage) {}
}
