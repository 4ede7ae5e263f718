package se.tillit.improvement;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Takes as many days again, once, with a reason that everybody concerned reads. */
@Component
public final class ExtendImprovement {

    private final Acts acts;
    private final ImprovementHandling handling;
    private final ImprovementStore improvements;

    ExtendImprovement(Acts acts, ImprovementHandling handling, ImprovementStore improvements) {
        this.acts = acts;
        this.handling = handling;
        this.improvements = improvements;
    }

    /**
     * @param version the one that the actor saw
     * @throws Refusal.Conflict where it was extended before, or answered meanwhile
     */
    public void extend(Actor actor, UUID id, int version, String reason) {
        acts.perform(actor, Access.ANSWER_IMPROVEMENTS, "improvement.extend", note -> {
            ImprovementHandling.Turn turn = handling.turn(actor, id, version);
            if (!turn.has() || turn.holder() == null) {
                throw new Refusal.NotAllowed(Access.ANSWER_IMPROVEMENTS);
            }
            Problems problems = new Problems();
            ImprovementHandling.sentences(problems, "skal-tid", reason, "improvement.needs-time-reason");
            problems.refuseIfAny();
            LocalDate until = turn.improvement().holding().due();
            if (until == null || until.isBefore(turn.today())) {
                throw new Refusal.Conflict("improvement " + id);
            }
            LocalDate due = handling.longer(until);
            ImprovementHandling.mustHaveWon(improvements.extend(id, version, due), id);
            improvements.step(
                    id,
                    new Improvement.Step(
                            Improvement.Kind.EXTENDED,
                            turn.today(),
                            turn.holder().unit(),
                            turn.holder().role(),
                            null,
                            reason,
                            due),
                    actor.account());
            return note.about(id);
        });
    }
}
