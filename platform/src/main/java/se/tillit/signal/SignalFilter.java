package se.tillit.signal;

import org.jspecify.annotations.Nullable;

/**
 * Which demands are wanted.
 *
 * @param words part of a title or legal basis, or a code; empty for all
 * @param unexplained only those without a purpose or anybody who uses the answer
 */
public record SignalFilter(
        @Nullable SignalKind kind, @Nullable Origin origin, String words, boolean unexplained) {

    public SignalFilter {
        words = words.strip();
    }
}
