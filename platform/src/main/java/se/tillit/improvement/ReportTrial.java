package se.tillit.improvement;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.openness.Registering;
import se.tillit.openness.Rule;

/** Tells how it went: it worked, it did not, nobody can tell; and what was learned, which is kept either way. */
@Component
public final class ReportTrial {

    private final Acts acts;
    private final ImprovementHandling handling;
    private final ImprovementStore improvements;
    private final Registering registering;

    ReportTrial(Acts acts, ImprovementHandling handling, ImprovementStore improvements, Registering registering) {
        this.registering = registering;
        this.acts = acts;
        this.handling = handling;
        this.improvements = improvements;
    }

    public enum Effect {
        WORKED,
        FAILED,
        UNCLEAR
    }

    /** @param told how everybody is told; null: they are not */
    public record Given(
            @Nullable Effect effect,
            String learned,
            Improvement.Measure measure,
            @Nullable String told) {}

    /**
     * @param version the one that the actor saw
     * @throws Refusal.NotAllowed for who does not work where it is tried
     * @throws Refusal.Conflict where somebody told it meanwhile
     */
    public void report(Actor actor, UUID id, int version, Given given) {
        acts.perform(actor, Access.REPORT_IMPROVEMENTS, "improvement.report", note -> {
            Improvement improvement = handling.ofTheirs(actor, id);
            if (improvement.stage() != Improvement.Stage.TRYING || improvement.version() != version) {
                throw new Refusal.Conflict("improvement " + id);
            }
            Problems problems = new Problems().addIf(given.effect() == null, "effekt", "improvement.needs-effect");
            ImprovementHandling.sentences(problems, "lart", given.learned(), "improvement.needs-learned");
            ImprovementHandling.line(problems, "berattas", given.told(), null);
            problems.addIf(
                    given.told() != null && given.effect() != Effect.WORKED,
                    "berattas",
                    "improvement.told-only-worked");
            AnswerImprovement.measure(problems, given.measure());
            problems.refuseIfAny();
            LocalDate today = handling.today();
            Improvement.Stage stage = Improvement.Stage.valueOf(
                    Objects.requireNonNull(given.effect()).name());
            String role = handling.roleOf(actor);
            ImprovementHandling.mustHaveWon(
                    improvements.report(
                            id,
                            version,
                            stage,
                            new Improvement.Outcome(today, role, given.learned(), given.told()),
                            given.measure()),
                    id);
            improvements.step(
                    id,
                    new Improvement.Step(
                            Improvement.Kind.valueOf(stage.name()),
                            today,
                            improvement.told().unit(),
                            role,
                            null,
                            given.learned(),
                            null),
                    actor.account());
            registering.happened(ImprovementRecord.CODE, id, Rule.Registered.CLOSED);
            return note.about(id).with("effect", stage.name());
        });
    }
}
