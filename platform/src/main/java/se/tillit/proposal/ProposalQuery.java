package se.tillit.proposal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.question.Deciders;
import se.tillit.signal.Signal;

/** What may be seen of proposals, and what waits for whom. */
@Component
public final class ProposalQuery {

    /** How long those concerned are reminded on their start page that they were asked; on the proposal's page they can always answer. */
    private static final int DAYS_ON_START_PAGE = 60;

    private final Door door;
    private final ProposalStore proposals;
    private final Proposing proposing;
    private final FreedQuery freed;

    ProposalQuery(Door door, ProposalStore proposals, Proposing proposing, FreedQuery freed) {
        this.door = door;
        this.proposals = proposals;
        this.proposing = proposing;
        this.freed = freed;
    }

    /**
     * A proposal as somebody sees it.
     *
     * @param demands those it is about, and those that they become part of
     * @param ours those of them that are the house's own to change
     * @param comments those on whom it lands first
     * @param standing from where the one who looks speaks
     */
    public record Shown(
            Proposal proposal,
            Map<UUID, Signal> demands,
            Set<UUID> ours,
            Freed freed,
            Freed elsewhere,
            List<Comment> comments,
            List<Effect> effects,
            List<String> deciders,
            boolean mayWrite,
            boolean mayDecide,
            Side standing) {

        public Signal.Details of(Proposal.Item item) {
            return demands.get(item.demand()).details();
        }

        public boolean isOurs(Proposal.Item item) {
            return ours.contains(item.demand());
        }

        public long answers(Effect.Answer answer) {
            return effects.stream().filter(one -> one.answer() == answer).count();
        }
    }

    /** @throws Refusal.NotFound also for another organisation's, and for a draft that is not the actor's to see */
    public Shown find(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_SIGNALS, () -> {
            Proposal proposal = proposing.find(actor, id);
            Map<UUID, Signal> demands = proposing.demands(actor, List.of(proposal));
            List<Signal> about = Proposing.about(proposal, demands);
            Set<UUID> ours = about.stream()
                    .filter(proposing::decidedHere)
                    .map(Signal::id)
                    .collect(Collectors.toSet());
            LocalDate day = proposal.decision() == null
                    ? proposing.today()
                    : proposal.decision().by().on();
            List<Deciders.Decider> deciders = proposing.deciders(about);
            return new Shown(
                    proposal,
                    demands,
                    ours,
                    freed.of(actor, these(proposal, ours, true), demands, day),
                    freed.of(actor, these(proposal, ours, false), demands, day),
                    proposals.comments(id).stream()
                            .sorted(Comparator.comparing(Comment::side))
                            .toList(),
                    proposals.effects(id),
                    deciders.stream().map(Deciders.Decider::name).toList(),
                    Proposing.mayWrite(actor, proposal),
                    proposal.canBeDecided(proposing.today()) && isAmong(deciders, actor),
                    proposing.standing(actor, about).side());
        });
    }

    private static List<Proposal.Item> these(Proposal proposal, Set<UUID> ours, boolean inside) {
        return proposal.standing().stream()
                .filter(item -> ours.contains(item.demand()) == inside)
                .toList();
    }

    private static boolean isAmong(List<Deciders.Decider> deciders, Actor actor) {
        return actor.may(Access.DECIDE_PROPOSALS)
                && deciders.stream().anyMatch(one -> one.account().equals(actor.account()));
    }

    /** Those not decided yet that the actor may see: out for comments by their last day, then drafts. */
    public List<Proposal> open(Actor actor) {
        return seen(actor, proposals::open);
    }

    /** @param after the last one on the page before; null: from the beginning */
    public List<Proposal> decided(Actor actor, @Nullable UUID after, int most) {
        return seen(actor, () -> proposals.decided(after == null ? null : proposing.find(actor, after), most));
    }

    public List<Proposal> about(Actor actor, UUID demand) {
        return seen(actor, () -> proposals.about(demand));
    }

    /** Those about what some units demand, the newest decision first. */
    public List<Proposal> aboutDemandsOf(Actor actor, Collection<UUID> units) {
        return seen(actor, () -> proposals.aboutDemandsOf(units));
    }

    private List<Proposal> seen(Actor actor, Supplier<List<Proposal>> wanted) {
        return door.read(actor, Access.SEE_SIGNALS, () -> wanted.get().stream()
                .filter(one -> Proposing.isSeenBy(actor, one))
                .toList());
    }

    /** @param decide those that the actor may decide now; the others are about what lands on the actor, who has not answered yet */
    public record Due(List<Proposal> decide, List<Proposal> comment, List<Proposal> confirm) {}

    public Due due(Actor actor) {
        return door.read(actor, Access.SEE_SIGNALS, () -> {
            LocalDate today = proposing.today();
            List<Proposal> open = proposals.open().stream()
                    .filter(one -> one.consultation() != null)
                    .toList();
            List<Proposal> asked = proposals.askedAboutSince(today.minusDays(DAYS_ON_START_PAGE));
            Map<UUID, Signal> demands = proposing.demands(
                    actor, Stream.of(open, asked).flatMap(Collection::stream).toList());
            return new Due(
                    open.stream()
                            .filter(one -> actor.may(Access.DECIDE_PROPOSALS)
                                    && one.canBeDecided(today)
                                    && isAmong(proposing.deciders(Proposing.about(one, demands)), actor))
                            .toList(),
                    open.stream()
                            .filter(one -> one.canBeCommented(today)
                                    && landsOn(actor, one, demands)
                                    && !proposals.hasCommented(one.id(), actor.account()))
                            .toList(),
                    asked.stream()
                            .filter(one ->
                                    landsOn(actor, one, demands) && !proposals.hasConfirmed(one.id(), actor.account()))
                            .toList());
        });
    }

    private boolean landsOn(Actor actor, Proposal proposal, Map<UUID, Signal> demands) {
        return actor.may(Access.MAKE_PROPOSALS)
                && proposing.standing(actor, Proposing.about(proposal, demands)).side() == Side.RECEIVER;
    }
}
