package se.tillit.improvement;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** A sentence to who suggested it, by somebody where it is tried. Once is enough: it is said to a person, not counted. */
@Component
public final class ThankForImprovement {

    private final Acts acts;
    private final ImprovementHandling handling;
    private final ImprovementStore improvements;

    ThankForImprovement(Acts acts, ImprovementHandling handling, ImprovementStore improvements) {
        this.acts = acts;
        this.handling = handling;
        this.improvements = improvements;
    }

    /** @throws Refusal.Conflict where somebody has thanked already */
    public void thank(Actor actor, UUID id, String sentence) {
        acts.perform(actor, Access.REPORT_IMPROVEMENTS, "improvement.thank", note -> {
            Improvement improvement = handling.ofTheirs(actor, id);
            ImprovementStore.Voice voice =
                    improvements.voicesOf(actor.account()).get(id);
            Problems problems = new Problems().addIf(voice != null && voice.first(), "tack", "improvement.own-thanks");
            ImprovementHandling.sentences(problems, "tack", sentence, "improvement.needs-thanks");
            problems.refuseIfAny();
            if (improvement.steps().stream().anyMatch(step -> step.kind() == Improvement.Kind.THANKED)) {
                throw new Refusal.Conflict("improvement " + id);
            }
            improvements.step(
                    id,
                    new Improvement.Step(
                            Improvement.Kind.THANKED,
                            handling.today(),
                            improvement.told().unit(),
                            handling.roleOf(actor),
                            null,
                            sentence,
                            null),
                    actor.account());
            return note.about(id);
        });
    }
}
