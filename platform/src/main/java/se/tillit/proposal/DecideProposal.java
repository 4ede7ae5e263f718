package se.tillit.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.signal.Signal;

/** Says yes to a proposal, or to some of it, and carries that out; what others decide about becomes a package to them. */
@Component
public final class DecideProposal {

    private final Acts acts;
    private final Deciding deciding;
    private final Proposing proposing;
    private final ProposalStore proposals;
    private final FreedQuery freed;
    private final CarryOut carryOut;

    DecideProposal(
            Acts acts,
            Deciding deciding,
            Proposing proposing,
            ProposalStore proposals,
            FreedQuery freed,
            CarryOut carryOut) {
        this.acts = acts;
        this.deciding = deciding;
        this.proposing = proposing;
        this.proposals = proposals;
        this.freed = freed;
        this.carryOut = carryOut;
    }

    /**
     * @param yes the demands that are to be changed as proposed
     * @param from the first day on which they are
     * @param standsBehind who answers for it if something goes wrong
     * @param residents what residents are told; null: nothing
     */
    public record Yes(
            Set<UUID> yes, LocalDate from, String reason, String standsBehind, Proposal.@Nullable Told residents) {}

    /** @throws Refusal.Conflict where it is decided, or those concerned still have days */
    public void decide(Actor actor, UUID id, Yes yes) {
        acts.perform(actor, Access.DECIDE_PROPOSALS, "proposal.agree", note -> {
            Deciding.Turn turn = deciding.turn(actor, id);
            List<Proposal.Item> agreed = turn.proposal().items().stream()
                    .filter(item -> yes.yes().contains(item.demand()))
                    .toList();
            List<Proposal.Item> ours = agreed.stream()
                    .filter(item -> proposing.decidedHere(turn.demands().get(item.demand())))
                    .toList();
            problems(turn, yes, agreed, ours).refuseIfAny();
            Proposal.Decision decision = new Proposal.Decision(
                    turn.by(),
                    true,
                    yes.reason(),
                    yes.standsBehind(),
                    ours.isEmpty()
                            ? null
                            : freed.of(actor, ours, turn.demands(), turn.today())
                                    .work()
                                    .hours(),
                    yes.residents());
            if (!proposals.decide(id, actor.account(), decision, yes.from())) {
                throw new Refusal.Conflict("proposal " + id);
            }
            turn.proposal()
                    .items()
                    .forEach(item -> proposals.decided(
                            id,
                            item.demand(),
                            agreed.contains(item),
                            ours.contains(item)
                                    ? carryOut.carryOut(actor, turn.demands().get(item.demand()), item, yes.from())
                                    : null));
            return note.about(id)
                    .with("demands", agreed.size())
                    .with("from", yes.from().toString());
        });
    }

    private static Problems problems(
            Deciding.Turn turn, Yes yes, List<Proposal.Item> agreed, List<Proposal.Item> ours) {
        Problems problems = Deciding.check(yes.reason(), yes.standsBehind())
                .addIf(agreed.isEmpty(), "ja", "proposal.needs-yes")
                .addIf(!yes.from().isAfter(turn.today()), "fran", "proposal.day-to-come");
        for (Proposal.Item item : ours) {
            Signal.Details demand = turn.demands().get(item.demand()).details();
            problems.addIf(
                    !SendProposal.holdsUpTo(demand, yes.from()), "fran", "proposal.not-in-force", demand.title());
        }
        if (yes.residents() != null) {
            Limits.need(problems, "andrat", yes.residents().changed(), "proposal.needs-told");
            Limits.need(problems, "kontrolleras", yes.residents().controlled(), "proposal.needs-still");
        }
        return problems;
    }
}
