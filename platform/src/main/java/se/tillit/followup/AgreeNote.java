package se.tillit.followup;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;

/** Agrees with the joint note: only those who began, told or read something are asked to. */
@Component
public final class AgreeNote {

    private final Acts acts;
    private final FollowUpStore store;
    private final Standing.Finder finder;

    AgreeNote(Acts acts, FollowUpStore store, Standing.Finder finder) {
        this.acts = acts;
        this.store = store;
        this.finder = finder;
    }

    /** @throws Refusal.Conflict where the note was changed since that version: what one has not read, one does not agree with */
    public void agree(Actor actor, UUID id, int version) {
        acts.perform(actor, Access.TALK_ABOUT_RESULTS, "followup.agree", note -> {
            FollowUp followUp = store.find(id).orElseThrow(() -> new Refusal.NotFound("follow-up"));
            FollowUp.Note written = followUp.note();
            if (written == null || written.version() != version) {
                throw new Refusal.Conflict("follow-up " + id);
            }
            if (!followUp.isParty(actor.account())) {
                throw new Refusal.NotAllowed(Access.TALK_ABOUT_RESULTS);
            }
            store.agree(id, actor.account(), version, finder.now(actor).today());
            return note.about(id).with("version", version);
        });
    }
}
