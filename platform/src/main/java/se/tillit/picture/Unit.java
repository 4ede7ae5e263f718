package se.tillit.picture;

import org.jspecify.annotations.Nullable;

/**
 * A unit of the chain before it is decided whether it gets a card of its own.
 *
 * @param parent id of the unit it belongs to, or null; an unknown one, or one that is not above it, counts as none
 * @param row index of its level
 * @param sub what stands under its name, or empty
 * @param meeting whether it is the meeting with a person
 * @param href where a click leads, or null
 */
public record Unit(
        String id,
        @Nullable String parent,
        int row,
        String label,
        String sub,
        boolean meeting,
        @Nullable String href) {}
