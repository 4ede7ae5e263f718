package se.tillit.table;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asked to a table.
 *
 * @param account null: asked by role, without an account and without a name
 * @param name the account's; null without one
 * @param role what the person was called when asked; null where the stand says it
 * @param level the room that she comes from; null where none is known
 * @param comes null: has not said
 * @param spokenIn the latest round in which she has been heard; 0: in none
 */
public record Seat(
        UUID id,
        @Nullable UUID account,
        @Nullable String name,
        @Nullable String role,
        @Nullable UUID level,
        Stands stands,
        @Nullable Boolean comes,
        int spokenIn) {

    /** How near the meeting that public services exist for. */
    public enum Stands {
        /** The citizen, or a relative. */
        CITIZEN,
        /** Meets the citizen in the work. */
        NEAREST,
        OTHER
    }

    public boolean isHeardIn(int round) {
        return spokenIn >= round;
    }
}
