package se.tillit.overview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Chain;
import se.tillit.chain.Headcount;
import se.tillit.chain.Unit;
import se.tillit.signal.Hours;
import se.tillit.signal.Receiver;
import se.tillit.signal.Signal;

/**
 * The way that one demand takes through the chain to one unit: from its issuer, through the units that somebody has said it passes, to
 * where it lands.
 *
 * @param path units of the day, at least two
 * @param hours a year in the unit where it lands, for all whom it lands on there; none where unknown
 */
record Way(Signal signal, List<UUID> path, BigDecimal hours) {

    /** Every way of every demand; of a demand on a position, one way to each unit where somebody holds it. */
    static void each(Chain chain, List<Signal> signals, @Nullable UUID position, Consumer<Way> found) {
        Map<UUID, List<Headcount>> byPosition = new HashMap<>();
        for (Signal signal : signals) {
            List<List<UUID>> start = start(chain, signal);
            if (start.isEmpty()) {
                continue;
            }
            // Once merged, two receivers may be the same.
            Set<Receiver> reached = new HashSet<>();
            for (Receiver receiver : signal.details().receivers()) {
                if (position != null && !position.equals(receiver.position())) {
                    continue;
                }
                BigDecimal each = signal.details()
                        .hoursIn(receiver.position())
                        .map(Hours::likely)
                        .orElse(BigDecimal.ZERO);
                if (receiver.position() == null) {
                    for (Unit unit : chain.standsFor(receiver.unit())) {
                        if (reached.add(new Receiver(unit.id(), null))) {
                            to(chain, signal, start, unit.id(), each, found);
                        }
                    }
                    continue;
                }
                var branch = receiver.unit() == null ? null : chain.branch(receiver.unit());
                for (Headcount held : byPosition.computeIfAbsent(receiver.position(), chain::headcountsOf)) {
                    if ((branch == null || branch.contains(held.unit()))
                            && reached.add(new Receiver(held.unit(), held.position()))) {
                        to(chain, signal, start, held.unit(), each.multiply(held.persons()), found);
                    }
                }
            }
        }
    }

    /** The issuer and the stations after it, each as those that answer for it on the day; empty where nobody answers for the issuer. */
    private static List<List<UUID>> start(Chain chain, Signal signal) {
        List<List<UUID>> start = new ArrayList<>();
        List<UUID> issuer = standsFor(chain, signal.details().issuer());
        if (!issuer.isEmpty()) {
            start.add(issuer);
            signal.details().via().stream()
                    .map(unit -> standsFor(chain, unit))
                    .filter(units -> !units.isEmpty())
                    .forEach(start::add);
        }
        return start;
    }

    private static List<UUID> standsFor(Chain chain, UUID unit) {
        return chain.standsFor(unit).stream().map(Unit::id).toList();
    }

    private static void to(
            Chain chain, Signal signal, List<List<UUID>> start, UUID unit, BigDecimal hours, Consumer<Way> found) {
        if (chain.unit(unit).isEmpty()) {
            return;
        }
        // A station that lies beside the way to this unit is not passed on the way to it: another board's
        // administration, say.
        List<UUID> above = chain.path(unit).stream().map(Unit::id).toList();
        List<UUID> path = new ArrayList<>();
        for (List<UUID> stations : start) {
            // Of several that a split station has become, the way goes through the one above the unit.
            UUID station = stations.stream().filter(above::contains).findFirst().orElse(stations.getFirst());
            boolean first = path.isEmpty();
            if (!path.contains(station)
                    && !station.equals(unit)
                    && (first || above.contains(station) || !sharesTree(chain, station, unit))) {
                path.add(station);
            }
        }
        path.add(unit);
        if (path.size() > 1) {
            found.accept(new Way(signal, List.copyOf(path), hours));
        }
    }

    private static boolean sharesTree(Chain chain, UUID one, UUID other) {
        return chain.path(one).getFirst().equals(chain.path(other).getFirst());
    }
}
