package se.tillit.overview;

import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.burden.BurdenQuery;
import se.tillit.burden.Reckoning;
import se.tillit.burden.Scope;
import se.tillit.chain.Chain;
import se.tillit.chain.Unit;
import se.tillit.document.DocumentFilter;
import se.tillit.document.DocumentQuery;
import se.tillit.proposal.Proposal;
import se.tillit.proposal.ProposalQuery;
import se.tillit.question.QuestionQuery;
import se.tillit.signal.Claim;
import se.tillit.signal.Receiver;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;

/** What stands on the one page about a unit. */
@Component
public final class BriefQuery {

    private static final int YEARS = 4;

    private final Door door;
    private final SignalQuery signals;
    private final BurdenQuery burdens;
    private final DocumentQuery documents;
    private final QuestionQuery questions;
    private final ProposalQuery proposals;

    BriefQuery(
            Door door,
            SignalQuery signals,
            BurdenQuery burdens,
            DocumentQuery documents,
            QuestionQuery questions,
            ProposalQuery proposals) {
        this.door = door;
        this.signals = signals;
        this.burdens = burdens;
        this.documents = documents;
        this.questions = questions;
        this.proposals = proposals;
    }

    /** @throws Refusal.NotFound where nothing stands for the unit on the day, or it is another organisation's */
    public Brief of(Actor actor, UUID id, LocalDate day) {
        return door.read(actor, Access.SEE_SIGNALS, () -> {
            Reckoning today = burdens.onDay(actor, day);
            Chain chain = today.chain();
            Unit unit = chain.standsFor(id).stream().findFirst().orElseThrow(() -> new Refusal.NotFound("unit"));
            Set<UUID> branch = chain.branch(unit.id());
            List<Claim> landing = landing(chain, today.claims(), branch);
            Set<UUID> ids = landing.stream().map(Claim::signal).collect(Collectors.toSet());
            List<Signal> all = signals.asOf(actor, day).stream()
                    .filter(one -> ids.contains(one.id()))
                    .toList();
            List<Proposal> concerned = proposals.aboutDemandsOf(actor, issuedIn(chain, branch));
            return new Brief(
                    unit,
                    chain,
                    today.sums(Scope.ALL.branch(unit.id())),
                    counts(landing),
                    (int) all.stream()
                            .filter(one -> one.details().purpose() == null
                                    || one.details().usedBy() == null)
                            .count(),
                    all.stream()
                            .filter(one -> one.details().kind() == SignalKind.CONTROL)
                            .toList(),
                    IntStream.rangeClosed(1 - YEARS, 0)
                            .mapToObj(ago -> inYear(actor, Year.from(day).plusYears(ago), unit.id(), day))
                            .toList(),
                    actor.may(Access.SEE_DOCUMENTS) ? documentsOf(actor, unit, day) : null,
                    questions.open(actor).stream()
                            .filter(seen -> seen.question().isOpen()
                                    && chain.standsFor(seen.question().demand().issuer())
                                            .contains(unit))
                            .toList(),
                    concerned.stream().filter(one -> one.canBeDecided(day)).toList(),
                    concerned.stream().filter(one -> one.decision() != null).toList());
        });
    }

    private Brief.InYear inYear(Actor actor, Year year, UUID unit, LocalDate today) {
        Reckoning reckoning = burdens.inYear(actor, year);
        LocalDate last = year.atDay(year.length());
        LocalDate day = last.isAfter(today) ? today : last;
        Set<UUID> branch = reckoning.chain().branch(unit);
        Map<SignalKind, Integer> counts = counts(landing(
                reckoning.chain(),
                reckoning.claims().stream()
                        .filter(one -> one.valid().holdsOn(day))
                        .toList(),
                branch));
        return new Brief.InYear(
                year,
                reckoning.total(Scope.ALL.branch(unit)).hours(),
                counts.getOrDefault(SignalKind.GOAL, 0),
                counts.getOrDefault(SignalKind.REPORT, 0));
    }

    private int documentsOf(Actor actor, Unit unit, LocalDate day) {
        DocumentFilter named =
                new DocumentFilter(null, unit.name(), DocumentFilter.Shelf.ALL, DocumentFilter.Order.TITLE);
        return documents.list(actor, named, day, null, 1).all();
    }

    private static Map<SignalKind, Integer> counts(List<Claim> landing) {
        return landing.stream().collect(Collectors.groupingBy(Claim::kind, Collectors.summingInt(one -> 1)));
    }

    /** The units of a branch, and those that they have taken over from. */
    private static Set<UUID> issuedIn(Chain chain, Set<UUID> branch) {
        return branch.stream()
                .flatMap(unit -> chain.withPredecessors(unit).stream())
                .collect(Collectors.toSet());
    }

    private static List<Claim> landing(Chain chain, List<Claim> claims, Set<UUID> branch) {
        Set<UUID> held = new HashSet<>();
        branch.forEach(unit -> chain.headcountsIn(unit).forEach(one -> held.add(one.position())));
        Map<UUID, Set<UUID>> branches = new HashMap<>();
        return claims.stream()
                .filter(claim -> claim.receivers().stream().anyMatch(one -> lands(chain, one, branch, held, branches)))
                .toList();
    }

    private static boolean lands(
            Chain chain, Receiver receiver, Set<UUID> branch, Set<UUID> held, Map<UUID, Set<UUID>> branches) {
        if (receiver.position() == null) {
            return chain.standsFor(receiver.unit()).stream().anyMatch(one -> branch.contains(one.id()));
        }
        if (receiver.unit() == null || !held.contains(receiver.position())) {
            return held.contains(receiver.position());
        }
        Set<UUID> within = branches.computeIfAbsent(receiver.unit(), chain::branch);
        return chain.headcountsOf(receiver.position()).stream()
                .anyMatch(one -> branch.contains(one.unit()) && within.contains(one.unit()));
    }
}
