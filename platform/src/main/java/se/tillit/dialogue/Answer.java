package se.tillit.dialogue;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody owes those who took part: an answer to the dialogue, or to one statement in it.
 *
 * @param statement its number; null: the dialogue as a whole
 * @param unit who answers
 * @param said null until it is answered
 */
public record Answer(
        UUID id,
        @Nullable Integer statement,
        UUID unit,
        LocalDate due,
        LocalDate askedOn,
        @Nullable Said said,
        int version) {

    /** @param nextOn when more will be told; null where nothing more is to come */
    public record Said(
            String body,
            String name,
            String role,
            LocalDate on,
            @Nullable LocalDate nextOn) {}

    public boolean isLate(LocalDate today) {
        return said == null && today.isAfter(due);
    }
}
