package se.tillit.consequence;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import se.tillit.chain.Chain;
import se.tillit.chain.Headcount;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;
import se.tillit.signal.Receiver;
import se.tillit.signal.Signal;

/**
 * Whom a demand hits.
 *
 * @param units where somebody works whom it lands on, or on which it lands as such
 * @param persons how many they are; without those of units as such, whom nobody has counted for this
 */
public record Hit(List<Unit> units, BigDecimal persons) {

    static Hit of(Chain chain, Signal.Details demand) {
        Set<Headcount> people = new LinkedHashSet<>();
        Set<Unit> units = new LinkedHashSet<>();
        for (Receiver receiver : demand.receivers()) {
            if (receiver.position() == null) {
                units.addAll(chain.standsFor(receiver.unit()));
            } else {
                Set<UUID> within = receiver.unit() == null ? null : chain.branch(receiver.unit());
                chain.headcountsOf(receiver.position()).stream()
                        .filter(one -> one.persons().signum() > 0)
                        .filter(one -> within == null || within.contains(one.unit()))
                        .forEach(people::add);
            }
        }
        people.forEach(one -> chain.unit(one.unit()).ifPresent(units::add));
        units.removeIf(unit -> unit.kind() == UnitKind.PERSON);
        return new Hit(
                List.copyOf(units),
                people.stream()
                        .filter(one -> chain.unit(one.unit())
                                .filter(unit -> unit.kind() != UnitKind.PERSON)
                                .isPresent())
                        .map(Headcount::persons)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Private providers and partners among them, who follow agreements and not the line. */
    public List<Unit> outsideTheLine() {
        return Stream.of(UnitKind.PROVIDER, UnitKind.PARTNER)
                .flatMap(kind -> units.stream().filter(unit -> unit.kind() == kind))
                .toList();
    }
}
