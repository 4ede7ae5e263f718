package se.tillit.question;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.calendar.SwedishDays;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;

/** Asks who uses a demand, and for what; or joins those who ask already. */
@Component
public final class AskWhoUses {

    private final Acts acts;
    private final SignalQuery signals;
    private final QuestionStore questions;
    private final Clock clock;

    AskWhoUses(Acts acts, SignalQuery signals, QuestionStore questions, Clock clock) {
        this.acts = acts;
        this.signals = signals;
        this.questions = questions;
        this.clock = clock;
    }

    /**
     * @param named whether the asker's name is shown; asked again, it changes that
     * @return the question's id
     * @throws Refusal.Invalid while an answer rests, or where the demand has ended
     */
    public UUID ask(Actor actor, UUID demand, boolean named) {
        return acts.perform(actor, Access.ASK_QUESTIONS, "question.ask", note -> {
            Signal signal = signals.find(actor, demand);
            LocalDate today = SwedishDays.today(clock);
            new Problems()
                    .addIf(!signal.details().valid().holdsOn(today), "fraga", "question.demand-ended")
                    .addIf(rests(signal, today), "fraga", "question.rests")
                    .refuseIfAny();
            // Where two ask at once, one makes the question and the other finds it.
            UUID question = questions
                    .open(demand, today, due(signal, today))
                    .or(() -> questions.openAbout(demand))
                    .orElseThrow(() -> new Refusal.Conflict("The question was answered meanwhile"));
            questions.join(question, actor.account(), today, named);
            note.about(question);
            return question;
        });
    }

    private boolean rests(Signal signal, LocalDate today) {
        return questions
                .about(signal.id())
                .filter(one -> one.restsOn(today, signal.version()))
                .isPresent();
    }

    private @Nullable LocalDate due(Signal signal, LocalDate today) {
        return questions.issuedInside(signal.details().issuer())
                ? SwedishDays.after(today, questions.workingDays())
                : null;
    }
}
