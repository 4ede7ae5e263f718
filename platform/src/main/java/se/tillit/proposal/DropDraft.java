package se.tillit.proposal;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Throws a draft away. What has been sent to others is decided instead, also by a no. */
@Component
public final class DropDraft {

    private final Acts acts;
    private final Proposing proposing;
    private final ProposalStore proposals;

    DropDraft(Acts acts, Proposing proposing, ProposalStore proposals) {
        this.acts = acts;
        this.proposing = proposing;
        this.proposals = proposals;
    }

    /** @throws Refusal.Conflict where it has been sent */
    public void drop(Actor actor, UUID id) {
        acts.perform(actor, Access.MAKE_PROPOSALS, "proposal.drop", note -> {
            if (!Proposing.mayWrite(actor, proposing.find(actor, id)) || !proposals.drop(id)) {
                throw new Refusal.Conflict("proposal " + id);
            }
            return note.about(id);
        });
    }
}
