package se.tillit.question;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Says how many working days an answer may take, and who keeps in touch with each issuer outside the house. */
@Component
public final class ArrangeQuestions {

    static final int FEWEST_DAYS = 5;
    static final int MOST_DAYS = 60;

    private final Acts acts;
    private final QuestionStore questions;

    ArrangeQuestions(Acts acts, QuestionStore questions) {
        this.acts = acts;
        this.questions = questions;
    }

    /**
     * @param contacts by issuer; empty where nobody is to be named
     * @throws Refusal.NotFound where a unit issues nothing from outside, or a person may not answer
     */
    public void arrange(Actor actor, int workingDays, Map<UUID, Optional<UUID>> contacts) {
        acts.perform(actor, Access.ARRANGE_QUESTIONS, "question.arrange", note -> {
            new Problems()
                    .addIf(
                            workingDays < FEWEST_DAYS || workingDays > MOST_DAYS,
                            "dagar",
                            "question.days-between",
                            FEWEST_DAYS,
                            MOST_DAYS)
                    .refuseIfAny();
            contacts.forEach((unit, account) -> {
                boolean known = questions.outside().contains(unit)
                        && account.map(one -> questions.mayAnswer(one)).orElse(true);
                if (!known) {
                    throw new Refusal.NotFound("contact");
                }
                questions.setContact(unit, account.orElse(null));
            });
            questions.setWorkingDays(workingDays);
            return note.with("days", workingDays).with("contacts", contacts.size());
        });
    }
}
