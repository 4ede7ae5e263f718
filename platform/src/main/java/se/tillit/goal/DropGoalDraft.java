package se.tillit.goal;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;

/** Lets a draft come to nothing, and says why: those who wrote are owed an answer then too. */
@Component
public final class DropGoalDraft {

    private final Acts acts;
    private final GoalDraftStore drafts;
    private final Standing.Finder finder;

    DropGoalDraft(Acts acts, GoalDraftStore drafts, Standing.Finder finder) {
        this.acts = acts;
        this.drafts = drafts;
        this.finder = finder;
    }

    /** @throws Refusal.Conflict where the draft was changed or closed meanwhile */
    public void drop(Actor actor, UUID id, int version, String reason) {
        acts.perform(actor, Access.EDIT_SIGNALS, "goal.drop", note -> {
            drafts.find(id).orElseThrow(() -> new Refusal.NotFound("draft"));
            new Problems()
                    .addIf(reason.isBlank(), "hort", "goal.decide.needs-heard")
                    .addIf(reason.length() > WriteAboutGoal.LONGEST, "hort", "web.too-long", WriteAboutGoal.LONGEST)
                    .refuseIfAny();
            Standing.Now now = finder.now(actor);
            GoalDraft.Closing closing =
                    new GoalDraft.Closing(now.today(), actor.name(), now.roleOf(actor), reason, null, null);
            if (!drafts.close(id, version, closing, actor.account())) {
                throw new Refusal.Conflict("draft " + id);
            }
            return note.about(id);
        });
    }
}
