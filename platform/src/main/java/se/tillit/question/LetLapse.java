package se.tillit.question;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.signal.EditSignal;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;

/** Ends a demand that nobody answers for, or that nobody uses. Always a person's decision, and never one about what others demand. */
@Component
public final class LetLapse {

    private final Acts acts;
    private final Answering answering;
    private final QuestionStore questions;
    private final SignalQuery signals;
    private final EditSignal edit;

    LetLapse(Acts acts, Answering answering, QuestionStore questions, SignalQuery signals, EditSignal edit) {
        this.acts = acts;
        this.answering = answering;
        this.questions = questions;
        this.signals = signals;
        this.edit = edit;
    }

    /**
     * @param from the demand's first day without force
     * @param reason for a control, also what watches its risk from now on
     * @throws Refusal.Conflict where there is nothing to decide
     */
    public void lapse(Actor actor, UUID id, LocalDate from, String reason) {
        acts.perform(actor, Access.ANSWER_QUESTIONS, "question.lapse", note -> {
            Answering.Turn turn = answering.toDecide(actor, id);
            Question.Demand demand = turn.question().demand();
            if (!turn.question().awaitsDecision()) {
                throw new Refusal.Conflict("question " + id);
            }
            Signal signal = signals.find(actor, demand.id());
            check(turn, signal, from, reason).refuseIfAny();
            edit.edit(
                    actor,
                    signal.id(),
                    signal.version(),
                    signal.details().during(signal.details().valid().endingOn(from)));
            decide(actor, turn, new Question.Decision(turn.by(), reason, from), signal.version() + 1);
            return note.about(id).with("from", from.toString());
        });
    }

    private static Problems check(Answering.Turn turn, Signal signal, LocalDate from, String reason) {
        LocalDate end = signal.details().valid().to();
        boolean control = signal.details().kind() == SignalKind.CONTROL;
        return Reasons.check("skal", reason, control ? "question.needs-watch" : "question.needs-reason")
                .addIf(
                        !from.isAfter(turn.today())
                                || !from.isAfter(signal.details().valid().from()),
                        "dag",
                        "question.day-to-come")
                .addIf(end != null && from.isAfter(end), "dag", "question.ends-sooner");
    }

    private void decide(Actor actor, Answering.Turn turn, Question.Decision decision, int version) {
        if (!questions.decide(turn.question().id(), actor.account(), decision, version)) {
            throw new Refusal.Conflict("question " + turn.question().id());
        }
    }
}
