package se.tillit.question;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.ChainStore;

/** What every verb that answers a question begins with: the question, and whether it is this actor's to answer or decide. */
@Component
final class Answering {

    private final QuestionStore questions;
    private final ChainStore chain;
    private final Clock clock;

    Answering(QuestionStore questions, ChainStore chain, Clock clock) {
        this.questions = questions;
        this.chain = chain;
        this.clock = clock;
    }

    /** @param by what the answer is signed with */
    record Turn(Question question, LocalDate today, Question.Said by) {}

    /** @throws Refusal.NotAllowed where the question is for others to answer */
    Turn toAnswer(Actor actor, UUID id) {
        return turn(actor, id, false);
    }

    /** @throws Refusal.NotAllowed where it is for others to decide, or there is nothing to decide yet */
    Turn toDecide(Actor actor, UUID id) {
        return turn(actor, id, true);
    }

    private Turn turn(Actor actor, UUID id, boolean decides) {
        Question question = questions.find(id).orElseThrow(() -> new Refusal.NotFound("question"));
        LocalDate today = SwedishDays.today(clock);
        Answerers answerers = questions.answerers(chain.asOf(today));
        boolean may = decides
                ? answerers.decides(actor.account(), question, today)
                : answerers.answers(actor.account(), question);
        if (!may) {
            throw new Refusal.NotAllowed(Access.ANSWER_QUESTIONS);
        }
        String role = answerers.roleOf(actor.account(), question.demand());
        return new Turn(question, today, new Question.Said(today, actor.name(), role));
    }
}
