package se.tillit.signal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who said how long something takes.
 *
 * @param by a role in words, never a name of our own finding; null where nobody knows
 */
public record Said(
        Basis basis, @Nullable String by, @Nullable LocalDate on) {

    /** Where nobody has said anything of it. */
    public static final Said GUESSED = new Said(Basis.GUESS, null, null);
}
