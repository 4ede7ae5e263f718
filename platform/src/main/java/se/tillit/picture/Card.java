package se.tillit.picture;

import org.jspecify.annotations.Nullable;

/**
 * A unit, or several units folded into one, as it stands in the picture.
 *
 * @param id unique among the cards
 * @param row index of its level
 * @param label the name; wrapped or shortened to fit, never lost (the full text is then the card's title)
 * @param sub a shorter second line, or empty
 * @param href where a click leads, or null
 */
public record Card(
        String id,
        int row,
        String label,
        String sub,
        Emphasis emphasis,
        @Nullable String href) {

    public enum Emphasis {
        PLAIN,
        /** Beside the matter: a sibling that nothing in the picture reaches. */
        OFF,
        /** What the picture is about; flows that miss it are drawn faint. */
        FOCUS,
        /** The meeting with a person. */
        MEET
    }
}
