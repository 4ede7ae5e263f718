package se.tillit.pulse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import se.tillit.chain.Chain;

/**
 * What earlier waves have shown, and what somebody who remembers it could work out of a new one. Such an attacker is granted more than anybody
 * knows: that whoever answered both times answered alike, that no more people came and went than the headcounts differ by, and every sum
 * exactly. Where it would then follow within one point of the scale what those answered who were not there the other time, and they are
 * fewer than five, the new group must not be shown. In most groups somebody always leaves it unanswered, and then nothing follows.
 */
final class Earlier {

    private static final double LENGTH = Item.SCALE_ENDS - 1;

    /** Half of a tenth: what a printed mean may be off by. */
    private static final double HALF_STEP = 0.05;

    /** People who belonged to one unit then and to one unit now; null: to none that was asked. */
    private record Part(UUID then, UUID now) {}

    private record Shown(String measure, Set<Part> parts, int persons, int n, double mean) {

        /** Sets are dear to compare, and each is made once. */
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private static final UUID NOWHERE = new UUID(0, 0);

    private final List<Map<UUID, Set<Part>>> partsNow = new ArrayList<>();

    /** By wave, measure and each part in them: whatever contains a group, or lies in it, shares a part with it. */
    private final List<Map<String, Map<Part, List<Shown>>>> shown = new ArrayList<>();

    /** Before there was any wave. */
    static Earlier none() {
        return new Earlier();
    }

    /**
     * Adds an earlier wave.
     *
     * @param now the chain as it is when the new wave is decided about: who has come of whom
     */
    void add(Wave past, List<Outcome.Figure> figures, Wave wave, Chain now) {
        Set<UUID> asked = new HashSet<>();
        wave.units().forEach(one -> asked.add(one.unit()));
        Map<UUID, Set<Part>> then = new HashMap<>();
        Map<UUID, Set<Part>> today = new HashMap<>();
        for (Wave.Asked one : past.units()) {
            Set<UUID> successors = new HashSet<>();
            if (asked.contains(one.unit())) {
                successors.add(one.unit());
            } else {
                now.standsFor(one.unit()).stream()
                        .map(unit -> unit.id())
                        .filter(asked::contains)
                        .forEach(successors::add);
            }
            if (successors.isEmpty()) {
                successors.add(NOWHERE);
            }
            for (UUID successor : successors) {
                Part part = new Part(one.unit(), successor);
                then.computeIfAbsent(one.unit(), unit -> new HashSet<>()).add(part);
                today.computeIfAbsent(successor, unit -> new HashSet<>()).add(part);
            }
        }
        if (today.keySet().stream().noneMatch(asked::contains)) {
            return;
        }
        asked.forEach(unit -> today.computeIfAbsent(unit, one -> new HashSet<>(Set.of(new Part(NOWHERE, one)))));
        partsNow.add(today);
        Map<UUID, Integer> persons = new HashMap<>();
        Map<UUID, Set<UUID>> below = new HashMap<>();
        past.units().forEach(one -> {
            persons.put(one.unit(), one.persons());
            one.path().forEach(at -> below.computeIfAbsent(at, unit -> new HashSet<>())
                    .add(one.unit()));
        });
        Map<String, Map<Part, List<Shown>>> all = new HashMap<>();
        figures.stream().filter(Outcome.Figure::isShown).forEach(figure -> {
            Set<UUID> units = figure.whole() ? below.getOrDefault(figure.unit(), Set.of()) : Set.of(figure.unit());
            Set<Part> parts = new HashSet<>();
            units.forEach(unit -> parts.addAll(then.getOrDefault(unit, Set.of())));
            int people = units.stream()
                    .mapToInt(unit -> persons.getOrDefault(unit, 0))
                    .sum();
            Shown one = new Shown(
                    figure.measure(), parts, people, figure.n(), figure.mean().doubleValue());
            Map<Part, List<Shown>> byPart = all.computeIfAbsent(figure.measure(), measure -> new HashMap<>());
            parts.forEach(part ->
                    byPart.computeIfAbsent(part, any -> new ArrayList<>()).add(one));
        });
        shown.add(all);
    }

    /**
     * Whether the group's mean, beside what was shown earlier, would tell what a few people answered.
     *
     * @param units the group
     * @param persons how many they are
     * @param n how many answered all of the measure's items
     */
    boolean bars(String measure, Set<UUID> units, int persons, int n, double mean) {
        for (int wave = 0; wave < shown.size(); wave++) {
            Set<Part> parts = new HashSet<>();
            for (UUID unit : units) {
                parts.addAll(partsNow.get(wave).getOrDefault(unit, Set.of()));
            }
            Map<Part, List<Shown>> byPart = shown.get(wave).getOrDefault(measure, Map.of());
            Set<Shown> near = new HashSet<>();
            parts.forEach(part -> near.addAll(byPart.getOrDefault(part, List.of())));
            for (Shown past : near) {
                // Groups that only overlap differ by whole units in both directions.
                if (Math.abs(past.n() - n) < Tabulation.RULES.threshold()
                        && (parts.containsAll(past.parts()) || past.parts().containsAll(parts))
                        && tells(past.n(), past.mean(), n, mean, Math.max(past.persons(), persons))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** @param people all that belong to either group: no more can have answered one time or the other */
    static boolean tells(int before, double meanBefore, int after, double meanAfter, int people) {
        double first = before * (meanBefore - 1);
        double second = after * (meanAfter - 1);
        Range joined = new Range();
        Range left = new Range();
        for (int both = Math.max(0, before + after - people); both <= Math.min(before, after); both++) {
            int come = after - both;
            int gone = before - both;
            double low = Math.max(0, Math.max(first - LENGTH * gone, second - LENGTH * come));
            double high = Math.min(LENGTH * both, Math.min(first, second));
            if (low <= high + HALF_STEP * (before + after)) {
                joined.add(come, second - Math.max(low, high), second - Math.min(low, high));
                left.add(gone, first - Math.max(low, high), first - Math.min(low, high));
            }
        }
        return joined.isTold() || left.isTold();
    }

    /** What a few people may have answered in the middle, over all that is possible. */
    private static final class Range {

        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;
        private boolean many;

        void add(int people, double least, double most) {
            many |= people >= Tabulation.RULES.threshold();
            if (people > 0) {
                low = Math.min(low, Math.max(0, least) / people);
                high = Math.max(high, Math.min(LENGTH * people, most) / people);
            }
        }

        boolean isTold() {
            return !many && high >= low && high - low < Tabulation.RULES.minMeanWidth() - 1e-9;
        }
    }
}
