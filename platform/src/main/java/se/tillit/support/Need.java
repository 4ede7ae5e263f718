package se.tillit.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What support a unit needs for its core work.
 *
 * @param due by when it is answered with a promise or with a no and a reason
 * @param no null where nobody has said no
 * @param promise null where nobody has written one
 */
public record Need(
        UUID id,
        UUID unit,
        Kind kind,
        String body,
        Said asked,
        LocalDate due,
        @Nullable No no,
        @Nullable Promise promise) {

    static final int LONGEST = 1000;

    /** Whom the support is for is always a unit; what it is about is one of these. */
    public enum Kind {
        ADMINISTRATIVE,
        PROFESSIONAL,
        PSYCHOSOCIAL
    }

    public enum Worth {
        MUCH,
        SOME,
        NOTHING
    }

    public enum State {
        /** Nobody has answered. */
        OPEN,
        /** A promise is written, and not all behind it have agreed. */
        BEING_AGREED,
        PROMISED,
        /** Done, and the unit has not said what it was worth. */
        DONE,
        WORTH_SAID,
        DECLINED
    }

    /** Who said something, and when. */
    public record Said(LocalDate on, UUID by, String name, String role) {}

    public record No(Said by, String reason) {}

    /**
     * @param version from 1; a changed promise is agreed anew
     * @param done null while it is not; with what was done
     * @param worth null while nobody in the unit has said
     */
    public record Promise(
            int version,
            String body,
            LocalDate keptBy,
            Said written,
            List<Party> parties,
            @Nullable Done done,
            @Nullable Said worthBy,
            @Nullable Worth worth,
            @Nullable String worthBody) {

        public boolean isAgreed() {
            return parties.stream().allMatch(party -> party.hasAgreedTo(version));
        }
    }

    public record Done(LocalDate on, String name, String body) {}

    /** A function behind the promise. */
    public record Party(
            UUID unit,
            @Nullable Integer agreedVersion,
            @Nullable Said agreed) {

        public boolean hasAgreedTo(int version) {
            return agreedVersion != null && agreedVersion == version;
        }
    }

    public State state() {
        if (no != null) {
            return State.DECLINED;
        }
        if (promise == null) {
            return State.OPEN;
        }
        if (!promise.isAgreed()) {
            return State.BEING_AGREED;
        }
        if (promise.done() == null) {
            return State.PROMISED;
        }
        return promise.worth() == null ? State.DONE : State.WORTH_SAID;
    }

    /** The day has passed without an answer that holds. */
    public boolean isSilent(LocalDate today) {
        return isUnanswered() && due.isBefore(today);
    }

    /** Whether it still waits for an answer that holds. */
    public boolean isUnanswered() {
        return Set.of(State.OPEN, State.BEING_AGREED).contains(state());
    }
}
