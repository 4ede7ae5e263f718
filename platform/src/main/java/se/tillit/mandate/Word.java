package se.tillit.mandate;

import java.util.UUID;

/**
 * An everyday word, and what the delegation orders call the same.
 *
 * @param everyday in small letters: "köpa"
 * @param means "direktupphandling"
 */
public record Word(UUID id, String everyday, String means) {

    static final int LONGEST = 100;
}
