package se.tillit.question;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.ChainStore;

/** Notes that the questions to an issuer outside the house have been sent to it. Tillit sends nothing by itself. */
@Component
public final class SendPackage {

    private final Acts acts;
    private final QuestionStore questions;
    private final ChainStore chain;
    private final Clock clock;

    SendPackage(Acts acts, QuestionStore questions, ChainStore chain, Clock clock) {
        this.acts = acts;
        this.questions = questions;
        this.chain = chain;
        this.clock = clock;
    }

    /** @throws Refusal.Conflict where there is no package to send, or it was sent */
    public void sent(Actor actor, UUID unit) {
        acts.perform(actor, Access.ANSWER_QUESTIONS, "question.package", note -> {
            if (!questions.outside().contains(unit)) {
                throw new Refusal.NotFound("unit");
            }
            var today = SwedishDays.today(clock);
            if (!questions.answerers(chain.asOf(today)).keepsInTouch(actor.account(), unit)) {
                throw new Refusal.NotAllowed(Access.ANSWER_QUESTIONS);
            }
            if (questions.sendPackages(unit, today, actor.account()) == 0) {
                throw new Refusal.Conflict("package " + unit);
            }
            return note.about(unit);
        });
    }
}
