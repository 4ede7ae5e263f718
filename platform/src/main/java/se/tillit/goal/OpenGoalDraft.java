package se.tillit.goal;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;

/** Begins to write a goal together: says what is thought of, whom it would reach, and which levels are asked what it means for them. */
@Component
public final class OpenGoalDraft {

    private final Acts acts;
    private final GoalDraftStore drafts;
    private final GoalDraftCheck check;
    private final Standing.Finder finder;

    OpenGoalDraft(Acts acts, GoalDraftStore drafts, GoalDraftCheck check, Standing.Finder finder) {
        this.acts = acts;
        this.drafts = drafts;
        this.check = check;
        this.finder = finder;
    }

    public UUID open(Actor actor, GoalDraft.Details details) {
        return acts.perform(actor, Access.SHAPE_GOALS, "goal.draft", note -> {
            Standing.Now now = finder.now(actor);
            check.check(actor, details, now).refuseIfAny();
            UUID id = drafts.insert(details, now.today(), actor.account());
            note.about(id).with("levels", details.asked().size());
            return id;
        });
    }
}
