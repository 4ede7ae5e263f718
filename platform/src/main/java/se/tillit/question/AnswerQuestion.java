package se.tillit.question;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.signal.EditSignal;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;

/** Says who uses a demand, for which decision, and when last; or that nobody does. All who asked get the one answer. */
@Component
public final class AnswerQuestion {

    private static final int LONGEST = 500;

    private final Acts acts;
    private final Answering answering;
    private final QuestionStore questions;
    private final SignalQuery signals;
    private final EditSignal edit;

    AnswerQuestion(Acts acts, Answering answering, QuestionStore questions, SignalQuery signals, EditSignal edit) {
        this.acts = acts;
        this.answering = answering;
        this.questions = questions;
        this.signals = signals;
        this.edit = edit;
    }

    /**
     * @param usedBy null: nobody uses it
     * @param role who says so, where it is somebody outside the house; null: the actor's own role
     * @param fillIn whether the demand itself is to say so from now on
     */
    public record Told(
            @Nullable String usedBy,
            @Nullable String decision,
            @Nullable LocalDate lastUsedOn,
            @Nullable String role,
            boolean fillIn) {}

    /**
     * @throws Refusal.Invalid with everything that must be put right
     * @throws Refusal.Conflict where somebody answered meanwhile
     */
    public void answer(Actor actor, UUID id, Told told) {
        acts.perform(actor, Access.ANSWER_QUESTIONS, "question.answer", note -> {
            Answering.Turn turn = answering.toAnswer(actor, id);
            problems(turn, told).refuseIfAny();
            Question.Said by = turn.question().demand().issuedOutside() && told.role() != null
                    ? new Question.Said(turn.today(), turn.by().name(), told.role())
                    : turn.by();
            int version = told.fillIn() && told.usedBy() != null
                    ? fillIn(actor, turn.question(), told)
                    : signals.find(actor, turn.question().demand().id()).version();
            if (!questions.answer(
                    id,
                    actor.account(),
                    new Question.Answer(by, told.usedBy(), told.decision(), told.lastUsedOn()),
                    version)) {
                throw new Refusal.Conflict("question " + id);
            }
            return note.about(id).with("nobody", told.usedBy() == null);
        });
    }

    private static Problems problems(Answering.Turn turn, Told told) {
        Problems problems = new Problems();
        problems.addIf(
                told.usedBy() != null && told.usedBy().length() > LONGEST, "anvands", "question.too-long", LONGEST);
        problems.addIf(
                told.decision() != null && told.decision().length() > LONGEST, "beslut", "question.too-long", LONGEST);
        problems.addIf(told.role() != null && told.role().length() > LONGEST, "roll", "question.too-long", LONGEST);
        problems.addIf(turn.question().demand().issuedOutside() && told.role() == null, "roll", "question.needs-role");
        return problems.addIf(
                told.lastUsedOn() != null && told.lastUsedOn().isAfter(turn.today()),
                "senast",
                "question.not-yet-used");
    }

    /** @return the demand's new version */
    private int fillIn(Actor actor, Question question, Told told) {
        Signal signal = signals.find(actor, question.demand().id());
        String decision = told.decision() == null ? signal.details().decision() : told.decision();
        edit.edit(actor, signal.id(), signal.version(), signal.details().usedBy(told.usedBy(), decision));
        return signal.version() + 1;
    }
}
