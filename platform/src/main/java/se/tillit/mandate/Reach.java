package se.tillit.mandate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Chain;
import se.tillit.chain.Headcount;
import se.tillit.chain.Unit;

/**
 * How far a mandate of a board reaches in the chain. A position decides for the board where it stands below the board; one that no unit below
 * the board has, as a data protection officer, decides from wherever it stands.
 */
final class Reach {

    /** So many steps away is where no step upwards leads. */
    static final int ELSEWHERE = 99;

    private final Chain chain;
    private final Set<UUID> branch;

    Reach(Chain chain, UUID board) {
        this.chain = chain;
        this.branch = chain.branch(board);
    }

    /** Whether somebody in the position at the unit decides for the board. */
    boolean reaches(UUID position, @Nullable UUID unit) {
        return unit == null
                || branch.contains(unit)
                || unitsWith(position).stream().noneMatch(one -> branch.contains(one.id()));
    }

    /** The units where the position stands for the board. */
    List<Unit> places(UUID position) {
        List<Unit> all = unitsWith(position);
        List<Unit> below =
                all.stream().filter(unit -> branch.contains(unit.id())).toList();
        return below.isEmpty() ? all : below;
    }

    /** How many in the position decide for the board. */
    java.math.BigDecimal persons(UUID position) {
        Set<UUID> places = places(position).stream().map(Unit::id).collect(Collectors.toSet());
        return chain.headcountsOf(position).stream()
                .filter(one -> places.contains(one.unit()))
                .map(Headcount::persons)
                .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add);
    }

    private List<Unit> unitsWith(UUID position) {
        return chain.headcountsOf(position).stream()
                .map(Headcount::unit)
                .distinct()
                .flatMap(unit -> chain.unit(unit).stream())
                .toList();
    }

    /** The nearest that stands in the position, seen from the unit, and how many steps up that is; 0 is the unit itself. */
    Optional<Nearest> nearest(UUID position, @Nullable UUID from) {
        List<Unit> places = places(position);
        List<Unit> upwards = from == null ? List.of() : chain.path(from).reversed();
        for (int steps = 0; steps < upwards.size(); steps++) {
            Set<UUID> here = new HashSet<>(Set.of(upwards.get(steps).id()));
            // A staff function often stands beside the way up, not on it: it counts as standing where it belongs.
            if (steps > 0) {
                chain.children(upwards.get(steps).id()).forEach(child -> here.add(child.id()));
            }
            Optional<Unit> found =
                    places.stream().filter(unit -> here.contains(unit.id())).findFirst();
            if (found.isPresent()) {
                return Optional.of(new Nearest(found.get(), steps));
            }
        }
        return places.size() == 1 ? Optional.of(new Nearest(places.getFirst(), ELSEWHERE)) : Optional.empty();
    }

    /** @param steps up from where it was asked; {@link #ELSEWHERE} where no step upwards leads there */
    record Nearest(Unit unit, int steps) {}

    /** The candidates of some mandates, the nearest upwards first. */
    List<Candidate> candidates(List<Mandate> mandates, DelegationOrder order, @Nullable UUID from) {
        List<Candidate> found = new ArrayList<>();
        for (Mandate mandate : mandates) {
            for (Holder holder : mandate.holders()) {
                Optional<Nearest> nearest =
                        holder.position() == null ? Optional.empty() : nearest(holder.position(), from);
                found.add(new Candidate(
                        mandate,
                        order,
                        holder,
                        nearest.map(Nearest::unit),
                        nearest.map(Nearest::steps).orElse(ELSEWHERE)));
            }
        }
        found.sort(Comparator.comparingInt(Candidate::steps)
                .thenComparing(one -> one.mandate().mostSek(), Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(one -> one.mandate().ordinal()));
        return List.copyOf(found);
    }
}
