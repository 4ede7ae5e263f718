package se.tillit.proposal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.signal.Signal;

/** What a yes and a no begin with: whether the proposal can be decided, and by this actor. */
@Component
final class Deciding {

    private final Proposing proposing;

    Deciding(Proposing proposing) {
        this.proposing = proposing;
    }

    /** @param by what the decision is signed with */
    record Turn(Proposal proposal, Map<UUID, Signal> demands, LocalDate today, Proposal.Said by) {

        List<Signal> about() {
            return Proposing.about(proposal, demands);
        }
    }

    /**
     * @throws Refusal.Conflict where it is decided, or those concerned still have days
     * @throws Refusal.NotAllowed where it is for others to decide
     */
    Turn turn(Actor actor, UUID id) {
        Proposal proposal = proposing.find(actor, id);
        LocalDate today = proposing.today();
        Map<UUID, Signal> demands = proposing.demands(actor, List.of(proposal));
        Collection<Signal> about = Proposing.about(proposal, demands);
        if (proposing.deciders(about).stream().noneMatch(one -> one.account().equals(actor.account()))) {
            throw new Refusal.NotAllowed(Access.DECIDE_PROPOSALS);
        }
        if (!proposal.canBeDecided(today)) {
            throw new Refusal.Conflict("proposal " + id);
        }
        return new Turn(
                proposal,
                demands,
                today,
                new Proposal.Said(
                        today, actor.name(), proposing.standing(actor, about).as()));
    }

    static Problems check(String reason, String standsBehind) {
        Problems problems = Limits.need(new Problems(), "skal", reason, "proposal.needs-reason");
        return Limits.need(problems, "bakom", standsBehind, "proposal.needs-behind");
    }
}
