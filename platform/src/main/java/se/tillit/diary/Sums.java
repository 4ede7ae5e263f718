package se.tillit.diary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.disclosure.Cell;
import se.tillit.disclosure.Dimension;
import se.tillit.disclosure.Headcount;
import se.tillit.disclosure.Protection;
import se.tillit.disclosure.Published;
import se.tillit.disclosure.Release;
import se.tillit.disclosure.Rules;
import se.tillit.disclosure.Scale;
import se.tillit.disclosure.Table;

/**
 * Makes of a week's entries everything that will ever be shown of it, in one protected release: hours in the week for one who kept the diary,
 * by category, for every branch and every level. Never of single units. Entries are not joined to people, so hours are sums divided by how
 * many codes were used.
 */
final class Sums {

    /** Nothing of fewer than ten, and no hidden mean known more closely than two hours a week. */
    static final Rules RULES = new Rules(10, 10, 10, 2);

    /** A week has no more working hours than this. Below nought by a little: that nobody had any of something is no secret. */
    private static final Scale HOURS = new Scale(-0.1, 60);

    private static final String UNIT = "unit";

    /** @param kind null: a single unit, which is protected like the others and never shown */
    private record Group(Week.@Nullable Kind kind, UUID of, Set<UUID> units) {

        String name() {
            return kind == null ? of.toString() : kind + " " + of;
        }
    }

    record Outcome(List<Week.Figure> figures, Week.Proof proof) {}

    private Sums() {}

    /** @param persons by unit, who kept the diary @param levels of the units that are asked */
    static Outcome of(Week week, List<Entry> entries, Map<UUID, Integer> persons, Map<UUID, UUID> levels) {
        List<Group> groups = groups(week, levels);
        int categories = week.terms().categoriesSv().size();
        Map<UUID, double[]> hours = new HashMap<>();
        entries.forEach(
                entry -> hours.computeIfAbsent(entry.unit(), unit -> new double[categories + 1])[entry.category()] +=
                        entry.minutes() / 60.0);
        Map<String, List<String>> nodes = new LinkedHashMap<>();
        groups.stream()
                .filter(group -> group.kind() != null)
                .forEach(group -> nodes.put(
                        group.name(), group.units().stream().map(UUID::toString).toList()));
        List<Table> tables = new ArrayList<>();
        for (int category = 1; category <= categories; category++) {
            int number = category;
            tables.add(new Table(
                    "c" + number,
                    "c" + number,
                    false,
                    groups.stream()
                            .map(group -> cell(group, number, hours, persons))
                            .toList()));
        }
        Published published = Protection.protect(new Release(
                RULES,
                HOURS,
                List.of(new Dimension(
                        UNIT,
                        week.units().stream().map(one -> one.unit().toString()).toList(),
                        nodes)),
                week.units().stream()
                        .map(one -> new Headcount(Map.of(UNIT, one.unit().toString()), one.persons()))
                        .toList(),
                1,
                tables));
        boolean clean = published.proof().clean();
        List<Week.Figure> figures = new ArrayList<>();
        for (int category = 1; category <= categories; category++) {
            List<Cell> cells = published.tables().get(category - 1).cells();
            for (int i = 0; i < groups.size(); i++) {
                Group group = groups.get(i);
                if (group.kind() != null) {
                    figures.add(figure(group.kind(), group.of(), category, clean ? cells.get(i) : null));
                }
            }
        }
        return new Outcome(
                figures,
                new Week.Proof(
                        persons.values().stream().mapToInt(number -> number).sum(),
                        published.proof().cells(),
                        clean ? published.proof().withheld() : published.proof().cells(),
                        published.proof().linearProgrammes(),
                        published.proof().findings().size()));
    }

    private static Week.Figure figure(Week.Kind kind, UUID of, int category, @Nullable Cell cell) {
        Double mean = cell == null || cell.n() == null || cell.n() == 0 ? null : cell.mean();
        return new Week.Figure(
                kind,
                of,
                category,
                mean == null ? null : cell.n(),
                mean == null ? null : BigDecimal.valueOf(Math.max(0, mean)).setScale(1, RoundingMode.HALF_UP));
    }

    /** Each unit stands among them too: else what is left when all known branches are taken from the whole would be nobody's to protect. */
    private static List<Group> groups(Week week, Map<UUID, UUID> levels) {
        List<Group> groups = new ArrayList<>();
        week.units().forEach(one -> groups.add(new Group(null, one.unit(), Set.of(one.unit()))));
        week.branches().forEach((unit, units) -> {
            if (units.size() > 1) {
                groups.add(new Group(Week.Kind.BRANCH, unit, new LinkedHashSet<>(units)));
            }
        });
        Map<UUID, Set<UUID>> byLevel = new LinkedHashMap<>();
        week.units().forEach(one -> {
            UUID level = levels.get(one.unit());
            if (level != null) {
                byLevel.computeIfAbsent(level, any -> new LinkedHashSet<>()).add(one.unit());
            }
        });
        byLevel.forEach((level, units) -> {
            if (units.size() > 1) {
                groups.add(new Group(Week.Kind.LEVEL, level, units));
            }
        });
        return groups;
    }

    private static Cell cell(Group group, int category, Map<UUID, double[]> hours, Map<UUID, Integer> persons) {
        int n = group.units().stream()
                .mapToInt(unit -> persons.getOrDefault(unit, 0))
                .sum();
        double sum = group.units().stream()
                .mapToDouble(unit -> hours.containsKey(unit) ? hours.get(unit)[category] : 0)
                .sum();
        return new Cell(Map.of(UNIT, group.name()), n, n == 0 ? null : (Double) Math.min(60, sum / n));
    }
}
