package se.tillit.proposal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Says, half a year later, whether it became as it was said. Only those on whom the demands landed do. */
@Component
public final class ConfirmEffect {

    private final Acts acts;
    private final Proposing proposing;
    private final ProposalStore proposals;

    ConfirmEffect(Acts acts, Proposing proposing, ProposalStore proposals) {
        this.acts = acts;
        this.proposing = proposing;
        this.proposals = proposals;
    }

    /** @throws Refusal.Conflict where nobody has been asked yet */
    public void confirm(Actor actor, UUID id, Effect.Answer answer, @Nullable String words) {
        acts.perform(actor, Access.MAKE_PROPOSALS, "proposal.confirm", note -> {
            Proposal proposal = proposing.find(actor, id);
            if (proposal.effectAskedOn() == null) {
                throw new Refusal.Conflict("proposal " + id);
            }
            Limits.check(new Problems(), "ord", words, false).refuseIfAny();
            Standing standing =
                    proposing.standing(actor, Proposing.about(proposal, proposing.demands(actor, List.of(proposal))));
            if (standing.side() != Side.RECEIVER) {
                throw new Refusal.NotAllowed(Access.MAKE_PROPOSALS);
            }
            proposals.confirm(id, actor.account(), new Effect(proposing.today(), standing.as(), answer, words));
            return note.about(id);
        });
    }
}
