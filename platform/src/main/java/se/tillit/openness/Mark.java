package se.tillit.openness;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mark of secrecy: a warning with a ground, never a decision.
 *
 * @param words the passages; none where the whole is marked
 * @param lifted null while it holds
 */
public record Mark(
        UUID id,
        String kind,
        UUID record,
        boolean whole,
        List<String> words,
        String section,
        @Nullable String why,
        Signed marked,
        @Nullable Lifted lifted) {

    public Mark {
        words = List.copyOf(words);
    }

    /** Who did it, as it was called then. */
    public record Signed(LocalDate on, String name, String role) {}

    public record Lifted(Signed by, String reason) {}

    public Veil veil() {
        return new Veil(whole, words);
    }
}
