package se.tillit.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Organisations, people and answers from a seed, and the tables about them. */
final class RandomReleases {

    private record Person(Map<String, String> leaf, int answer) {}

    private final SplittableRandom random;
    private final List<Dimension> dimensions = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final List<String> units = new ArrayList<>();

    private RandomReleases(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A hierarchy of one to three levels, perhaps by gender, perhaps with means, perhaps with headcounts. */
    static Release organisation(long seed, boolean gender, boolean means) {
        var releases = new RandomReleases(seed);
        releases.addOrganisation(1 + releases.random.nextInt(gender ? 2 : 3));
        if (gender) {
            releases.dimensions.add(new Dimension("gender", List.of("woman", "man"), Map.of()));
        }
        releases.fill();
        boolean headcounts = releases.random.nextBoolean();
        return releases.release(List.of(new Table("t", releases.cross(releases.dimensions, means))), headcounts);
    }

    /** By unit, and for the larger groups also by gender and by age, in three tables without a common detail. */
    static Release linked(long seed) {
        var releases = new RandomReleases(seed);
        releases.addOrganisation(2);
        releases.dimensions.add(new Dimension("gender", List.of("woman", "man"), Map.of()));
        releases.dimensions.add(new Dimension("age", List.of("-39", "40-"), Map.of()));
        releases.fill();
        Dimension organisation = releases.dimensions.getFirst();
        var top = new Dimension(organisation.name(), List.of(), organisation.nodes());
        return releases.release(
                List.of(
                        new Table("units", releases.cross(List.of(organisation), false)),
                        new Table("gender", releases.cross(List.of(top, releases.dimensions.get(1)), false)),
                        new Table("age", releases.cross(List.of(top, releases.dimensions.get(2)), false))),
                false);
    }

    /** How many gave each answer in each unit. */
    static Release distribution(long seed) {
        var releases = new RandomReleases(seed);
        releases.addOrganisation(1);
        releases.dimensions.add(new Dimension(Dimension.ANSWER, List.of("1", "2", "3", "4", "5"), Map.of()));
        releases.fill();
        return releases.release(List.of(new Table("t", releases.cross(releases.dimensions, false))), false);
    }

    private void addOrganisation(int depth) {
        var nodes = new LinkedHashMap<String, List<String>>();
        grow("A", depth, nodes);
        dimensions.add(new Dimension("unit", units, nodes));
    }

    private List<String> grow(String name, int depth, Map<String, List<String>> nodes) {
        if (depth == 0) {
            units.add(name);
            return List.of(name);
        }
        var inside = new ArrayList<String>();
        int children = 2 + random.nextInt(3);
        for (int child = 1; child <= children; child++) {
            inside.addAll(grow(name + child, depth - 1, nodes));
        }
        nodes.put(name, inside);
        return inside;
    }

    private void fill() {
        for (String unit : units) {
            int size = random.nextInt(10) == 0 ? 0 : 2 + random.nextInt(20);
            int usual = 2 + random.nextInt(4);
            for (int i = 0; i < size; i++) {
                int answer = Math.clamp(usual + random.nextInt(3) - 1, 1, 5);
                var leaf = new HashMap<String, String>();
                leaf.put("unit", unit);
                for (Dimension dimension : dimensions.subList(1, dimensions.size())) {
                    // The first leaf is the usual one, so that the others are often few.
                    int at = random.nextInt(5) < 3
                            ? 0
                            : random.nextInt(dimension.leaves().size());
                    leaf.put(
                            dimension.name(),
                            dimension.name().equals(Dimension.ANSWER)
                                    ? String.valueOf(answer)
                                    : dimension.leaves().get(at));
                }
                people.add(new Person(leaf, answer));
            }
        }
    }

    private List<Cell> cross(List<Dimension> by, boolean means) {
        List<Map<String, String>> keys = new ArrayList<>(List.of(Map.of()));
        for (Dimension dimension : by) {
            var names = new ArrayList<String>(dimension.nodes().keySet());
            names.addAll(dimension.leaves());
            List<Map<String, String>> longer = new ArrayList<>(dimension.name().equals("unit") ? List.of() : keys);
            for (Map<String, String> key : keys) {
                for (String name : names) {
                    var next = new HashMap<>(key);
                    next.put(dimension.name(), name);
                    longer.add(next);
                }
            }
            keys = longer;
        }
        return keys.stream().map(key -> cell(key, means)).toList();
    }

    private Cell cell(Map<String, String> key, boolean means) {
        List<Person> inside = people.stream()
                .filter(person -> key.entrySet().stream().allMatch(entry -> {
                    String leaf = person.leaf.get(entry.getKey());
                    return entry.getValue().equals(leaf)
                            || dimensions.stream()
                                    .filter(dimension -> dimension.name().equals(entry.getKey()))
                                    .anyMatch(dimension -> dimension
                                            .nodes()
                                            .getOrDefault(entry.getValue(), List.of())
                                            .contains(leaf));
                }))
                .toList();
        double mean = inside.stream().mapToInt(Person::answer).average().orElse(Double.NaN);
        return new Cell(key, inside.size(), means && !inside.isEmpty() ? Math.round(mean * 100) / 100.0 : null);
    }

    private Release release(List<Table> tables, boolean headcounts) {
        List<Headcount> known = new ArrayList<>();
        for (String unit : headcounts ? units : List.<String>of()) {
            int n = (int) people.stream()
                    .filter(person -> person.leaf.get("unit").equals(unit))
                    .count();
            known.add(new Headcount(Map.of("unit", unit), n + random.nextInt(6)));
        }
        return new Release(Rules.STANDARD, new Scale(1, 5), dimensions, known, 2, tables);
    }
}
