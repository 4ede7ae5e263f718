package se.tillit.overview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Chain;
import se.tillit.chain.Headcount;
import se.tillit.chain.Unit;
import se.tillit.signal.Hours;
import se.tillit.signal.Origin;
import se.tillit.signal.Receiver;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;

/**
 * The way that demands take through the chain to one unit: from their issuer, through the units that somebody has said they pass, to
 * where they land.
 *
 * @param signals of one kind and origin; thousands have the same issuer and the same receivers, and are followed together
 * @param path units of the day, at least two
 * @param hours a year in the unit where they land, for all whom they land on there; none where unknown
 */
record Way(List<Signal> signals, List<UUID> path, BigDecimal hours) {

    private record Alike(SignalKind kind, Origin origin, List<List<UUID>> start, List<Receiver> receivers) {}

    /** Every way of every demand; of a demand on a position, one way to each unit where somebody holds it. */
    static void each(Chain chain, List<Signal> signals, @Nullable UUID position, Consumer<Way> found) {
        Map<Alike, List<Signal>> alike = new LinkedHashMap<>();
        for (Signal signal : signals) {
            Signal.Details details = signal.details();
            List<List<UUID>> start = start(chain, signal);
            if (!start.isEmpty()) {
                alike.computeIfAbsent(
                                new Alike(details.kind(), details.origin(), start, details.receivers()),
                                same -> new ArrayList<>())
                        .add(signal);
            }
        }
        Map<Receiver, List<Headcount>> holders = new HashMap<>();
        Map<List<List<UUID>>, Map<UUID, List<UUID>>> paths = new HashMap<>();
        alike.forEach((one, same) -> {
            Map<UUID, List<UUID>> to = paths.computeIfAbsent(one.start(), start -> new HashMap<>());
            // Once merged, two receivers may be the same.
            Set<Receiver> reached = new HashSet<>();
            for (Receiver receiver : one.receivers()) {
                if (position != null && !position.equals(receiver.position())) {
                    continue;
                }
                BigDecimal each = same.stream()
                        .flatMap(signal -> signal.details().hoursIn(receiver.position()).stream())
                        .map(Hours::likely)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                if (receiver.position() == null) {
                    for (Unit unit : chain.standsFor(receiver.unit())) {
                        if (reached.add(new Receiver(unit.id(), null))) {
                            List<UUID> path = to.computeIfAbsent(unit.id(), id -> path(chain, one.start(), id));
                            accept(new Way(same, path, each), found);
                        }
                    }
                    continue;
                }
                for (Headcount held : holders.computeIfAbsent(receiver, some -> holders(chain, some))) {
                    if (reached.add(new Receiver(held.unit(), held.position()))) {
                        List<UUID> path = to.computeIfAbsent(held.unit(), id -> path(chain, one.start(), id));
                        accept(new Way(same, path, each.multiply(held.persons())), found);
                    }
                }
            }
        });
    }

    private static void accept(Way way, Consumer<Way> found) {
        if (way.path().size() > 1) {
            found.accept(way);
        }
    }

    /** Where those who are meant hold the position. */
    private static List<Headcount> holders(Chain chain, Receiver receiver) {
        List<Headcount> held = chain.headcountsOf(Objects.requireNonNull(receiver.position()));
        if (receiver.unit() == null) {
            return held;
        }
        Set<UUID> branch = chain.branch(receiver.unit());
        return held.stream().filter(one -> branch.contains(one.unit())).toList();
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

    /** Empty where the unit is not there on the day. */
    private static List<UUID> path(Chain chain, List<List<UUID>> start, UUID unit) {
        if (chain.unit(unit).isEmpty()) {
            return List.of();
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
        return List.copyOf(path);
    }

    private static boolean sharesTree(Chain chain, UUID one, UUID other) {
        return chain.path(one).getFirst().equals(chain.path(other).getFirst());
    }
}
