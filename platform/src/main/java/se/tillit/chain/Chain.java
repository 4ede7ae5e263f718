package se.tillit.chain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The whole governance chain as it is on one day. Immutable; walks end also where data hold a loop. */
public final class Chain {

    private final LocalDate day;
    private final List<Level> levels;
    private final Map<UUID, Unit> units = new LinkedHashMap<>();
    private final Map<UUID, List<Unit>> children = new HashMap<>();
    private final Map<UUID, Position> positions = new LinkedHashMap<>();
    private final Map<UUID, List<Headcount>> byUnit;
    private final Map<UUID, List<Headcount>> byPosition;
    private final Map<UUID, Unit> ended = new HashMap<>();
    private final Map<UUID, List<UUID>> successors = new HashMap<>();
    private final Map<UUID, List<UUID>> predecessors = new HashMap<>();

    /**
     * @param units in the order in which they are shown; the same for positions
     * @param ended units that are no more on the day
     * @param successions those that have come about by the day
     */
    Chain(
            LocalDate day,
            List<Level> levels,
            List<Unit> units,
            List<Position> positions,
            List<Headcount> headcounts,
            List<Unit> ended,
            List<Succession> successions) {
        this.day = day;
        this.levels = List.copyOf(levels);
        units.forEach(unit -> this.units.put(unit.id(), unit));
        units.forEach(unit -> {
            if (unit.parent() != null) {
                children.computeIfAbsent(unit.parent(), parent -> new ArrayList<>())
                        .add(unit);
            }
        });
        positions.forEach(position -> this.positions.put(position.id(), position));
        byUnit = headcounts.stream().collect(Collectors.groupingBy(Headcount::unit));
        byPosition = headcounts.stream().collect(Collectors.groupingBy(Headcount::position));
        ended.forEach(unit -> this.ended.put(unit.id(), unit));
        successions.forEach(one -> {
            successors
                    .computeIfAbsent(one.predecessor(), unit -> new ArrayList<>())
                    .add(one.successor());
            predecessors
                    .computeIfAbsent(one.successor(), unit -> new ArrayList<>())
                    .add(one.predecessor());
        });
    }

    public LocalDate day() {
        return day;
    }

    /** The law first, the meeting with the person last. */
    public List<Level> levels() {
        return levels;
    }

    public List<Unit> units() {
        return List.copyOf(units.values());
    }

    public List<Position> positions() {
        return List.copyOf(positions.values());
    }

    public Optional<Unit> unit(@Nullable UUID id) {
        return Optional.ofNullable(units.get(id));
    }

    /** The unit, or if it is no more on the day, as it last was. */
    public Optional<Unit> unitOrEnded(@Nullable UUID id) {
        return unit(id).or(() -> Optional.ofNullable(ended.get(id)));
    }

    /**
     * Who answers on the day for what was said to, or by, a unit: the unit itself while it exists; once it has ended, those that took over
     * from it, in as many steps as it takes. Nobody, where it ended and left its demands behind.
     */
    public List<Unit> standsFor(@Nullable UUID id) {
        List<Unit> found = new ArrayList<>();
        Set<UUID> seen = new LinkedHashSet<>();
        Deque<UUID> open = new ArrayDeque<>();
        if (id != null) {
            open.add(id);
        }
        while (!open.isEmpty()) {
            UUID at = open.remove();
            if (seen.add(at)) {
                unit(at).ifPresentOrElse(found::add, () -> open.addAll(successors.getOrDefault(at, List.of())));
            }
        }
        return found;
    }

    /** A unit of the day, and the ended ones that it {@link #standsFor stands for}. */
    public Set<UUID> withPredecessors(UUID unit) {
        Set<UUID> found = new LinkedHashSet<>(List.of(unit));
        Deque<UUID> open = new ArrayDeque<>(predecessors.getOrDefault(unit, List.of()));
        while (!open.isEmpty()) {
            UUID at = open.remove();
            if (!units.containsKey(at) && found.add(at)) {
                open.addAll(predecessors.getOrDefault(at, List.of()));
            }
        }
        return found;
    }

    public Optional<Position> position(@Nullable UUID id) {
        return Optional.ofNullable(positions.get(id));
    }

    public Level level(Unit unit) {
        return levels.stream()
                .filter(level -> level.id().equals(unit.level()))
                .findFirst()
                .orElseThrow();
    }

    public List<Unit> children(UUID unit) {
        return Collections.unmodifiableList(children.getOrDefault(unit, List.of()));
    }

    /** From the top of its tree down to the unit itself. */
    public List<Unit> path(UUID unit) {
        LinkedHashSet<Unit> upwards = new LinkedHashSet<>();
        for (Unit at = units.get(unit); at != null && upwards.add(at); ) {
            at = at.parent() == null ? null : units.get(at.parent());
        }
        return new ArrayList<>(upwards).reversed();
    }

    /** The unit, or those that {@link #standsFor stand for} it, and everything below. */
    public Set<UUID> branch(UUID unit) {
        Set<UUID> found = new LinkedHashSet<>();
        Deque<UUID> open = new ArrayDeque<>();
        standsFor(unit).forEach(one -> open.add(one.id()));
        while (!open.isEmpty()) {
            UUID at = open.pop();
            if (found.add(at)) {
                children(at).forEach(child -> open.push(child.id()));
            }
        }
        return found;
    }

    public List<Headcount> headcounts() {
        return byUnit.values().stream().flatMap(List::stream).toList();
    }

    public List<Headcount> headcountsIn(UUID unit) {
        return Collections.unmodifiableList(byUnit.getOrDefault(unit, List.of()));
    }

    public List<Headcount> headcountsOf(UUID position) {
        return Collections.unmodifiableList(byPosition.getOrDefault(position, List.of()));
    }

    /** How many hold the position, in the whole organisation or within a unit and all below it. */
    public BigDecimal persons(UUID position, @Nullable UUID within) {
        Set<UUID> branch = within == null ? null : branch(within);
        return headcountsOf(position).stream()
                .filter(one -> branch == null || branch.contains(one.unit()))
                .map(Headcount::persons)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How many work in the unit itself. */
    public BigDecimal persons(UUID unit) {
        return headcountsIn(unit).stream().map(Headcount::persons).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
