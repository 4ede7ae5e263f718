package se.tillit.proposal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;

/** Begins a proposal about some demands: a draft, which proposes at first that they go. */
@Component
public final class MakeProposal {

    private final Acts acts;
    private final Proposing proposing;
    private final ProposalStore proposals;
    private final SignalQuery signals;

    MakeProposal(Acts acts, Proposing proposing, ProposalStore proposals, SignalQuery signals) {
        this.acts = acts;
        this.proposing = proposing;
        this.proposals = proposals;
        this.signals = signals;
    }

    /**
     * @param freedTo where the time goes: back to the meeting, unless somebody says otherwise
     * @throws Refusal.NotFound where a demand is another organisation's
     */
    public UUID make(
            Actor actor, String title, @Nullable String why, @Nullable String freedTo, Collection<UUID> demands) {
        return acts.perform(actor, Access.MAKE_PROPOSALS, "proposal.make", note -> {
            Map<UUID, Signal> found = signals.find(actor, demands);
            if (!found.keySet().containsAll(demands)) {
                throw new Refusal.NotFound("signal");
            }
            Limits.check(new Problems(), "rubrik", title, true)
                    .addIf(demands.isEmpty(), "krav", "proposal.needs-demands")
                    .addIf(
                            demands.size() > Proposal.MOST_DEMANDS,
                            "krav",
                            "proposal.too-many-demands",
                            Proposal.MOST_DEMANDS)
                    .refuseIfAny();
            LocalDate today = proposing.today();
            LocalDate from = today.withDayOfMonth(1).plusMonths(2);
            Proposal.Words words = new Proposal.Words(title, why, freedTo, from, null, from.plusMonths(6), null, null);
            UUID id = proposals.insert(
                    words,
                    demands.stream().distinct().map(Proposal.Item::removing).toList(),
                    today,
                    actor.account(),
                    proposing.standing(actor, found.values()).as());
            note.about(id).with("demands", demands.size());
            return id;
        });
    }
}
