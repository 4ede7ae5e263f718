package se.tillit.goal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Chain;
import se.tillit.chain.Unit;
import se.tillit.signal.Signal;

/** The goals of a day, each below the one that it serves; those that serve none stand right below the common picture. */
public record GoalTree(List<Node> roots, int size) {

    /** @param issuer what decided it is called */
    public record Node(Signal goal, String issuer, List<Node> below) {}

    /**
     * @param above by goal, the one that it serves; one that has ended is passed by, and goals that serve each other in a ring are all shown
     */
    static GoalTree of(List<Signal> goals, Map<UUID, UUID> above, Chain chain) {
        Map<UUID, Signal> byId = new LinkedHashMap<>();
        ordered(goals, chain).forEach(goal -> byId.put(goal.id(), goal));
        Map<UUID, List<UUID>> below = new HashMap<>();
        List<UUID> tops = new ArrayList<>();
        byId.keySet().forEach(goal -> {
            UUID top = nearest(goal, above, byId.keySet());
            (top == null ? tops : below.computeIfAbsent(top, one -> new ArrayList<>())).add(goal);
        });
        Set<UUID> shown = new HashSet<>();
        List<Node> roots = new ArrayList<>(nodes(tops, byId, below, shown, chain));
        roots.addAll(nodes(List.copyOf(byId.keySet()), byId, below, shown, chain));
        return new GoalTree(roots, goals.size());
    }

    private static @Nullable UUID nearest(UUID goal, Map<UUID, UUID> above, Set<UUID> today) {
        Set<UUID> passed = new HashSet<>(Set.of(goal));
        UUID at = above.get(goal);
        while (at != null && !today.contains(at)) {
            at = passed.add(at) ? above.get(at) : null;
        }
        return goal.equals(at) ? null : at;
    }

    private static List<Node> nodes(
            List<UUID> ids, Map<UUID, Signal> byId, Map<UUID, List<UUID>> below, Set<UUID> shown, Chain chain) {
        List<Node> nodes = new ArrayList<>();
        for (UUID id : ids) {
            if (shown.add(id)) {
                Signal goal = byId.get(id);
                nodes.add(new Node(
                        goal,
                        issuer(goal, chain),
                        nodes(below.getOrDefault(id, List.of()), byId, below, shown, chain)));
            }
        }
        return nodes;
    }

    /** The law and the level furthest from the person met first, as in every picture of the chain. */
    private static List<Signal> ordered(List<Signal> goals, Chain chain) {
        List<UUID> units = chain.units().stream().map(Unit::id).toList();
        Map<UUID, Integer> order = new HashMap<>();
        units.forEach(unit -> order.put(unit, order.size()));
        return goals.stream()
                .sorted(Comparator.comparingInt(
                                (Signal goal) -> chain.standsFor(goal.details().issuer()).stream()
                                        .mapToInt(unit -> chain.level(unit).ordinal())
                                        .findFirst()
                                        .orElse(Integer.MAX_VALUE))
                        .thenComparingInt(
                                goal -> order.getOrDefault(goal.details().issuer(), Integer.MAX_VALUE)))
                .toList();
    }

    static String issuer(Signal goal, Chain chain) {
        UUID id = goal.details().issuer();
        return chain.standsFor(id).stream()
                .findFirst()
                .or(() -> chain.unitOrEnded(id))
                .map(Unit::name)
                .orElse("–");
    }
}
