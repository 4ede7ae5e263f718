package se.tillit.overview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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
 * @param bundles those that take the way together; one that takes it twice is in two
 */
record Flow(SignalKind kind, Origin origin, List<UUID> path, BigDecimal hours, List<List<Signal>> bundles) {

    /** How many times a demand takes the way. */
    int times() {
        return bundles.stream().mapToInt(List::size).sum();
    }

    Stream<Signal> signals() {
        return bundles.stream().flatMap(List::stream);
    }

    /** Whether it goes straight from one unit to the other. */
    boolean passes(UUID from, UUID to) {
        int at = path.indexOf(from);
        return at >= 0 && at + 1 < path.size() && path.get(at + 1).equals(to);
    }

    static List<Flow> all(Chain chain, List<Signal> signals, @Nullable UUID position) {
        record Key(SignalKind kind, Origin origin, List<UUID> path) {}
        Map<Key, List<Way>> ways = new LinkedHashMap<>();
        Way.each(chain, signals, position, way -> {
            Signal.Details any = way.signals().getFirst().details();
            ways.computeIfAbsent(new Key(any.kind(), any.origin(), way.path()), key -> new ArrayList<>())
                    .add(way);
        });
        List<Flow> flows = new ArrayList<>(ways.size());
        ways.forEach((key, same) -> flows.add(new Flow(
                key.kind(),
                key.origin(),
                key.path(),
                same.stream().map(Way::hours).reduce(BigDecimal.ZERO, BigDecimal::add),
                same.stream().map(Way::signals).toList())));
        return List.copyOf(flows);
    }
}
