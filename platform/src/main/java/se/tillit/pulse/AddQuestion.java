package se.tillit.pulse;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;
import se.tillit.calendar.SwedishDays;

/** Adds a question of the organisation's own. It is never changed, so that its series stays one series; it ends. */
@Component
public final class AddQuestion {

    private final Acts acts;
    private final OwnQuestionStore questions;
    private final Clock clock;

    AddQuestion(Acts acts, OwnQuestionStore questions, Clock clock) {
        this.acts = acts;
        this.questions = questions;
        this.clock = clock;
    }

    public UUID add(Actor actor, OwnQuestion.Wording wording, LocalDate endsOn) {
        return acts.perform(actor, Access.RUN_PULSE, "pulse.add-question", note -> {
            boolean choice = wording.kind() == ItemKind.CHOICE;
            int choices = wording.choicesSv().size();
            new Problems()
                    .addIf(wording.textSv().isBlank() || wording.textSv().length() > 300, "sv", "pulse.needs-swedish")
                    .addIf(wording.textEn().isBlank() || wording.textEn().length() > 300, "en", "pulse.needs-english")
                    .addIf(choice && (choices < 2 || choices > Item.MOST_CHOICES), "val-sv", "pulse.needs-choices")
                    .addIf(choices != wording.choicesEn().size(), "val-en", "pulse.choices-differ")
                    .addIf(wording.asker().isBlank(), "fragar", "pulse.needs-asker")
                    .addIf(wording.usedBy().isBlank(), "anvands", "pulse.needs-user")
                    .addIf(wording.decision().isBlank(), "beslut", "pulse.needs-decision")
                    .addIf(!endsOn.isAfter(SwedishDays.today(clock)), "till", "pulse.needs-end")
                    .addIf(endsOn.isAfter(SwedishDays.today(clock).plusYears(5)), "till", "pulse.needs-end")
                    .refuseIfAny();
            UUID question = questions.insert(wording, endsOn);
            note.about(question);
            return question;
        });
    }
}
