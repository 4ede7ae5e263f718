package se.tillit.goal;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.signal.SignalKind;

/**
 * Two goals, or a goal and another demand, that cannot both be met or that say the same; and who must weigh them.
 *
 * @param weigher the unit that must
 * @param weighed what it said; null while it has not
 */
public record GoalPair(
        UUID id,
        Tie tie,
        Side one,
        Side other,
        String reason,
        UUID weigher,
        LocalDate openedOn,
        String openedBy,
        @Nullable Weighed weighed) {

    public enum Tie {
        CONFLICT,
        OVERLAP
    }

    public record Side(UUID id, String title, SignalKind kind) {

        public String address() {
            return (kind == SignalKind.GOAL ? "/mal/" : "/krav/") + id;
        }
    }

    /** @param by who wrote it down for the unit */
    public record Weighed(LocalDate on, String by, String said) {}

    /** What the given goal is paired with. */
    public Side across(UUID goal) {
        return one.id().equals(goal) ? other : one;
    }
}
