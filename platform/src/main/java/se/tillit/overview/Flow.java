package se.tillit.overview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Chain;
import se.tillit.signal.Origin;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;

/**
 * The demands of one kind and origin that take the same way through the chain.
 *
 * @param path units of the day, at least two
 * @param hours a year in the unit where they land
 * @param signals one for each time that one of them takes the way
 */
record Flow(SignalKind kind, Origin origin, List<UUID> path, BigDecimal hours, List<Signal> signals) {

    /** Whether it goes straight from one unit to the other. */
    boolean passes(UUID from, UUID to) {
        int at = path.indexOf(from);
        return at >= 0 && at + 1 < path.size() && path.get(at + 1).equals(to);
    }

    static List<Flow> all(Chain chain, List<Signal> signals, @Nullable UUID position) {
        record Key(SignalKind kind, Origin origin, List<UUID> path) {}
        Map<Key, List<Way>> ways = new LinkedHashMap<>();
        Way.each(chain, signals, position, way -> ways.computeIfAbsent(
                        new Key(
                                way.signal().details().kind(),
                                way.signal().details().origin(),
                                way.path()),
                        key -> new ArrayList<>())
                .add(way));
        List<Flow> flows = new ArrayList<>(ways.size());
        ways.forEach((key, same) -> flows.add(new Flow(
                key.kind(),
                key.origin(),
                key.path(),
                same.stream().map(Way::hours).reduce(BigDecimal.ZERO, BigDecimal::add),
                same.stream().map(Way::signal).toList())));
        return List.copyOf(flows);
    }
}
