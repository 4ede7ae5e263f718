package se.tillit.load;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.ChainStore.UnitVersion;
import se.tillit.chain.Validity;

/**
 * Whether every unit belongs to one that is known, that is there all the time, and that is not below the unit itself. Goes through time
 * once: a circle is closed on the day that its last link begins, so each link is followed upwards on that day only, and never further than
 * a chain is deep. A hundred thousand rows below one another therefore cost no more than as many side by side.
 */
final class Descent {

    static final int DEEPEST = 50;

    private final Loading loading;
    private final Map<String, UUID> byCode;
    private final Map<String, List<UnitsLoad.Row>> rows;
    private final Map<UUID, String> codes = new HashMap<>();
    private final Set<UUID> told = new HashSet<>();

    Descent(Loading loading, Map<String, UUID> byCode, Map<String, List<UnitsLoad.Row>> rows) {
        this.loading = loading;
        this.byCode = byCode;
        this.rows = rows;
        byCode.forEach((code, unit) -> codes.put(unit, code));
    }

    /** @param histories of all units, as they are to be */
    void check(Map<UUID, List<UnitVersion>> histories) {
        rows.values().forEach(list -> list.forEach(this::checkKnown));
        histories.forEach((unit, versions) -> versions.forEach(version -> checkThere(unit, version, histories)));
        checkCircles(histories);
    }

    private void checkKnown(UnitsLoad.Row row) {
        if (row.parent() != null) {
            row.line().referred(Column.PARENT, row.parent(), byCode.get(row.parent()), "load.unknown-unit");
        }
    }

    private void checkThere(UUID unit, UnitVersion version, Map<UUID, List<UnitVersion>> histories) {
        UUID parent = version.parent();
        if (parent == null
                || Periods.cover(
                        histories.getOrDefault(parent, List.of()).stream()
                                .map(UnitVersion::valid)
                                .toList(),
                        version.valid())) {
            return;
        }
        UnitsLoad.Row own = row(unit, version.valid());
        UnitsLoad.Row above = row(parent, version.valid());
        if (own != null) {
            own.line().problem(Column.PARENT, "load.parent-not-there", code(parent));
        } else if (above != null) {
            above.line().problem(Column.TO, "load.still-has-units", code(parent), code(unit));
        } else {
            loading.problem(new LoadProblem("", 0, null, "load.still-has-units", List.of(code(parent), code(unit))));
        }
    }

    private void checkCircles(Map<UUID, List<UnitVersion>> histories) {
        SortedMap<LocalDate, Map<UUID, UUID>> beginning = new TreeMap<>();
        SortedMap<LocalDate, List<UUID>> ending = new TreeMap<>();
        histories.forEach((unit, versions) -> versions.forEach(version -> {
            LocalDate to = version.valid().to();
            if (version.parent() != null) {
                beginning
                        .computeIfAbsent(version.valid().from(), day -> new HashMap<>())
                        .put(unit, version.parent());
                if (to != null) {
                    ending.computeIfAbsent(to, day -> new ArrayList<>()).add(unit);
                }
            }
        }));
        Map<UUID, UUID> parents = new HashMap<>();
        beginning.forEach((day, links) -> {
            SortedMap<LocalDate, List<UUID>> over = ending.headMap(day.plusDays(1));
            over.values().forEach(units -> units.forEach(parents::remove));
            over.clear();
            parents.putAll(links);
            links.keySet().stream()
                    .filter(unit -> !told.contains(unit))
                    .sorted() // the same file gives the same words
                    .forEach(unit -> climb(unit, parents, day));
        });
    }

    private void climb(UUID unit, Map<UUID, UUID> parents, LocalDate day) {
        LinkedHashSet<UUID> way = new LinkedHashSet<>();
        UUID at = unit;
        while (at != null && way.size() <= DEEPEST && way.add(at)) {
            at = parents.get(at);
        }
        if (unit.equals(at)) {
            tell(
                    way,
                    day,
                    "load.loop",
                    way.stream().map(this::code).collect(Collectors.joining(" › ")) + " › " + code(unit));
        } else if (way.size() > DEEPEST) {
            tell(way, day, "load.too-deep", code(unit), DEEPEST);
        }
    }

    /** At the first row of the file that has to do with it; one of them must, since what is stored holds no circle. */
    private void tell(LinkedHashSet<UUID> way, LocalDate day, String text, Object... arguments) {
        if (told.addAll(way)) {
            Validity then = new Validity(day, null);
            way.stream()
                    .map(unit -> row(unit, then))
                    .filter(row -> row != null)
                    .findFirst()
                    .ifPresentOrElse(
                            row -> row.line().problem(Column.PARENT, text, arguments),
                            () -> loading.problem(new LoadProblem("", 0, null, text, List.of(arguments))));
        }
    }

    /** The unit's row for the period, else its last; null where the file has none. */
    private UnitsLoad.@Nullable Row row(UUID unit, Validity during) {
        List<UnitsLoad.Row> own = rows.getOrDefault(code(unit), List.of());
        return own.stream()
                .filter(row -> row.valid().overlaps(during))
                .findFirst()
                .orElse(own.isEmpty() ? null : own.getLast());
    }

    private String code(UUID unit) {
        return codes.getOrDefault(unit, "");
    }
}
