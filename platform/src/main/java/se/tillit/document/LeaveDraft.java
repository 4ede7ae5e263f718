package se.tillit.document;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Lets a draft lie, or takes it up again. Nobody is reminded of one that lies. */
@Component
public final class LeaveDraft {

    private final Acts acts;
    private final DraftStore drafts;

    LeaveDraft(Acts acts, DraftStore drafts) {
        this.acts = acts;
        this.drafts = drafts;
    }

    /** @throws Refusal.Conflict where somebody has confirmed it meanwhile */
    public void leave(Actor actor, UUID id, boolean lies) {
        acts.perform(actor, Access.EDIT_DOCUMENTS, "document.leave-draft", note -> {
            drafts.find(id).orElseThrow(() -> new Refusal.NotFound("draft"));
            if (!drafts.settle(id, lies ? Draft.State.LEFT : Draft.State.OPEN, null)) {
                throw new Refusal.Conflict("draft " + id);
            }
            note.about(id).with("lies", lies);
            return id;
        });
    }
}
