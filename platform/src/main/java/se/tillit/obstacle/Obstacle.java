package se.tillit.obstacle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.openness.Veil;
import se.tillit.signal.Origin;

/**
 * Something in the way, and what has become of it.
 *
 * @param demands one, or two that cannot both be met
 * @param voices how many have said it, the one who told it included
 * @param named those who want to be known to whoever answers; shown to nobody else
 * @param joinedTo where it is answered, together with another
 * @param steps from the first to the last
 * @param marked whether it, or something in it, is marked as secret
 */
public record Obstacle(
        UUID id,
        int version,
        Told told,
        List<Demand> demands,
        Instant reportedAt,
        boolean fromCitizen,
        int voices,
        List<String> named,
        Holding holding,
        @Nullable Answer answer,
        @Nullable UUID joinedTo,
        @Nullable LocalDate reopenedOn,
        List<Step> steps,
        boolean marked) {

    private static final int SHORTEST_TITLE = 25;
    private static final int LONGEST_TITLE = 90;

    public Obstacle {
        demands = List.copyOf(demands);
        named = List.copyOf(named);
        steps = List.copyOf(steps);
    }

    public enum Often {
        SOMETIMES(6),
        WEEKLY(46),
        DAILY(220);

        private final int timesPerYear;

        Often(int timesPerYear) {
            this.timesPerYear = timesPerYear;
        }

        /** A rough guess, for sums that are shown as guesses: working weeks and days in a year. */
        public int timesPerYear() {
            return timesPerYear;
        }
    }

    public enum Notices {
        CITIZENS,
        STAFF,
        RELATIVES
    }

    /** What a holder may answer. */
    public enum Settled {
        REMOVED,
        CHANGED,
        EXEMPT,
        REFUSED
    }

    /**
     * What somebody tells. Null is not told.
     *
     * @param unit where
     * @param thing a document or a system, as it is called
     * @param minutes that it takes of one of us each time
     * @param costs what it costs the one we are there for
     */
    public record Told(
            String text,
            @Nullable UUID unit,
            Set<Notices> notices,
            @Nullable Often often,
            @Nullable String thing,
            @Nullable Integer minutes,
            @Nullable String costs,
            @Nullable String wouldHelp) {

        public Told {
            notices = Set.copyOf(notices);
        }
    }

    public record Demand(
            UUID id,
            String title,
            Origin origin,
            UUID issuer,
            @Nullable String legalBasis) {}

    /**
     * Who has it.
     *
     * @param unit as it was when it came there; it may have ended since
     * @param role what it was called then
     * @param due null: there is nobody above to go to, or nothing to wait for
     * @param movedUp whether silence has moved it
     */
    public record Holding(
            UUID unit,
            String role,
            LocalDate since,
            @Nullable LocalDate due,
            boolean extended,
            boolean movedUp) {}

    /**
     * @param from since when, or from when, it is so
     * @param until the last day of an exemption on trial
     * @param told how it is told to everybody; null: it is not
     */
    public record Answer(
            Settled settled,
            LocalDate on,
            String name,
            String role,
            String text,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String told) {}

    public enum Kind {
        REPORTED,
        HELD,
        PASSED_ON,
        EXTENDED,
        /** The day passed, and it went one level up. */
        SILENCE,
        /** The day passed, and there was nobody above. */
        STAYS,
        /** The holder was gone; somebody else has taken over. */
        SUCCEEDED,
        JOINED,
        REMOVED,
        CHANGED,
        EXEMPT,
        REFUSED,
        REOPENED,
        /** The last day of an exemption on trial passed: what came of it, and what now? */
        EXEMPTION_ENDED,
        /** It is part of a formal request that was sent. */
        PETITIONED,
        PETITION_ANSWERED;

        static Kind of(Settled settled) {
            return valueOf(settled.name());
        }

        public boolean settles() {
            return this == REMOVED || this == CHANGED || this == EXEMPT || this == REFUSED;
        }

        /** Its words are a formal request's. */
        boolean isPetitions() {
            return this == PETITIONED || this == PETITION_ANSWERED;
        }

        /** Somebody new has it from here on. */
        public boolean moves() {
            return switch (this) {
                case HELD, PASSED_ON, SILENCE, SUCCEEDED, REOPENED, EXEMPTION_ENDED -> true;
                default -> false;
            };
        }
    }

    /**
     * @param unit who has it from here on
     * @param role what that is called
     * @param by who did it; null: nobody, or somebody whose name is not told
     * @param due the day to answer by from here on
     */
    public record Step(
            Kind kind,
            LocalDate on,
            @Nullable UUID unit,
            @Nullable String role,
            @Nullable String by,
            @Nullable String reason,
            @Nullable LocalDate due) {

        private Step under(Veil veil, Veil petition) {
            return new Step(kind, on, unit, role, by, petition.overOrNull(veil.overOrNull(reason)), due);
        }

        private Step withoutClock() {
            return new Step(kind, on, unit, role, by, reason, null);
        }
    }

    public boolean isOpen() {
        return answer == null && joinedTo == null;
    }

    /** Its first sentence, or two where that is a short one; shortened between words. */
    public String title() {
        return title(told.text());
    }

    static String title(String text) {
        String[] sentences = text.strip().split("(?<=[.?])\\s|\\n", 3);
        // "Min mamma har hemtjänst." says too little alone.
        String first = sentences.length > 1 && sentences[0].length() < SHORTEST_TITLE
                ? sentences[0].strip() + " " + sentences[1].strip()
                : sentences[0].strip();
        if (first.length() <= LONGEST_TITLE) {
            return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
        }
        String cut = first.substring(0, LONGEST_TITLE);
        int blank = cut.lastIndexOf(' ');
        return (blank > LONGEST_TITLE / 2 ? cut.substring(0, blank) : cut) + "…";
    }

    /** A demand of the law's or the state's is asked for by somebody outside the house. */
    public Optional<Demand> ofOthers() {
        return demands.stream().filter(demand -> !demand.origin().ours()).findFirst();
    }

    public boolean conflicts() {
        return demands.size() > 1;
    }

    /** Hours a year that it takes of those who have said it; empty where nobody has guessed. */
    public Optional<Integer> hoursPerYear() {
        return told.minutes() == null || told.often() == null
                ? Optional.empty()
                : Optional.of(told.minutes() * told.often().timesPerYear() * voices / 60);
    }

    /** For those whom the clock is none of the business of. */
    Obstacle withoutClock() {
        Holding without = new Holding(
                holding.unit(), holding.role(), holding.since(), null, holding.extended(), holding.movedUp());
        return new Obstacle(
                id,
                version,
                told,
                demands,
                reportedAt,
                fromCitizen,
                voices,
                named,
                without,
                answer,
                joinedTo,
                reopenedOn,
                steps.stream().map(Step::withoutClock).toList(),
                marked);
    }

    /** For everybody but whoever answers: who said it is theirs to tell. */
    Obstacle withoutNames() {
        return new Obstacle(
                id,
                version,
                told,
                demands,
                reportedAt,
                fromCitizen,
                voices,
                List.of(),
                holding,
                answer,
                joinedTo,
                reopenedOn,
                steps,
                marked);
    }

    /**
     * For everybody but those who deal with it: without what is marked as secret, wherever it stands.
     *
     * @param petition what is marked of the formal requests that it is part of, whose words stand in the way it went
     */
    Obstacle under(Veil veil, Veil petition) {
        if (!veil.hides() && !petition.hides()) {
            return this;
        }
        return new Obstacle(
                id,
                version,
                new Told(
                        veil.over(told.text()),
                        told.unit(),
                        told.notices(),
                        told.often(),
                        veil.overOrNull(told.thing()),
                        told.minutes(),
                        veil.overOrNull(told.costs()),
                        veil.overOrNull(told.wouldHelp())),
                demands,
                reportedAt,
                fromCitizen,
                voices,
                veil.whole() ? List.of() : named,
                holding,
                answer == null
                        ? null
                        : new Answer(
                                answer.settled(),
                                answer.on(),
                                answer.name(),
                                answer.role(),
                                veil.over(answer.text()),
                                answer.from(),
                                answer.until(),
                                veil.overOrNull(answer.told())),
                joinedTo,
                reopenedOn,
                steps.stream()
                        .map(step -> step.under(veil, step.kind().isPetitions() ? petition : Veil.NONE))
                        .toList(),
                veil.hides());
    }
}
