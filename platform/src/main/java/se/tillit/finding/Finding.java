package se.tillit.finding;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place to look, never a verdict.
 *
 * @param check which check found it
 * @param demand what it is about; null where it is about a position
 * @param other the demand that it repeats
 * @param a what the check says more of it; so is b
 */
public record Finding(
        UUID id,
        String check,
        @Nullable Demand demand,
        @Nullable Demand other,
        @Nullable UUID position,
        String a,
        String b) {

    public record Demand(UUID id, String title) {}

    static final UUID NONE = new UUID(0, 0);

    /** The demand or position that it is about. */
    public UUID subject() {
        return demand != null ? demand.id() : position != null ? position : NONE;
    }

    /** With the subject and the check, what tells it from other findings, also when it is found again. */
    public UUID otherOrNone() {
        return other == null ? NONE : other.id();
    }
}
