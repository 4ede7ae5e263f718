package se.tillit.mandate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * "May I decide this?"
 *
 * @param words the matter as somebody would say it
 * @param mandate a row about the matter, where it has been picked from a list; null: it is looked for by the words
 * @param amount SEK; null where none is told
 * @param unit null: where the asker works
 * @param position null: the asker's own
 */
public record Question(
        String words,
        @Nullable UUID mandate,
        @Nullable BigDecimal amount,
        @Nullable UUID unit,
        @Nullable UUID position,
        LocalDate day) {

    public boolean isEmpty() {
        return mandate == null && new Search(words).isEmpty();
    }

    /** The amount that is told, or else the one that stands among the words. */
    @Nullable
    BigDecimal anyAmount() {
        return amount != null ? amount : new Search(words).amount();
    }
}
