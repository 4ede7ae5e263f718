package se.tillit.question;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.UnitKind;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;

/**
 * "Who uses this, and for what?" about one demand: one question at a time, however many ask it.
 *
 * @param askers how many ask
 * @param named those of them who wanted their names shown
 * @param due the last day to answer; null where the issuer is outside the house
 * @param proposedOn since when it is proposed that the demand lapse
 * @param closedAtVersion the demand's version when the question was closed
 */
public record Question(
        UUID id,
        Demand demand,
        LocalDate askedOn,
        int askers,
        List<String> named,
        @Nullable LocalDate due,
        @Nullable Extension extension,
        @Nullable LocalDate proposedOn,
        @Nullable Answer answer,
        @Nullable Decision decision,
        @Nullable Integer closedAtVersion) {

    /** How long the level above waits before a proposal reaches it: those concerned see it first. */
    static final int DAYS_BETWEEN_OURSELVES = 7;

    private static final int RESTS_MONTHS = 12;

    /** What is asked about, as it is now. */
    public record Demand(
            UUID id,
            String title,
            SignalKind kind,
            Origin origin,
            UUID issuer,
            UnitKind issuerKind,
            @Nullable String legalBasis) {

        /** Whose issuer sits elsewhere, and answers when it answers. */
        public boolean issuedOutside() {
            return issuerKind != UnitKind.OWN;
        }

        /** Only what the house itself has asked for can lapse here. What others ask for is theirs to change, and the law's by a formal request. */
        public boolean canLapse() {
            return origin.ours() && !issuedOutside();
        }
    }

    public record Said(LocalDate on, String name, String role) {}

    public record Extension(LocalDate on, String reason) {}

    /** @param usedBy null: nobody uses it */
    public record Answer(
            Said by,
            @Nullable String usedBy,
            @Nullable String decision,
            @Nullable LocalDate lastUsedOn) {

        public boolean nobody() {
            return usedBy == null;
        }
    }

    /** @param endsOn the demand's first day without force; null: it stays */
    public record Decision(Said by, String reason, @Nullable LocalDate endsOn) {}

    public enum State {
        OPEN,
        PROPOSED,
        ANSWERED,
        KEPT,
        LAPSES
    }

    public State state() {
        if (decision != null) {
            return decision.endsOn() == null ? State.KEPT : State.LAPSES;
        }
        if (answer != null) {
            return State.ANSWERED;
        }
        return proposedOn == null ? State.OPEN : State.PROPOSED;
    }

    /** Somebody still owes an answer. */
    public boolean isOpen() {
        return answer == null && decision == null;
    }

    /** Somebody may decide that the demand lapses, or stays: nobody answered in time, or the answer is that nobody uses it. */
    public boolean awaitsDecision() {
        return demand.canLapse() && decision == null && (answer == null ? proposedOn != null : answer.nobody());
    }

    /** Since when it can be decided that the demand lapses. */
    @Nullable
    LocalDate decidableSince() {
        return answer == null ? proposedOn : answer.by().on();
    }

    /** When it was answered, or last decided; null while it is open. */
    public @Nullable LocalDate closedOn() {
        return decision != null
                ? decision.by().on()
                : answer == null ? null : answer.by().on();
    }

    /** The day from which the same question may be asked again; null while it is open. */
    public @Nullable LocalDate restsUntil() {
        LocalDate closed = closedOn();
        return closed == null ? null : closed.plusMonths(RESTS_MONTHS);
    }

    /** As it is told to those whom the clock does not concern yet. */
    Question withoutClock() {
        return new Question(
                id, demand, askedOn, askers, named, null, extension, null, answer, decision, closedAtVersion);
    }

    /** Whether it is too early to ask again; a demand that was changed since is another matter. */
    boolean restsOn(LocalDate day, int demandVersion) {
        LocalDate until = restsUntil();
        return until != null && day.isBefore(until) && closedAtVersion != null && closedAtVersion == demandVersion;
    }
}
