package se.tillit.goal;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;

/** Changes a draft's wording, after what somebody wrote or otherwise; what was written stays, with the wording that it was about. */
@Component
public final class ChangeGoalDraft {

    private final Acts acts;
    private final GoalDraftStore drafts;
    private final GoalDraftCheck check;
    private final Standing.Finder finder;

    ChangeGoalDraft(Acts acts, GoalDraftStore drafts, GoalDraftCheck check, Standing.Finder finder) {
        this.acts = acts;
        this.drafts = drafts;
        this.check = check;
        this.finder = finder;
    }

    /**
     * @param version the wording that the editor saw
     * @throws Refusal.Conflict where somebody else changed it, or it is decided
     */
    public void change(Actor actor, UUID id, int version, GoalDraft.Details details) {
        acts.perform(actor, Access.SHAPE_GOALS, "goal.draft-change", note -> {
            drafts.find(id).orElseThrow(() -> new Refusal.NotFound("draft"));
            check.check(actor, details, finder.now(actor)).refuseIfAny();
            if (!drafts.update(id, version, details)) {
                throw new Refusal.Conflict("draft " + id);
            }
            return note.about(id).with("version", version + 1);
        });
    }
}
