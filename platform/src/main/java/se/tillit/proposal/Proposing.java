package se.tillit.proposal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.chain.ChainStore;
import se.tillit.question.Deciders;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;

/** What the verbs and queries of proposals begin with, within their transaction. */
@Component
final class Proposing {

    static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final ProposalStore proposals;
    private final SignalQuery signals;
    private final ChainStore chain;
    private final Deciders deciders;
    private final Clock clock;

    Proposing(ProposalStore proposals, SignalQuery signals, ChainStore chain, Deciders deciders, Clock clock) {
        this.proposals = proposals;
        this.signals = signals;
        this.chain = chain;
        this.deciders = deciders;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(SWEDEN));
    }

    /** @throws Refusal.NotFound also for a draft that is not the actor's to see */
    Proposal find(Actor actor, UUID id) {
        return proposals
                .find(id)
                .filter(one -> isSeenBy(actor, one))
                .orElseThrow(() -> new Refusal.NotFound("proposal"));
    }

    /** A draft is seen by who makes it, and by those who keep the demands up to date. */
    static boolean isSeenBy(Actor actor, Proposal proposal) {
        return proposal.consultation() != null || mayWrite(actor, proposal);
    }

    static boolean mayWrite(Actor actor, Proposal proposal) {
        return proposal.consultation() == null
                && (proposal.maker().equals(actor.account()) || actor.may(Access.EDIT_SIGNALS));
    }

    Map<UUID, Signal> demands(Actor actor, Collection<Proposal> some) {
        return signals.find(
                actor,
                some.stream()
                        .flatMap(one -> one.items().stream())
                        .flatMap(item -> Stream.of(item.demand(), item.into()))
                        .filter(id -> id != null)
                        .distinct()
                        .toList());
    }

    Standing standing(Actor actor, Collection<Signal> demands) {
        return Standing.of(actor, chain.asOf(today()), chain.workplace(actor.account(), today()), demands);
    }

    /** Only what the house itself has asked for is its own to change; the law's and others' demands are material for those who make them. */
    boolean decidedHere(Signal demand) {
        return demand.details().origin().ours()
                && !deciders.isOutside(demand.details().issuer());
    }

    /** Whoever may decide about all that is the house's own; where nothing is, whoever may send it to those who decide. */
    List<Deciders.Decider> deciders(Collection<Signal> demands) {
        List<Signal> own = demands.stream().filter(this::decidedHere).toList();
        return deciders.of((own.isEmpty() ? demands : own)
                .stream().map(one -> one.details().issuer()).distinct().toList());
    }

    /** The demands that a proposal is about, without those that others become part of. */
    static List<Signal> about(Proposal proposal, Map<UUID, Signal> demands) {
        return proposal.items().stream().map(item -> demands.get(item.demand())).toList();
    }
}
