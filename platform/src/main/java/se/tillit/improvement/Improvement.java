package se.tillit.improvement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.openness.Veil;

/**
 * Something that would make a unit better, and what has become of it.
 *
 * @param voices how many want it, the one who suggested it included
 * @param suggestedBy the name, where whoever suggested it wants it to be known; else null
 * @param obstacle what others have to decide first
 * @param cameFrom the one in another unit that it began as
 * @param offers to how many units it has been offered
 * @param steps from the first to the last
 * @param marked whether it, or something in it, is marked as secret
 */
public record Improvement(
        UUID id,
        int version,
        Told told,
        Instant toldAt,
        int voices,
        @Nullable String suggestedBy,
        Stage stage,
        Holding holding,
        @Nullable Answer answer,
        @Nullable Trial trial,
        Measure measure,
        @Nullable Outcome outcome,
        @Nullable UUID obstacle,
        @Nullable UUID cameFrom,
        int offers,
        List<Step> steps,
        boolean marked) {

    private static final int SHORTEST_TITLE = 25;
    private static final int LONGEST_TITLE = 90;

    public Improvement {
        steps = List.copyOf(steps);
    }

    public enum From {
        STAFF,
        USER,
        RELATIVE,
        CITIZEN
    }

    public enum Stage {
        IDEA,
        TRYING,
        WORKED,
        FAILED,
        /** Nobody can tell whether it did. */
        UNCLEAR,
        /** It waits for what others have to decide; an obstacle. */
        OTHERS,
        NOT_NOW;

        /** Whether somebody may still begin to try it. */
        public boolean canBeTried() {
            return this == IDEA || this == NOT_NOW || this == UNCLEAR;
        }

        public boolean isTried() {
            return this == WORKED || this == FAILED || this == UNCLEAR;
        }
    }

    /** Where it stands on a unit's board. */
    public enum Column {
        IDEA,
        TRYING,
        WORKED,
        FAILED,
        SPREAD
    }

    /** What whoever has an idea answers. */
    public enum Choice {
        TRY,
        OTHERS,
        NOT_NOW
    }

    /** @param demand that it has to do with */
    public record Told(
            String idea, UUID unit, From from, @Nullable Demand demand) {}

    public record Demand(UUID id, String title) {}

    /**
     * Who is to answer.
     *
     * @param due null: it is answered, or there is nobody above to go to
     * @param movedUp whether silence has moved it
     */
    public record Holding(
            UUID unit,
            String role,
            LocalDate since,
            @Nullable LocalDate due,
            boolean extended,
            boolean movedUp) {

        Holding withoutClock() {
            return new Holding(unit, role, since, null, extended, movedUp);
        }
    }

    /** @param text null: the trial says it */
    public record Answer(
            LocalDate on,
            String name,
            String role,
            @Nullable String text) {}

    /** @param sign how we shall see whether it works */
    public record Trial(String who, LocalDate until, String sign) {}

    /** Something simple that is counted. Null is not counted. */
    public record Measure(
            @Nullable String name,
            @Nullable String in,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after) {

        public static final Measure NONE = new Measure(null, null, null, null);

        public boolean isNamed() {
            return name != null;
        }
    }

    /** @param told how it is told to everybody; null: it is not */
    public record Outcome(
            LocalDate on,
            String role,
            String learned,
            @Nullable String told) {}

    public enum Kind {
        SUGGESTED,
        HELD,
        EXTENDED,
        /** The day passed, and it went one level up. */
        SILENCE,
        /** The day passed, and there was nobody above. */
        STAYS,
        /** The holder was gone; somebody else has taken over. */
        SUCCEEDED,
        TRYING,
        OTHERS,
        NOT_NOW,
        WORKED,
        FAILED,
        UNCLEAR,
        THANKED,
        OFFERED,
        TRIED_THERE,
        HAD_THERE,
        NOT_THERE;

        /** Somebody new has it from here on. */
        public boolean moves() {
            return this == HELD || this == SILENCE || this == SUCCEEDED;
        }

        /** Whoever is to answer said it. */
        boolean isAnswer() {
            return this == EXTENDED || this == TRYING || this == OTHERS || this == NOT_NOW;
        }
    }

    /**
     * @param role of who did it, or who has it from here on
     * @param by the name of who did it; null: nobody, or somebody whose name is not told
     */
    public record Step(
            Kind kind,
            LocalDate on,
            @Nullable UUID unit,
            @Nullable String role,
            @Nullable String by,
            @Nullable String reason,
            @Nullable LocalDate due) {

        static Step of(Kind kind, LocalDate on) {
            return new Step(kind, on, null, null, null, null, null);
        }

        Step withoutClock() {
            return new Step(kind, on, unit, role, by, reason, null);
        }

        private Step under(Veil veil) {
            return new Step(kind, on, unit, role, by, veil.overOrNull(reason), due);
        }

        Step withoutName() {
            return new Step(kind, on, unit, role, null, reason, due);
        }
    }

    /** Its first sentence, or two where that is a short one; shortened between words. */
    public String title() {
        return title(told.idea());
    }

    static String title(String idea) {
        String[] sentences = idea.strip().split("(?<=[.?])\\s|\\n", 3);
        String first = sentences.length > 1 && sentences[0].length() < SHORTEST_TITLE
                ? sentences[0].strip() + " " + sentences[1].strip()
                : sentences[0].strip();
        if (first.length() <= LONGEST_TITLE) {
            return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
        }
        String cut = first.substring(0, first.offsetByCodePoints(0, first.codePointCount(0, LONGEST_TITLE)));
        int blank = cut.lastIndexOf(' ');
        return (blank > LONGEST_TITLE / 2 ? cut.substring(0, blank) : cut) + "…";
    }

    public Column column() {
        return switch (stage) {
            case IDEA, OTHERS, NOT_NOW -> Column.IDEA;
            case TRYING -> Column.TRYING;
            case FAILED, UNCLEAR -> Column.FAILED;
            case WORKED -> offers > 0 ? Column.SPREAD : Column.WORKED;
        };
    }

    /** For those whom the clock is none of the business of. */
    Improvement withoutClock() {
        return with(
                suggestedBy,
                holding.withoutClock(),
                steps.stream().map(Step::withoutClock).toList());
    }

    /** For those outside the house: whoever answered is named, and colleagues who tried it are not. */
    Improvement withoutNames() {
        return with(
                null,
                holding,
                steps.stream()
                        .map(step -> step.kind().isAnswer() ? step : step.withoutName())
                        .toList());
    }

    private Improvement with(@Nullable String name, Holding other, List<Step> way) {
        return new Improvement(
                id, version, told, toldAt, voices, name, stage, other, answer, trial, measure, outcome, obstacle,
                cameFrom, offers, way, marked);
    }

    /** For everybody but those who deal with it: without what is marked as secret, wherever it stands. */
    Improvement under(Veil veil) {
        if (!veil.hides()) {
            return this;
        }
        return new Improvement(
                id,
                version,
                new Told(veil.over(told.idea()), told.unit(), told.from(), told.demand()),
                toldAt,
                voices,
                veil.whole() ? null : suggestedBy,
                stage,
                holding,
                answer == null
                        ? null
                        : new Answer(answer.on(), answer.name(), answer.role(), veil.overOrNull(answer.text())),
                trial == null ? null : new Trial(veil.over(trial.who()), trial.until(), veil.over(trial.sign())),
                new Measure(
                        veil.overOrNull(measure.name()),
                        veil.overOrNull(measure.in()),
                        measure.before(),
                        measure.after()),
                outcome == null
                        ? null
                        : new Outcome(
                                outcome.on(),
                                outcome.role(),
                                veil.over(outcome.learned()),
                                veil.overOrNull(outcome.told())),
                obstacle,
                cameFrom,
                offers,
                steps.stream().map(step -> step.under(veil)).toList(),
                true);
    }
}
