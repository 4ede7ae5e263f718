package se.tillit.signal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /** Where in documents a demand is said; empty for one that nobody made from a document. */
    public List<Source> sources(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_SIGNALS, () -> signals.sources(id));
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

    public List<Signal> asOf(Actor actor, LocalDate day) {
        return door.read(actor, Access.SEE_SIGNALS, () -> signals.asOf(day));
    }

    /**
     * Everything that lands on somebody who holds the position.
     *
     * @param within only what reaches those who hold it in this unit; null: anywhere
     */
    public Landing landingOnPosition(Actor actor, Chain chain, UUID position, @Nullable UUID within) {
        List<Signal> all = door.read(actor, Access.SEE_SIGNALS, () -> signals.landingOnPosition(position, chain.day()));
        return new Landing(all.stream()
                .map(signal -> demand(signal, chain, personsOf(signal, chain, position, within)))
                .filter(demand -> demand.persons().signum() > 0 || within == null)
                .toList());
    }

    /** Everything that lands on a unit: on the unit as such, and on those who work there. */
    public Landing landingOnUnit(Actor actor, Chain chain, Unit unit) {
        List<Headcount> people = chain.headcountsIn(unit.id());
        Set<UUID> ids = chain.withPredecessors(unit.id());
        Set<UUID> unitAndAbove = chain.path(unit.id()).stream()
                .flatMap(one -> chain.withPredecessors(one.id()).stream())
                .collect(Collectors.toSet());
        List<Signal> all = door.read(
                actor,
                Access.SEE_SIGNALS,
                () -> signals.landingOnUnit(
                        ids, people.stream().map(Headcount::position).toList(), unitAndAbove, chain.day()));
        return new Landing(all.stream()
                .map(signal -> demand(signal, chain, personsIn(signal, ids, people, unitAndAbove)))
                .toList());
    }

    private static Landing.Demand demand(Signal signal, Chain chain, BigDecimal persons) {
        return new Landing.Demand(
                signal, issuer(signal, chain), persons, signal.details().hoursPerPerson());
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

    private static BigDecimal personsOf(Signal signal, Chain chain, UUID position, @Nullable UUID within) {
        return signal.details().receivers().stream()
                .filter(receiver -> position.equals(receiver.position()))
                .map(receiver -> reached(receiver, chain, position, within))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
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
    private static BigDecimal personsIn(Signal signal, Set<UUID> unit, List<Headcount> people, Set<UUID> unitAndAbove) {
        BigDecimal asUnit = signal.details().receivers().stream()
                        .anyMatch(receiver -> receiver.position() == null && unit.contains(receiver.unit()))
                ? BigDecimal.ONE
                : BigDecimal.ZERO;
        return people.stream()
                .filter(one -> signal.details().receivers().stream()
                        .anyMatch(receiver -> one.position().equals(receiver.position())
                                && (receiver.unit() == null || unitAndAbove.contains(receiver.unit()))))
                .map(Headcount::persons)
                .reduce(asUnit, BigDecimal::add);
    }
}
