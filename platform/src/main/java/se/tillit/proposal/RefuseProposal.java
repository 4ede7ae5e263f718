package se.tillit.proposal;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Says no to a proposal, and why. It is seen where a yes is. */
@Component
public final class RefuseProposal {

    private final Acts acts;
    private final Deciding deciding;
    private final ProposalStore proposals;

    RefuseProposal(Acts acts, Deciding deciding, ProposalStore proposals) {
        this.acts = acts;
        this.deciding = deciding;
        this.proposals = proposals;
    }

    /** @throws Refusal.Conflict where it is decided, or those concerned still have days */
    public void refuse(Actor actor, UUID id, String reason, String standsBehind) {
        acts.perform(actor, Access.DECIDE_PROPOSALS, "proposal.refuse", note -> {
            Deciding.Turn turn = deciding.turn(actor, id);
            Deciding.check(reason, standsBehind).refuseIfAny();
            Proposal.Decision no = new Proposal.Decision(turn.by(), false, reason, standsBehind, null, null);
            if (!proposals.decide(
                    id, actor.account(), no, turn.proposal().words().from())) {
                throw new Refusal.Conflict("proposal " + id);
            }
            return note.about(id);
        });
    }
}
