package se.tillit.pulse;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What one who works somewhere sees of a closed wave. Their own unit's result at once; when it has travelled, whole branches, and from above
 * also single units. What is about those who lead is seen further up only over five units together, and only where no two such sums differ
 * by fewer.
 */
final class Sight {

    /** A figure about those who lead is told further up only of so many together. */
    static final int LEADERS_TOGETHER = 5;

    private final Instruments instruments;
    private final Set<UUID> own;
    private final boolean travelled;
    private final boolean leads;
    private final Set<UUID> below = new HashSet<>();
    private final Map<UUID, Set<UUID>> branches = new LinkedHashMap<>();
    private final Set<UUID> pools = new HashSet<>();

    /**
     * @param own the asked units that are theirs
     * @param places where they work, by all the names it has had; what lies below these is theirs to see when it has travelled
     * @param leads whether the wave's answer is theirs to give
     */
    Sight(Wave wave, Instruments instruments, Set<UUID> own, Set<UUID> places, boolean travelled, boolean leads) {
        this.instruments = instruments;
        this.own = own;
        this.travelled = travelled;
        this.leads = leads;
        Map<UUID, Set<UUID>> children = new HashMap<>();
        for (Wave.Asked one : wave.units()) {
            List<UUID> path = one.path();
            for (int at = 0; at < path.size(); at++) {
                branches.computeIfAbsent(path.get(at), unit -> new HashSet<>()).add(one.unit());
                if (at > 0) {
                    children.computeIfAbsent(path.get(at - 1), unit -> new HashSet<>())
                            .add(path.get(at));
                }
            }
            if (path.subList(0, path.size() - 1).stream().anyMatch(places::contains)) {
                below.add(one.unit());
            }
        }
        pool(wave.terms().root(), children);
    }

    /** From the top down: a branch, and then those below it, all or none, where what they leave out is nobody or as many again. */
    private void pool(UUID branch, Map<UUID, Set<UUID>> children) {
        if (units(branch) < LEADERS_TOGETHER || !pools.add(branch)) {
            return;
        }
        List<UUID> large = children.getOrDefault(branch, Set.of()).stream()
                .filter(child -> units(child) >= LEADERS_TOGETHER)
                .toList();
        int left = units(branch) - large.stream().mapToInt(this::units).sum();
        if (left == 0 || left >= LEADERS_TOGETHER) {
            large.forEach(child -> pool(child, children));
        }
    }

    boolean travelled() {
        return travelled;
    }

    boolean leads() {
        return leads;
    }

    Set<UUID> own() {
        return own;
    }

    /** Whether there is a page about the unit for the one who looks. */
    boolean reaches(UUID unit) {
        return own.contains(unit) || travelled && below.contains(unit);
    }

    boolean shows(Outcome.Figure figure) {
        boolean aboutLeader = instruments.isAboutLeader(figure.measure());
        if (!figure.whole()) {
            return own.contains(figure.unit()) || !aboutLeader && reaches(figure.unit());
        }
        return travelled && (!aboutLeader || pools.contains(figure.unit()));
    }

    boolean shows(Outcome.Comment comment) {
        return comment.whole() ? travelled && units(comment.unit()) >= LEADERS_TOGETHER : reaches(comment.unit());
    }

    boolean shows(UnitWords words) {
        return reaches(words.unit()) || travelled && leads;
    }

    /** Whether a sum over these units may be told beside the branches that are: where it differs from none of them by a few. */
    boolean mayPool(Set<UUID> units) {
        return travelled
                && units.size() >= LEADERS_TOGETHER
                && pools.stream().map(branches::get).allMatch(branch -> {
                    long both = units.stream().filter(branch::contains).count();
                    return apart(units.size() - both) && apart(branch.size() - both) || both == 0;
                });
    }

    private static boolean apart(long units) {
        return units == 0 || units >= LEADERS_TOGETHER;
    }

    private int units(UUID branch) {
        return branches.getOrDefault(branch, Set.of()).size();
    }
}
