package se.tillit.burden;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Chain;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;

/**
 * A chain with its units in a row, so that a branch is a stretch of it: how many hold a position in a branch is then a difference of two
 * numbers. A loop between units is cut where it is met first, so that everybody stands in the row once.
 */
final class Places {

    /** Places from one up to another. */
    record Stretch(int from, int to) {

        static final Stretch NOWHERE = new Stretch(0, 0);

        Stretch within(Stretch other) {
            int start = Math.max(from, other.from);
            int end = Math.min(to, other.to);
            return start < end ? new Stretch(start, end) : NOWHERE;
        }

        boolean holds(Stretch other) {
            return from <= other.from && other.to <= to;
        }

        boolean touches(Stretch other) {
            return from < other.to && other.from < to;
        }

        boolean isNowhere() {
            return from >= to;
        }
    }

    /** Where a position is held, in the order of places, and how many hold it up to and with each. */
    private record Held(int[] places, BigDecimal[] upTo) {

        static final Held NOWHERE = new Held(new int[0], new BigDecimal[0]);

        BigDecimal persons(Stretch stretch) {
            return before(stretch.to).subtract(before(stretch.from));
        }

        private BigDecimal before(int place) {
            int found = Arrays.binarySearch(places, place);
            int many = found < 0 ? -found - 1 : found;
            return many == 0 ? BigDecimal.ZERO : upTo[many - 1];
        }
    }

    private final Chain chain;
    private final List<Unit> row = new ArrayList<>();
    private final Map<UUID, Integer> placeOf = new HashMap<>();
    private final int[] ends;
    private final Map<UUID, Held> working = new HashMap<>();
    private final Map<UUID, Held> met = new HashMap<>();

    /** As they are asked for: the same few hundred units, for each of thousands of demands. */
    private final Map<UUID, List<Stretch>> branches = new ConcurrentHashMap<>();

    Places(Chain chain) {
        this.chain = chain;
        List<Unit> units = chain.units();
        this.ends = new int[units.size()];
        Set<UUID> ids = new HashSet<>();
        units.forEach(unit -> ids.add(unit.id()));
        units.stream()
                .filter(unit -> unit.parent() == null || !ids.contains(unit.parent()))
                .forEach(this::walk);
        units.forEach(this::walk); // what is left hangs in loops
        Map<UUID, Map<Integer, BigDecimal>> workingAt = new HashMap<>();
        Map<UUID, Map<Integer, BigDecimal>> metAt = new HashMap<>();
        chain.headcounts().forEach(one -> {
            Integer place = placeOf.get(one.unit());
            if (place != null) {
                (isMet(place) ? metAt : workingAt)
                        .computeIfAbsent(one.position(), position -> new HashMap<>())
                        .merge(place, one.persons(), BigDecimal::add);
            }
        });
        workingAt.forEach((position, at) -> working.put(position, held(at)));
        metAt.forEach((position, at) -> met.put(position, held(at)));
    }

    private void walk(Unit unit) {
        if (placeOf.containsKey(unit.id())) {
            return;
        }
        int place = row.size();
        placeOf.put(unit.id(), place);
        row.add(unit);
        chain.children(unit.id()).forEach(this::walk);
        ends[place] = row.size();
    }

    private static Held held(Map<Integer, BigDecimal> at) {
        int[] places = at.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        BigDecimal[] upTo = new BigDecimal[places.length];
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < places.length; i++) {
            sum = sum.add(at.get(places[i]));
            upTo[i] = sum;
        }
        return new Held(places, upTo);
    }

    Chain chain() {
        return chain;
    }

    Stretch everywhere() {
        return new Stretch(0, row.size());
    }

    /** The unit, or those that stand for it on the day, and all below; everywhere for null. Each part once. */
    List<Stretch> branches(@Nullable UUID unit) {
        return unit == null
                ? List.of(everywhere())
                : branches.computeIfAbsent(
                        unit,
                        asked -> apart(chain.standsFor(asked).stream()
                                .map(one -> placeOf.get(one.id()))
                                .map(place -> new Stretch(place, ends[place]))
                                .toList()));
    }

    /** The unit itself, or those that stand for it. */
    List<Stretch> alone(UUID unit) {
        return chain.standsFor(unit).stream()
                .map(one -> placeOf.get(one.id()))
                .map(place -> new Stretch(place, place + 1))
                .toList();
    }

    /** Branches lie inside or beside each other; those inside another are left out. */
    static List<Stretch> apart(List<Stretch> stretches) {
        if (stretches.size() < 2) {
            return stretches;
        }
        List<Stretch> kept = new ArrayList<>();
        stretches.stream()
                .sorted(Comparator.comparingInt(Stretch::from)
                        .thenComparing(Comparator.comparingInt(Stretch::to).reversed()))
                .forEach(one -> {
                    if (kept.isEmpty() || !kept.getLast().holds(one)) {
                        kept.add(one);
                    }
                });
        return kept;
    }

    /** Whether somebody whom the service exists for stands there, and not somebody who works. */
    boolean isMet(int place) {
        return row.get(place).kind() == UnitKind.PERSON;
    }

    Unit unit(int place) {
        return row.get(place);
    }

    BigDecimal working(UUID position, Stretch in) {
        return working.getOrDefault(position, Held.NOWHERE).persons(in);
    }

    BigDecimal met(UUID position, Stretch in) {
        return met.getOrDefault(position, Held.NOWHERE).persons(in);
    }
}
