package se.tillit.access;

import java.util.List;

/**
 * One thing to put right.
 *
 * @param field the field or column it concerns, as the form or file names it
 * @param text the key of the sentence that says what is wrong and what to do
 * @param arguments what the sentence mentions
 */
public record Problem(String field, String text, List<Object> arguments) {

    public static Problem of(String field, String text, Object... arguments) {
        return new Problem(field, text, List.of(arguments));
    }
}
