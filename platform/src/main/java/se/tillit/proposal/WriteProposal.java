package se.tillit.proposal;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.signal.SignalQuery;

/** Writes on a draft; what it lacks is asked for when it is sent to those concerned. */
@Component
public final class WriteProposal {

    private final Acts acts;
    private final Proposing proposing;
    private final ProposalStore proposals;
    private final SignalQuery signals;

    WriteProposal(Acts acts, Proposing proposing, ProposalStore proposals, SignalQuery signals) {
        this.acts = acts;
        this.proposing = proposing;
        this.proposals = proposals;
        this.signals = signals;
    }

    /**
     * @param version the version that the writer saw
     * @throws Refusal.Conflict where somebody wrote, or sent it, meanwhile
     */
    public void write(Actor actor, UUID id, int version, Proposal.Words words, List<Proposal.Item> items) {
        acts.perform(actor, Access.MAKE_PROPOSALS, "proposal.write", note -> {
            Proposal before = proposing.find(actor, id);
            problems(words, items).refuseIfAny();
            Set<UUID> wanted = new HashSet<>();
            items.forEach(item -> Stream.of(item.demand(), item.into())
                    .filter(Objects::nonNull)
                    .forEach(wanted::add));
            if (!signals.find(actor, wanted).keySet().containsAll(wanted)) {
                throw new Refusal.NotFound("signal");
            }
            if (!Proposing.mayWrite(actor, before) || !proposals.write(id, version, words, items)) {
                throw new Refusal.Conflict("proposal " + id);
            }
            return note.about(id).with("version", version + 1);
        });
    }

    private static Problems problems(Proposal.Words words, List<Proposal.Item> items) {
        Problems problems = new Problems();
        Limits.check(problems, "rubrik", words.title(), true);
        Limits.check(problems, "varfor", words.why(), false);
        Limits.check(problems, "tiden", words.freedTo(), false);
        Limits.check(problems, "stopp", words.stopRule(), false);
        Limits.check(problems, "fragas", words.consult(), false);
        Limits.check(problems, "lag", words.law(), false);
        for (Proposal.Item item : items) {
            Limits.check(problems, "tjanar-" + item.demand(), item.serves(), false);
            Limits.check(problems, "kontrollerar-" + item.demand(), item.controllersSay(), false);
            Limits.check(problems, "kontrolleras-" + item.demand(), item.controlledSay(), false);
            Limits.check(problems, "kvar-" + item.demand(), item.remains(), false);
        }
        return problems.addIf(items.isEmpty(), "krav", "proposal.needs-demands")
                .addIf(
                        items.size() > Proposal.MOST_DEMANDS,
                        "krav",
                        "proposal.too-many-demands",
                        Proposal.MOST_DEMANDS);
    }
}
