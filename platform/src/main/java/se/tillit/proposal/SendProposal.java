package se.tillit.proposal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.signal.Frequency;
import se.tillit.signal.Signal;

/** Sends a draft to those concerned; from then on it stays as it is, so that what they comment is what is decided. */
@Component
public final class SendProposal {

    /** Those on whom it lands are read before anybody decides, and meet only now and then. */
    static final int FEWEST_DAYS = 7;

    private final Acts acts;
    private final Proposing proposing;
    private final ProposalStore proposals;

    SendProposal(Acts acts, Proposing proposing, ProposalStore proposals) {
        this.acts = acts;
        this.proposing = proposing;
        this.proposals = proposals;
    }

    /**
     * @param version the version that the sender saw
     * @param until the last day to comment
     * @throws Refusal.Invalid with everything that must be said first
     */
    public void send(Actor actor, UUID id, int version, LocalDate until) {
        acts.perform(actor, Access.MAKE_PROPOSALS, "proposal.send", note -> {
            Proposal proposal = proposing.find(actor, id);
            if (!Proposing.mayWrite(actor, proposal)) {
                throw new Refusal.Conflict("proposal " + id);
            }
            Map<UUID, Signal> demands = proposing.demands(actor, List.of(proposal));
            Problems problems = lacks(proposal, demands, until);
            problems.addIf(
                            until.isBefore(proposing.today().plusDays(FEWEST_DAYS)),
                            "till",
                            "proposal.needs-days",
                            FEWEST_DAYS)
                    .addIf(
                            proposing
                                    .deciders(Proposing.about(proposal, demands))
                                    .isEmpty(),
                            "till",
                            "proposal.nobody-decides")
                    .refuseIfAny();
            if (!proposals.send(id, version, proposing.today(), until)) {
                throw new Refusal.Conflict("proposal " + id);
            }
            return note.about(id).with("until", until.toString());
        });
    }

    private Problems lacks(Proposal proposal, Map<UUID, Signal> demands, LocalDate until) {
        Proposal.Words words = proposal.words();
        Problems problems = new Problems();
        Limits.need(problems, "varfor", words.why(), "proposal.needs-why");
        Limits.need(problems, "tiden", words.freedTo(), "proposal.needs-freed-to");
        Limits.need(problems, "stopp", words.stopRule(), "proposal.needs-stop-rule");
        problems.addIf(words.from() == null || !words.from().isAfter(until.plusDays(1)), "fran", "proposal.needs-from");
        problems.addIf(
                words.returnOn() == null
                        || words.from() != null && !words.returnOn().isAfter(words.from()),
                "ater",
                "proposal.needs-return");
        proposal.items().forEach(item -> lacks(problems, proposal, item, demands));
        return problems;
    }

    private void lacks(Problems problems, Proposal proposal, Proposal.Item item, Map<UUID, Signal> demands) {
        LocalDate from = proposal.words().from();
        Signal signal = demands.get(item.demand());
        Signal.Details demand = signal.details();
        boolean here = proposing.decidedHere(signal);
        Limits.need(problems, "tjanar-" + signal.id(), item.serves(), "proposal.needs-serves", demand.title());
        if (here && item.change().takesAway()) {
            Limits.need(problems, "kvar-" + signal.id(), item.remains(), "proposal.needs-remains", demand.title());
        }
        problems.addIf(
                        item.change() == Change.MERGE && !canTakeIn(item, proposal, demands, from),
                        "ingar-" + signal.id(),
                        "proposal.needs-into",
                        demand.title())
                .addIf(
                        item.change() == Change.LENGTHEN && !isMoreSeldom(item, demand),
                        "glesare-" + signal.id(),
                        "proposal.needs-more-seldom",
                        demand.title())
                .addIf(
                        here && from != null && !holdsUpTo(demand, from),
                        "fran",
                        "proposal.not-in-force",
                        demand.title());
    }

    /** Whether the demand that it is to become part of is there from the day, and not on its way out by the same proposal. */
    private static boolean canTakeIn(
            Proposal.Item item, Proposal proposal, Map<UUID, Signal> demands, @Nullable LocalDate from) {
        UUID into = item.into();
        return into != null
                && proposal.items().stream()
                        .noneMatch(
                                one -> one.demand().equals(into) && one.change().takesAway())
                && (from == null || demands.get(into).details().valid().holdsOn(from));
    }

    private static boolean isMoreSeldom(Proposal.Item item, Signal.Details demand) {
        Optional<BigDecimal> now = Optional.ofNullable(demand.frequency()).flatMap(Frequency::perYear);
        Optional<BigDecimal> then = Optional.ofNullable(item.often())
                .flatMap(often -> Frequency.of(often).perYear());
        return then.isPresent()
                && now.filter(times -> times.compareTo(then.get()) <= 0).isEmpty();
    }

    /** Whether it holds on the day, and did before. */
    static boolean holdsUpTo(Signal.Details demand, LocalDate day) {
        return demand.valid().holdsOn(day) && day.isAfter(demand.valid().from());
    }
}
