package se.tillit.goal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;
import se.tillit.chain.Unit;

/** Writes what a draft goal would mean where one works, or lives: before it is decided, for all to read. */
@Component
public final class WriteAboutGoal {

    static final int LONGEST = 2_000;

    private final Acts acts;
    private final GoalDraftStore drafts;
    private final Standing.Finder finder;

    WriteAboutGoal(Acts acts, GoalDraftStore drafts, Standing.Finder finder) {
        this.acts = acts;
        this.drafts = drafts;
        this.finder = finder;
    }

    /**
     * @param instead what could go, to make room; null where nothing is said of that
     * @throws Refusal.Conflict where the draft is decided
     */
    public void write(Actor actor, UUID id, String meaning, @Nullable String instead) {
        acts.perform(actor, Access.WRITE_ABOUT_GOALS, "goal.write", note -> {
            GoalDraft draft = drafts.find(id).orElseThrow(() -> new Refusal.NotFound("draft"));
            if (!draft.isOpen()) {
                throw new Refusal.Conflict("draft " + id);
            }
            Standing.Now now = finder.now(actor);
            new Problems()
                    .addIf(now.standing().isEmpty(), "betyder", "goal.write.nowhere")
                    .addIf(meaning.isBlank(), "betyder", "goal.write.needs-text")
                    .addIf(meaning.length() > LONGEST, "betyder", "web.too-long", LONGEST)
                    .addIf(instead != null && instead.length() > LONGEST, "istallet", "web.too-long", LONGEST)
                    .refuseIfAny();
            Standing standing = now.standing().orElseThrow();
            Unit unit = standing.unit();
            drafts.write(
                    id,
                    new GoalDraft.Voice(
                            actor.account(),
                            actor.name(),
                            unit.level(),
                            unit.id(),
                            standing.position(),
                            meaning,
                            instead,
                            now.today(),
                            draft.version()));
            return note.about(id);
        });
    }
}
