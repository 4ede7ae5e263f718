package se.tillit.goal;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.chain.Level;
import se.tillit.chain.Standing;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;

/** What every draft must say, whoever writes it. */
@Component
final class GoalDraftCheck {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST = 2_000;

    private final SignalQuery signals;

    GoalDraftCheck(SignalQuery signals) {
        this.signals = signals;
    }

    Problems check(Actor actor, GoalDraft.Details details, Standing.Now now) {
        UUID above = details.above();
        if (above != null && signals.find(actor, above).details().kind() != SignalKind.GOAL) {
            throw new Refusal.NotFound("goal");
        }
        return texts(details.title(), details.body(), details.purpose(), details.usedBy())
                .addIf(now.chain().unit(details.issuer()).isEmpty(), "utfardare", "goal.unknown-unit")
                .addIf(details.receivers().isEmpty(), "enhet0", "goal.draft.needs-receiver")
                .addIf(
                        details.receivers().stream()
                                .anyMatch(unit -> now.chain().unit(unit).isEmpty()),
                        "enhet0",
                        "goal.unknown-unit")
                .addIf(
                        details.asked().isEmpty()
                                || !now.chain().levels().stream()
                                        .map(Level::id)
                                        .toList()
                                        .containsAll(details.asked()),
                        "nivaer",
                        "goal.draft.needs-levels")
                .addIf(details.valid().to() == null, "till", "goal.draft.needs-end")
                .addIf(details.writeBy().isBefore(now.today()), "senast", "goal.draft.write-by-passed");
    }

    static Problems texts(String title, String body, String purpose, String usedBy) {
        return new Problems()
                .addIf(title.isBlank(), "rubrik", "goal.draft.needs-title")
                .addIf(title.length() > LONGEST_TITLE, "rubrik", "web.too-long", LONGEST_TITLE)
                .addIf(body.length() > LONGEST, "text", "web.too-long", LONGEST)
                .addIf(purpose.isBlank(), "syfte", "goal.draft.needs-purpose")
                .addIf(purpose.length() > LONGEST, "syfte", "web.too-long", LONGEST)
                .addIf(usedBy.isBlank(), "anvands", "goal.draft.needs-user")
                .addIf(usedBy.length() > LONGEST_TITLE, "anvands", "web.too-long", LONGEST_TITLE);
    }
}
