package se.tillit.signal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Headcount;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;
import se.tillit.chain.Validity;

/** What may be seen of demands, and on whom they land. */
@Component
public final class SignalQuery {

    private final Door door;
    private final SignalStore signals;
    private final ChainStore chain;

    SignalQuery(Door door, SignalStore signals, ChainStore chain) {
        this.door = door;
        this.signals = signals;
        this.chain = chain;
    }

    /** @throws Refusal.NotFound also for another organisation's */
    public Signal find(Actor actor, UUID id) {
        return door.read(
                actor, Access.SEE_SIGNALS, () -> signals.find(id).orElseThrow(() -> new Refusal.NotFound("signal")));
    }

    /** Those of these that there are, by id. */
    public Map<UUID, Signal> find(Actor actor, Collection<UUID> ids) {
        return door.read(actor, Access.SEE_SIGNALS, () -> signals.find(ids));
    }

    /** The demand of the day that somebody means by its code, its title, or both as in a list to choose from. */
    public Optional<Signal> named(Actor actor, String typed, LocalDate day) {
        String text = typed.strip();
        String words = text.replaceFirst("(?s).*\\(([^()]+)\\)$", "$1");
        return list(actor, new SignalFilter(null, null, words, false), day, null, 50).signals().stream()
                .filter(one -> text.equals(one.details().label())
                        || text.equalsIgnoreCase(one.details().code())
                        || text.equalsIgnoreCase(one.details().title()))
                .findFirst();
    }

    /** Where in documents a demand is said; empty for one that nobody made from a document. */
    public List<Source> sources(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_SIGNALS, () -> signals.sources(id));
    }

    /** What demands ask for, in the organisation's own words: to pick from. */
    public List<String> fieldNames(Actor actor) {
        return door.read(actor, Access.SEE_SIGNALS, signals::fieldNames);
    }

    /** What fits on a page, and whether more comes after. */
    public record SignalList(List<Signal> signals, int all, boolean more) {}

    /** @param after the last demand on the page before; null: from the beginning */
    public SignalList list(Actor actor, SignalFilter filter, LocalDate day, @Nullable UUID after, int most) {
        return door.read(actor, Access.SEE_SIGNALS, () -> {
            Signal last = after == null ? null : signals.find(after).orElseThrow(() -> new Refusal.NotFound("signal"));
            List<Signal> found = signals.page(filter, day, last, most + 1);
            boolean more = found.size() > most;
            return new SignalList(more ? found.subList(0, most) : found, signals.count(filter, day), more);
        });
    }

    /** Everything of a kind that has ever held, or is to hold. */
    public List<Validity> periods(Actor actor, SignalKind kind) {
        return door.read(actor, Access.SEE_SIGNALS, () -> signals.periods(kind));
    }

    public List<Signal> asOf(Actor actor, LocalDate day) {
        return door.read(actor, Access.SEE_SIGNALS, () -> signals.asOf(day));
    }

    /**
     * Everything that lands on somebody who holds the position.
     *
     * @param within only what reaches those who hold it in this unit; null: anywhere
     */
    public Landing landingOnPosition(Actor actor, Chain chain, UUID position, @Nullable UUID within) {
        List<Signal> all = door.read(
                actor,
                Access.SEE_SIGNALS,
                () -> within == null
                        ? signals.landingOnPosition(position, chain.day())
                        : signals.landingOnPositionIn(unitAndAbove(chain, within), position, chain.day()));
        return new Landing(all.stream()
                .map(signal -> onPosition(signal, chain, position, within))
                .filter(demand -> demand.persons().signum() > 0 || within == null)
                .toList());
    }

    /** Everything that lands on a unit: on the unit as such, and on those who work there. */
    public Landing landingOnUnit(Actor actor, Chain chain, Unit unit) {
        List<Headcount> people = chain.headcountsIn(unit.id());
        Set<UUID> ids = chain.withPredecessors(unit.id());
        Set<UUID> unitAndAbove = unitAndAbove(chain, unit.id());
        List<Signal> all = door.read(
                actor,
                Access.SEE_SIGNALS,
                () -> signals.landingOnUnit(
                        ids, people.stream().map(Headcount::position).toList(), unitAndAbove, chain.day()));
        return new Landing(all.stream()
                .map(signal -> onUnit(signal, chain, ids, people, unitAndAbove))
                .filter(demand -> demand.persons().signum() > 0)
                .toList());
    }

    /** Also those that these have taken over from. */
    private static Set<UUID> unitAndAbove(Chain chain, UUID unit) {
        return chain.path(unit).stream()
                .flatMap(one -> chain.withPredecessors(one.id()).stream())
                .collect(Collectors.toSet());
    }

    /** What the sums need of everything that holds on some day from the first up to the other, by title. */
    public List<Claim> claims(Actor actor, LocalDate from, LocalDate to) {
        return door.read(actor, Access.SEE_SIGNALS, () -> signals.claims(from, to));
    }

    /** What each demand that holds on a day asks for; those that ask for nothing are left out. */
    public Map<UUID, List<DataField>> asksFor(Actor actor, LocalDate day) {
        return door.read(actor, Access.SEE_SIGNALS, () -> signals.asksFor(day));
    }

    /** What has been said before of how long a demand takes. */
    public List<PastEstimate> pastEstimates(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_SIGNALS, () -> signals.pastEstimates(id));
    }

    private static Landing.Demand onPosition(Signal signal, Chain chain, UUID position, @Nullable UUID within) {
        BigDecimal persons = signal.details().reaching(position).stream()
                .map(receiver -> reached(receiver, chain, position, within))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        Optional<Hours> each = signal.details().hoursIn(position);
        return new Landing.Demand(
                signal, issuer(signal, chain), persons, each, each.map(hours -> hours.times(persons)));
    }

    /** The issuer as it is on the day, or who has taken over from it; one that ended without is named as it last was. */
    private static Unit issuer(Signal signal, Chain chain) {
        UUID id = signal.details().issuer();
        return chain.standsFor(id).stream()
                .findFirst()
                .or(() -> chain.unitOrEnded(id))
                .orElseGet(() -> new Unit(
                        id, "", UnitKind.OWN, "–", id, null, signal.details().valid()));
    }

    private static BigDecimal reached(Receiver receiver, Chain chain, UUID position, @Nullable UUID within) {
        if (within == null) {
            return chain.persons(position, receiver.unit());
        }
        boolean inReach =
                receiver.unit() == null || chain.branch(receiver.unit()).contains(within);
        return inReach
                ? chain.headcountsIn(within).stream()
                        .filter(one -> one.position().equals(position))
                        .map(Headcount::persons)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                : BigDecimal.ZERO;
    }

    /** A demand on the unit as such is met by one person; the person met stands for herself. */
    private static Landing.Demand onUnit(
            Signal signal, Chain chain, Set<UUID> unit, List<Headcount> people, Set<UUID> unitAndAbove) {
        Signal.Details details = signal.details();
        boolean asUnit = details.receivers().stream()
                .anyMatch(receiver -> receiver.position() == null && unit.contains(receiver.unit()));
        List<Headcount> hit = people.stream()
                .filter(one -> details.reaching(one.position()).stream()
                        .anyMatch(receiver -> receiver.unit() == null || unitAndAbove.contains(receiver.unit())))
                .toList();
        Optional<Hours> together = Stream.concat(
                        asUnit ? details.hoursIn(null).stream() : Stream.empty(),
                        hit.stream().flatMap(one -> details.hoursIn(one.position()).stream()
                                .map(hours -> hours.times(one.persons()))))
                .reduce(Hours::plus);
        return new Landing.Demand(
                signal,
                issuer(signal, chain),
                hit.stream().map(Headcount::persons).reduce(asUnit ? BigDecimal.ONE : BigDecimal.ZERO, BigDecimal::add),
                asUnit
                        ? details.hoursIn(null)
                        : hit.stream().findFirst().flatMap(one -> details.hoursIn(one.position())),
                together);
    }
}
