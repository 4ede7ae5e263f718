package se.tillit.improvement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.answering.Holders;
import se.tillit.audit.Acts;
import se.tillit.obstacle.BringVoices;
import se.tillit.obstacle.Obstacle;
import se.tillit.obstacle.ReportObstacle;
import se.tillit.openness.Registering;
import se.tillit.openness.Rule;

/** Says that it is tried, that others must decide first, or not now and why. Everybody who wants it gets the one answer. */
@Component
public final class AnswerImprovement {

    private static final int LONGEST_TRIAL_YEARS = 2;

    /** As many digits as anybody counts with by hand; the database's own limit is far beyond. */
    private static final BigDecimal LARGEST = new BigDecimal("1000000000");

    private final Acts acts;
    private final ImprovementHandling handling;
    private final ImprovementStore improvements;
    private final ReportObstacle report;
    private final BringVoices voices;
    private final Registering registering;

    AnswerImprovement(
            Acts acts,
            ImprovementHandling handling,
            ImprovementStore improvements,
            ReportObstacle report,
            BringVoices voices,
            Registering registering) {
        this.acts = acts;
        this.handling = handling;
        this.improvements = improvements;
        this.report = report;
        this.voices = voices;
        this.registering = registering;
    }

    /**
     * @param text why not now; or what it is that others must decide. For a trial, whatever else there is to say.
     * @param trial for one that is tried
     */
    public record Given(
            Improvement.@Nullable Choice choice, @Nullable String text, Trial trial) {}

    /** As it is written, before anybody has looked whether all of it is there. */
    public record Trial(String who, @Nullable LocalDate until, String sign, Improvement.Measure measure) {

        public static final Trial NONE = new Trial("", null, "", Improvement.Measure.NONE);
    }

    /**
     * @param version the one that the actor saw
     * @throws Refusal.Invalid with everything that must be put right
     * @throws Refusal.Conflict where somebody answered, or it moved, meanwhile
     */
    public void answer(Actor actor, UUID id, int version, Given given) {
        acts.perform(actor, Access.ANSWER_IMPROVEMENTS, "improvement.answer", note -> {
            ImprovementHandling.Turn turn = handling.turn(actor, id, version);
            Improvement improvement = turn.improvement();
            boolean idea = improvement.stage() == Improvement.Stage.IDEA;
            problems(given, turn.today())
                    // Once it has moved up, whoever leads where it would be tried can still begin, and no more.
                    .addIf(
                            (!turn.has() || !idea) && given.choice() != Improvement.Choice.TRY,
                            "utfall",
                            "improvement.only-try")
                    .refuseIfAny();
            Improvement.Choice choice = Objects.requireNonNull(given.choice());
            boolean tries = choice == Improvement.Choice.TRY;
            Improvement.Stage stage =
                    switch (choice) {
                        case TRY -> Improvement.Stage.TRYING;
                        case OTHERS -> Improvement.Stage.OTHERS;
                        case NOT_NOW -> Improvement.Stage.NOT_NOW;
                    };
            Holders.Holder by = Objects.requireNonNull(turn.holder());
            // Before it becomes an obstacle, which writes to the log: whoever has the log locked may not wait for a
            // number.
            if (choice == Improvement.Choice.OTHERS) {
                registering.happened(ImprovementRecord.CODE, id, Rule.Registered.SENT);
            }
            if (!tries) {
                registering.happened(ImprovementRecord.CODE, id, Rule.Registered.CLOSED);
            }
            UUID obstacle = choice == Improvement.Choice.OTHERS ? becomeObstacle(actor, improvement, given) : null;
            ImprovementHandling.mustHaveWon(
                    improvements.answer(
                            id,
                            version,
                            stage,
                            actor.account(),
                            new Improvement.Answer(turn.today(), actor.name(), by.role(), given.text()),
                            tries ? trial(given.trial()) : null,
                            tries ? given.trial().measure() : Improvement.Measure.NONE,
                            obstacle),
                    id);
            improvements.step(
                    id,
                    new Improvement.Step(
                            Improvement.Kind.valueOf(stage.name()),
                            turn.today(),
                            by.unit(),
                            by.role(),
                            null,
                            given.text(),
                            tries ? given.trial().until() : null),
                    actor.account());
            return note.about(id).with("choice", choice.name());
        });
    }

    static Improvement.Trial trial(Trial written) {
        return new Improvement.Trial(written.who(), Objects.requireNonNull(written.until()), written.sign());
    }

    private static Problems problems(Given given, LocalDate today) {
        Problems problems = new Problems().addIf(given.choice() == null, "utfall", "improvement.needs-choice");
        boolean tries = given.choice() == Improvement.Choice.TRY;
        ImprovementHandling.sentences(
                problems,
                "svar",
                given.text(),
                tries || given.choice() == null
                        ? null
                        : given.choice() == Improvement.Choice.OTHERS
                                ? "improvement.needs-what-others"
                                : "improvement.needs-reason");
        if (tries) {
            trial(problems, given.trial(), today);
        }
        return problems;
    }

    static void trial(Problems problems, Trial trial, LocalDate today) {
        LocalDate until = trial.until();
        ImprovementHandling.line(problems, "vem", trial.who(), "improvement.needs-who");
        problems.addIf(
                until == null || !until.isAfter(today) || until.isAfter(today.plusYears(LONGEST_TRIAL_YEARS)),
                "till",
                "improvement.needs-until");
        ImprovementHandling.line(problems, "ser", trial.sign(), "improvement.needs-sign");
        measure(problems, trial.measure());
    }

    static void measure(Problems problems, Improvement.Measure measure) {
        ImprovementHandling.line(problems, "matt", measure.name(), null);
        ImprovementHandling.line(problems, "matt-i", measure.in(), null);
        problems.addIf(
                        !measure.isNamed() && (measure.before() != null || measure.after() != null),
                        "matt",
                        "improvement.needs-measure")
                .addIf(isTooLarge(measure.before()), "fore", "improvement.not-a-number")
                .addIf(isTooLarge(measure.after()), "efter", "improvement.not-a-number");
    }

    private static boolean isTooLarge(@Nullable BigDecimal number) {
        return number != null && number.abs().compareTo(LARGEST) > 0;
    }

    /** What stands in the way is what others must decide; the idea is what would help. Everybody who wants it comes along. */
    private UUID becomeObstacle(Actor actor, Improvement improvement, Given given) {
        Improvement.Told told = improvement.told();
        UUID unit = handling.holders().chain().standsFor(told.unit()).stream()
                .findFirst()
                .map(one -> one.id())
                .orElse(null);
        try {
            UUID obstacle = report.report(
                    actor,
                    new Obstacle.Told(
                            Objects.requireNonNull(given.text()), unit, Set.of(), null, null, null, null, told.idea()),
                    told.demand() == null ? List.of() : List.of(told.demand().id()),
                    true,
                    true);
            voices.bring(obstacle, improvements.voices(improvement.id()));
            return obstacle;
        } catch (Refusal.Invalid invalid) {
            throw new Refusal.Invalid(invalid.problems().renamed(field -> "svar"));
        }
    }
}
