package se.tillit.finding;

import org.jspecify.annotations.Nullable;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;

/**
 * A check of an organisation's own: every condition that is given must hold.
 *
 * @param olderThan months since the demand began to hold
 * @param hoursAbove hours a year for one person
 */
public record OwnCheck(
        String name,
        @Nullable SignalKind kind,
        @Nullable Origin origin,
        @Nullable Lacks lacks,
        @Nullable Integer olderThan,
        @Nullable Integer hoursAbove,
        Advice advice) {

    /** What a demand may lack. */
    public enum Lacks {
        PURPOSE,
        USER,
        DECISION,
        MINUTES,
        RISK,
        LEGAL_BASIS,
        END
    }

    boolean saysSomething() {
        return kind != null || origin != null || lacks != null || olderThan != null || hoursAbove != null;
    }
}
