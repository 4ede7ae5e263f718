package se.tillit.dialogue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that one can agree with or not.
 *
 * @param number its own within the dialogue
 * @param own whether the organiser wrote it
 * @param meta about the dialogue rather than its subject
 * @param parent the number of the one that it was made from
 * @param agree how many agree, of {@code seen} who have voted
 */
public record Statement(
        int number,
        String body,
        State state,
        boolean own,
        boolean meta,
        @Nullable Reason reason,
        @Nullable LocalDate decidedOn,
        @Nullable Integer parent,
        @Nullable Consent consent,
        int agree,
        int disagree,
        int seen) {

    public enum State {
        /** Nobody has looked at it yet, in a dialogue where that comes first. */
        WAITING,
        SHOWN,
        /** May name a person, or hold somebody's number: waits for somebody who looks. */
        HELD,
        DECLINED,
        /** Split or put in other words. */
        REPLACED,
        /** Taken away by whoever wrote it, where sealed votes still name its number: that is all that is left. */
        WITHDRAWN
    }

    /** Whether whoever wrote a statement wants it in other words. */
    public enum Consent {
        ASKED,
        GIVEN,
        REFUSED
    }

    /** The published policy: what a statement can be declined for, and nothing else. */
    public enum Reason {
        NAMES_A_PERSON,
        HATE_OR_THREAT,
        NOT_ABOUT_THE_QUESTION,
        SAYS_SEVERAL_THINGS,
        ALREADY_SAID,
        NOT_A_STATEMENT,
        ADVERTISEMENT
    }

    public boolean isShown() {
        return state == State.SHOWN;
    }

    public boolean isToLookAt() {
        return state == State.HELD || state == State.WAITING && parent == null; // other words wait for whoever wrote it
    }

    static List<Statement> shown(List<Statement> all) {
        return all.stream().filter(Statement::isShown).toList();
    }
}
