package se.tillit.question;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.calendar.SwedishDays;

/** Takes more time for an answer, once and with a reason. That is normal, and said in so many words. */
@Component
public final class ExtendAnswer {

    private final Acts acts;
    private final Answering answering;
    private final QuestionStore questions;

    ExtendAnswer(Acts acts, Answering answering, QuestionStore questions) {
        this.acts = acts;
        this.answering = answering;
        this.questions = questions;
    }

    /** @throws Refusal.Conflict where it was extended before, has no day, or its day has passed */
    public void extend(Actor actor, UUID id, String reason) {
        acts.perform(actor, Access.ANSWER_QUESTIONS, "question.extend", note -> {
            Answering.Turn turn = answering.toAnswer(actor, id);
            Reasons.check("skal", reason, "question.needs-extension-reason").refuseIfAny();
            LocalDate before = turn.question().due();
            if (before == null
                    || !questions.extend(
                            id,
                            turn.today(),
                            actor.account(),
                            reason,
                            SwedishDays.after(before, questions.workingDays()))) {
                throw new Refusal.Conflict("question " + id);
            }
            return note.about(id);
        });
    }
}
