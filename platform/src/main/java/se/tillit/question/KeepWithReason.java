package se.tillit.question;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.signal.SignalQuery;

/** Keeps a demand that was proposed to lapse, and says why. */
@Component
public final class KeepWithReason {

    private final Acts acts;
    private final Answering answering;
    private final QuestionStore questions;
    private final SignalQuery signals;

    KeepWithReason(Acts acts, Answering answering, QuestionStore questions, SignalQuery signals) {
        this.acts = acts;
        this.answering = answering;
        this.questions = questions;
        this.signals = signals;
    }

    /** @throws Refusal.Conflict where there is nothing to decide */
    public void keep(Actor actor, UUID id, String reason) {
        acts.perform(actor, Access.ANSWER_QUESTIONS, "question.keep", note -> {
            Answering.Turn turn = answering.toDecide(actor, id);
            Reasons.check("skal", reason, "question.needs-reason").refuseIfAny();
            int version = signals.find(actor, turn.question().demand().id()).version();
            Question.Decision decision = new Question.Decision(turn.by(), reason, null);
            if (!turn.question().awaitsDecision() || !questions.decide(id, actor.account(), decision, version)) {
                throw new Refusal.Conflict("question " + id);
            }
            return note.about(id);
        });
    }
}
