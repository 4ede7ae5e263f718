package se.tillit.goal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided when a goal was ended.
 *
 * @param successor what it went into, or was replaced by; null where it was stopped
 * @param on the first day without it
 * @param consulted the levels that were asked first
 */
public record Ending(
        Fate fate, @Nullable UUID successor, LocalDate on, String reason, List<UUID> consulted, Decided decided) {

    public enum Fate {
        STOP,
        MERGE,
        REPLACE
    }

    /** @param role what the decision is signed with */
    public record Decided(LocalDate on, String by, String role) {}
}
