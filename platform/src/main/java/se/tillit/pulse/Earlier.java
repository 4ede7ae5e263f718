package se.tillit.pulse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import se.tillit.chain.Chain;

/**
 * What earlier waves have shown, and what somebody who remembers it could work out of a new one. Such an attacker is granted more than anybody
 * knows: that whoever answered both times answered alike, that no more people came and went than the headcounts differ by, and every sum
 * exactly. Where it would then follow within one point of the scale what those answered who were not there the other time, and they are
 * fewer than five, the new group must not be shown. In most groups somebody always leaves it unanswered, and then nothing follows.
 *
 * <p>Compared are not only groups that were shown, but whatever follows from them by taking one from another or several together ({@link
 * Known.All}); and not only one earlier wave at a time, but also what the latest wave of each unit has told.
 */
final class Earlier {

    private static final double LENGTH = Item.SCALE_ENDS - 1;

    /** People who belonged to one unit then and to one unit now. */
    private record Part(UUID then, UUID now) {}

    private static final UUID NOWHERE = new UUID(0, 0);

    /** A group, as those parts. */
    private record Placed(Known known, Set<Part> parts) {

        static Placed together(Collection<Placed> several) {
            Set<Part> parts = new HashSet<>();
            several.forEach(one -> parts.addAll(one.parts));
            return new Placed(Known.together(several.stream().map(Placed::known).toList()), parts);
        }

        boolean contains(Placed other) {
            return parts.containsAll(other.parts);
        }

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

    /** What was told of one measure: all groups, and the pieces of which they consist. */
    private record Told(List<Placed> groups, List<Placed> pieces) {

        static Told of(Known.All all, Map<UUID, Set<Part>> parts) {
            return new Told(placed(all.groups(), parts), placed(all.pieces(), parts));
        }

        private static List<Placed> placed(List<Known> groups, Map<UUID, Set<Part>> parts) {
            return groups.stream()
                    .map(one -> {
                        Set<Part> all = new HashSet<>();
                        one.persons().keySet().forEach(unit -> all.addAll(parts.getOrDefault(unit, Set.of())));
                        return new Placed(one, all);
                    })
                    .toList();
        }
    }

    /** @param now of which parts each unit that is asked now consists, beside that wave */
    private record Past(Map<UUID, Set<Part>> now, Map<String, Told> told) {}

    /** The oldest first. */
    private final List<Past> waves = new ArrayList<>();

    /** Before there was any wave. */
    static Earlier none() {
        return new Earlier();
    }

    /**
     * Adds an earlier wave, later than those that were added before.
     *
     * @param now the chain as it is when the new wave is decided about: who has come of whom
     */
    void add(Wave past, List<Outcome.Figure> figures, Wave wave, Chain now) {
        Set<UUID> asked = new HashSet<>();
        wave.units().forEach(one -> asked.add(one.unit()));
        Map<UUID, Set<UUID>> successors = new HashMap<>();
        past.units().forEach(one -> {
            Set<UUID> found = new HashSet<>();
            if (asked.contains(one.unit())) {
                found.add(one.unit());
            } else {
                now.standsFor(one.unit()).stream()
                        .map(unit -> unit.id())
                        .filter(asked::contains)
                        .forEach(found::add);
            }
            successors.put(one.unit(), found);
        });
        Map<UUID, Integer> persons = new HashMap<>();
        Map<UUID, Set<UUID>> below = new HashMap<>();
        past.units().forEach(one -> {
            persons.put(one.unit(), one.persons());
            one.path().forEach(at -> below.computeIfAbsent(at, unit -> new HashSet<>())
                    .add(one.unit()));
        });
        Map<String, List<Known>> shown = new HashMap<>();
        figures.stream()
                .filter(figure -> figure.isShown() && figure.mean() != null)
                .forEach(figure -> {
                    Map<UUID, Integer> people = new HashMap<>(persons);
                    people.keySet().retainAll(figure.whole() ? below.get(figure.unit()) : Set.of(figure.unit()));
                    shown.computeIfAbsent(figure.measure(), measure -> new ArrayList<>())
                            .add(Known.of(people, figure.n(), figure.mean().doubleValue(), -1));
                });
        add(successors, asked, shown);
    }

    /**
     * The same of units by their ids alone.
     *
     * @param successors of each unit that was asked: which of those that are asked now its people belong to
     */
    void add(Map<UUID, Set<UUID>> successors, Set<UUID> asked, Map<String, List<Known>> shown) {
        Map<UUID, Set<Part>> then = new HashMap<>();
        Map<UUID, Set<Part>> today = new HashMap<>();
        successors.forEach((unit, found) -> (found.isEmpty() ? Set.of(NOWHERE) : found).forEach(successor -> {
            Part part = new Part(unit, successor);
            then.computeIfAbsent(unit, any -> new HashSet<>()).add(part);
            today.computeIfAbsent(successor, any -> new HashSet<>()).add(part);
        }));
        if (today.keySet().stream().noneMatch(asked::contains)) {
            return;
        }
        asked.forEach(unit -> today.computeIfAbsent(unit, one -> Set.of(new Part(NOWHERE, one))));
        Map<String, Told> told = new HashMap<>();
        shown.forEach((measure, groups) -> told.put(measure, Told.of(Known.All.of(groups), then)));
        waves.add(new Past(today, told));
    }

    /**
     * Which groups would tell, beside what was shown earlier, what a few people answered.
     *
     * @param shown the groups that the new wave is to show, each with its place
     * @return the places of those that must not be shown
     */
    Set<Integer> bars(String measure, List<Known> shown) {
        Set<Integer> barred = new TreeSet<>();
        List<Past> telling =
                waves.stream().filter(wave -> wave.told().containsKey(measure)).toList();
        if (telling.isEmpty()) {
            return barred;
        }
        Known.All all = Known.All.of(shown);
        telling.forEach(wave -> compare(wave.told().get(measure), Told.of(all, wave.now()), barred));
        if (telling.size() > 1) {
            latest(measure, telling, all, barred);
        }
        return barred;
    }

    /** What the latest wave that told of each unit has told of it: pieces of several waves together. */
    private static void latest(String measure, List<Past> waves, Known.All all, Set<Integer> barred) {
        Map<UUID, Past> latest = new HashMap<>();
        waves.forEach(wave -> wave.told().get(measure).pieces().forEach(piece -> piece.parts()
                .forEach(part -> latest.put(part.now(), wave))));
        List<Placed> pieces = waves.stream()
                .flatMap(wave -> wave.told().get(measure).pieces().stream()
                        .filter(piece -> piece.parts().stream().allMatch(part -> latest.get(part.now()) == wave)))
                .toList();
        Map<UUID, Set<Part>> now = new HashMap<>();
        all.groups().forEach(group -> group.persons()
                .keySet()
                .forEach(unit -> now.put(
                        unit, latest.getOrDefault(unit, waves.getLast()).now().get(unit))));
        compare(new Told(pieces, pieces), Told.of(all, now), barred);
    }

    /** Each group beside those it lies in or that lie in it, and beside all pieces within it; and pieces that only together are the same. */
    private static void compare(Told past, Told now, Set<Integer> barred) {
        var pastGroups = byPart(past.groups());
        var pastPieces = byPart(past.pieces());
        var nowPieces = byPart(now.pieces());
        for (Placed group : now.groups()) {
            near(group, pastGroups).forEach(other -> compare(other, group, barred));
            within(group, pastPieces).ifPresent(other -> compare(other, group, barred));
        }
        for (Placed group : past.groups()) {
            within(group, nowPieces).ifPresent(other -> compare(group, other, barred));
        }
        Set<Placed> seen = new HashSet<>();
        for (Placed piece : now.pieces()) {
            Set<Placed> then = new HashSet<>();
            Set<Placed> today = new HashSet<>(Set.of(piece));
            Deque<Placed> open = new ArrayDeque<>(today);
            while (!open.isEmpty() && seen.add(open.peek())) {
                near(open.remove(), pastPieces).stream()
                        .filter(then::add)
                        .forEach(other -> near(other, nowPieces).stream()
                                .filter(today::add)
                                .forEach(open::add));
            }
            if (then.size() > 1 && today.size() > 1) {
                compare(Placed.together(then), Placed.together(today), barred);
            }
        }
    }

    private static Map<Part, List<Placed>> byPart(List<Placed> groups) {
        Map<Part, List<Placed>> byPart = new HashMap<>();
        groups.forEach(group -> group.parts().forEach(part -> byPart.computeIfAbsent(part, any -> new ArrayList<>())
                .add(group)));
        return byPart;
    }

    private static Set<Placed> near(Placed group, Map<Part, List<Placed>> others) {
        Set<Placed> near = new LinkedHashSet<>();
        group.parts().forEach(part -> near.addAll(others.getOrDefault(part, List.of())));
        return near;
    }

    /** All pieces that lie in it, where they are several. */
    private static Optional<Placed> within(Placed group, Map<Part, List<Placed>> pieces) {
        List<Placed> within =
                near(group, pieces).stream().filter(group::contains).toList();
        return within.size() > 1 ? Optional.of(Placed.together(within)) : Optional.empty();
    }

    /** Groups that only overlap differ by whole units in both directions, and are not compared. */
    private static void compare(Placed past, Placed now, Set<Integer> barred) {
        Known before = past.known();
        Known after = now.known();
        if (Math.abs(before.n() - after.n()) < Tabulation.RULES.threshold()
                && (now.contains(past) || past.contains(now))
                && tells(before, after)) {
            barred.add(after.place());
        }
    }

    /** No more people came or went than the headcounts differ by: in all together, or in each unit. */
    static boolean tells(Known before, Known after) {
        Map<UUID, Integer> either = new HashMap<>(before.persons());
        after.persons().forEach((unit, persons) -> either.merge(unit, persons, Math::max));
        int most = sum(either);
        int least = Math.max(sum(before.persons()), sum(after.persons()));
        return tells(before, after, least)
                || most > least
                        && before.persons().keySet().equals(after.persons().keySet())
                        && tells(before, after, most);
    }

    private static int sum(Map<UUID, Integer> persons) {
        return persons.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** @param people that belong to either group: no more can have answered one time or the other */
    private static boolean tells(Known before, Known after, int people) {
        Range joined = new Range();
        Range left = new Range();
        for (int both = Math.max(0, before.n() + after.n() - people); both <= Math.min(before.n(), after.n()); both++) {
            int come = after.n() - both;
            int gone = before.n() - both;
            double low = Math.max(0, Math.max(before.sum() - LENGTH * gone, after.sum() - LENGTH * come));
            double high = Math.min(LENGTH * both, Math.min(before.sum(), after.sum()));
            if (low <= high + before.doubt() + after.doubt()) {
                joined.add(come, after.sum() - Math.max(low, high), after.sum() - Math.min(low, high));
                left.add(gone, before.sum() - Math.max(low, high), before.sum() - Math.min(low, high));
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
