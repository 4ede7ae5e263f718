package se.tillit.proposal;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Says what one thinks of a proposal, as one's position and unit, before anybody decides. */
@Component
public final class CommentProposal {

    private final Acts acts;
    private final Proposing proposing;
    private final ProposalStore proposals;

    CommentProposal(Acts acts, Proposing proposing, ProposalStore proposals) {
        this.acts = acts;
        this.proposing = proposing;
        this.proposals = proposals;
    }

    /** @throws Refusal.Conflict where it is not out for comments */
    public void comment(Actor actor, UUID id, String words) {
        acts.perform(actor, Access.MAKE_PROPOSALS, "proposal.comment", note -> {
            Proposal proposal = proposing.find(actor, id);
            if (!proposal.canBeCommented(proposing.today())) {
                throw new Refusal.Conflict("proposal " + id);
            }
            Limits.need(new Problems(), "synpunkt", words, "proposal.needs-comment")
                    .refuseIfAny();
            Standing standing =
                    proposing.standing(actor, Proposing.about(proposal, proposing.demands(actor, List.of(proposal))));
            proposals.comment(
                    id, actor.account(), new Comment(proposing.today(), standing.as(), standing.side(), words));
            return note.about(id);
        });
    }
}
