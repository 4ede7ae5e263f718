package se.tillit.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;

/** Begins to follow up a question: which figures stand there, for which goal, and when one comes back to it. */
@Component
public final class OpenFollowUp {

    static final int LONGEST = 300;

    private final Acts acts;
    private final FollowUpStore store;
    private final SignalQuery signals;
    private final Standing.Finder finder;

    OpenFollowUp(Acts acts, FollowUpStore store, SignalQuery signals, Standing.Finder finder) {
        this.acts = acts;
        this.store = store;
        this.signals = signals;
        this.finder = finder;
    }

    /**
     * @param goal null where it is about none
     * @param figures the indicators whose values stand there
     */
    public UUID open(Actor actor, String question, @Nullable UUID goal, List<UUID> figures, LocalDate returnOn) {
        return acts.perform(actor, Access.LEAD_FOLLOW_UP, "followup.open", note -> {
            if (goal != null) {
                must(actor, goal, SignalKind.GOAL);
            }
            figures.forEach(figure -> must(actor, figure, SignalKind.INDICATOR));
            LocalDate today = finder.now(actor).today();
            new Problems()
                    .addIf(question.isBlank(), "fraga", "followup.open.needs-question")
                    .addIf(question.length() > LONGEST, "fraga", "web.too-long", LONGEST)
                    .addIf(!returnOn.isAfter(today), "ater", "followup.day-to-come")
                    .refuseIfAny();
            UUID id =
                    store.open(question, goal, figures.stream().distinct().toList(), returnOn, today, actor.account());
            note.about(id).with("figures", figures.size());
            return id;
        });
    }

    private void must(Actor actor, UUID id, SignalKind kind) {
        if (signals.find(actor, id).details().kind() != kind) {
            throw new Refusal.NotFound("signal");
        }
    }
}
