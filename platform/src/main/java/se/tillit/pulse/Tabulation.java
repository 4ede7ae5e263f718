package se.tillit.pulse;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
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
 * Makes of a wave's answers everything that will ever be shown of it, in one protected release: how many answered, each measure's mean, and
 * how many chose what, for every unit and every branch; then, only where that release allows it, intervals and comments. Where the attack on
 * the release finds anything, all of it is withheld.
 */
final class Tabulation {

    /** The measure that counts who answered at all. */
    static final String ANSWERS = "answers";

    private static final String UNIT = "unit";
    static final Rules RULES = Rules.STANDARD;

    /** A unit's own people, or a unit with all below it. */
    private record Group(UUID unit, boolean whole, Set<UUID> units) {

        String name() {
            return (whole ? "all " : "own ") + unit;
        }

        Map<String, String> key() {
            return Map.of(UNIT, name());
        }
    }

    private final Wave wave;
    private final List<Answer> answers;
    private final Map<UUID, List<Answer>> byUnit;
    private final List<Group> groups;
    private final Map<String, List<Item>> measures;

    private final Map<UUID, Integer> persons = new HashMap<>();
    private final Earlier earlier;

    private Tabulation(Wave wave, List<Answer> answers, Earlier earlier) {
        this.wave = wave;
        this.earlier = earlier;
        this.answers = answers;
        byUnit = answers.stream().collect(groupingBy(Answer::unit));
        groups = groups(wave);
        measures = wave.items().stream()
                .filter(item -> item.kind() == ItemKind.SCALE)
                .collect(groupingBy(Item::measure, LinkedHashMap::new, java.util.stream.Collectors.toList()));
        wave.units().forEach(one -> persons.put(one.unit(), one.persons()));
    }

    /**
     * @param earlier what earlier waves have shown
     * @param chance in which order comments stand
     */
    static Outcome of(Wave wave, List<Answer> answers, Earlier earlier, RandomGenerator chance) {
        return new Tabulation(wave, answers, earlier).outcome(chance);
    }

    /**
     * Decided, looked at beside earlier waves, and decided again without the groups that would tell something there, until none does: what is
     * withheld for one reason changes what follows from the rest.
     */
    private Published decided(Set<Group> barred) {
        barred.addAll(telling((measure, group) -> true));
        while (true) {
            Published published = Protection.protect(release(barred));
            Map<String, Map<String, Cell>> shown = shown(published);
            Set<Group> more = telling((measure, group) -> shown.getOrDefault(measure, Map.of())
                    .containsKey(group.key().toString()));
            if (more.isEmpty()) {
                return published;
            }
            barred.addAll(more);
        }
    }

    private Set<Group> telling(BiPredicate<String, Group> shown) {
        Set<Group> telling = new LinkedHashSet<>();
        measures.forEach((measure, items) -> {
            List<Known> known = new ArrayList<>();
            for (int place = 0; place < groups.size(); place++) {
                Group group = groups.get(place);
                double[] scores = scores(group, answer -> score(answer, items));
                if (scores.length >= RULES.threshold() && shown.test(measure, group)) {
                    known.add(Known.of(
                            personsIn(group),
                            scores.length,
                            Arrays.stream(scores).average().orElseThrow(),
                            place));
                }
            }
            earlier.bars(measure, known).forEach(place -> telling.add(groups.get(place)));
        });
        return telling;
    }

    private Map<UUID, Integer> personsIn(Group group) {
        Map<UUID, Integer> in = new HashMap<>(persons);
        in.keySet().retainAll(group.units());
        return in;
    }

    /** By table and group; nothing where the attack on the release found something. */
    private static Map<String, Map<String, Cell>> shown(Published published) {
        Map<String, Map<String, Cell>> shown = new HashMap<>();
        published.tables().forEach(table -> table.cells().stream()
                .filter(cell -> published.proof().clean() && cell.n() != null && cell.n() > 0)
                .forEach(cell -> shown.computeIfAbsent(table.id(), id -> new HashMap<>())
                        .put(cell.key().toString(), cell)));
        return shown;
    }

    private static List<Group> groups(Wave wave) {
        Map<UUID, Set<UUID>> below = new LinkedHashMap<>();
        wave.units().forEach(one -> one.path().forEach(at -> below.computeIfAbsent(at, unit -> new LinkedHashSet<>())
                .add(one.unit())));
        List<Group> groups = new ArrayList<>();
        wave.units().forEach(one -> groups.add(new Group(one.unit(), false, Set.of(one.unit()))));
        below.forEach((unit, units) -> {
            if (!units.equals(Set.of(unit))) {
                groups.add(new Group(unit, true, units));
            }
        });
        return groups;
    }

    private Outcome outcome(RandomGenerator chance) {
        Set<Group> barred = new LinkedHashSet<>();
        Published published = decided(barred);
        Map<String, Map<String, Cell>> shown = shown(published);
        List<Outcome.Figure> figures = new ArrayList<>();
        List<Outcome.Spread> spreads = new ArrayList<>();
        figures.addAll(figures(ANSWERS, shown.getOrDefault(ANSWERS, Map.of()), Map.of()));
        measures.keySet().forEach(measure -> {
            Map<String, Cell> cells = shown.getOrDefault(measure, Map.of());
            figures.addAll(figures(measure, cells, Intervals.of(intervalUnits(measure, cells))));
            spread(measure, cells).ifPresent(spreads::add);
        });
        return new Outcome(
                figures,
                chosen(shown),
                comments(shown.getOrDefault(ANSWERS, Map.of()), chance),
                spreads,
                new Wave.Proof(
                        published.proof().cells(),
                        published.proof().clean()
                                ? published.proof().withheld()
                                : published.proof().cells(),
                        answers.size(),
                        published.proof().linearProgrammes(),
                        published.proof().findings().size(),
                        barred.size()));
    }

    private Release release(Set<Group> barred) {
        Map<String, List<String>> nodes = new LinkedHashMap<>();
        groups.stream()
                .filter(Group::whole)
                .forEach(group -> nodes.put(
                        group.name(),
                        group.units().stream().map(unit -> "own " + unit).toList()));
        List<Dimension> dimensions = new ArrayList<>();
        dimensions.add(new Dimension(
                UNIT, wave.units().stream().map(one -> "own " + one.unit()).toList(), nodes));
        List<Table> tables = new ArrayList<>();
        tables.add(new Table(ANSWERS, ANSWERS, false, cells(answer -> OptionalDouble.of(0), false)));
        measures.forEach((measure, items) ->
                tables.add(new Table(measure, measure, false, cells(answer -> score(answer, items), true))));
        List<Item> choices = choices();
        if (!choices.isEmpty()) {
            dimensions.add(new Dimension(
                    Dimension.ANSWER,
                    IntStream.rangeClosed(1, Item.MOST_CHOICES)
                            .mapToObj(Tabulation::choice)
                            .toList(),
                    Map.of()));
            choices.forEach(item -> tables.add(new Table(item.code(), item.code(), false, distribution(item))));
        }
        List<Headcount> headcounts = wave.units().stream()
                .map(one -> new Headcount(Map.of(UNIT, "own " + one.unit()), one.persons()))
                .toList();
        return new Release(
                RULES,
                new Scale(1, Item.SCALE_ENDS),
                dimensions,
                headcounts,
                1,
                tables,
                barred.stream().map(Group::key).toList());
    }

    private interface Score {
        OptionalDouble of(Answer answer);
    }

    private List<Cell> cells(Score score, boolean withMean) {
        return groups.stream()
                .map(group -> {
                    double[] scores = scores(group, score);
                    Double mean = withMean && scores.length > 0
                            ? (Double) Arrays.stream(scores).average().orElseThrow()
                            : null;
                    return new Cell(group.key(), scores.length, mean);
                })
                .toList();
    }

    private double[] scores(Group group, Score score) {
        return group.units().stream()
                .flatMap(unit -> byUnit.getOrDefault(unit, List.of()).stream())
                .map(score::of)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }

    /** The mean of all items; nothing where one of them was left out. */
    private static OptionalDouble score(Answer answer, List<Item> items) {
        return items.stream().allMatch(item -> answer.values().containsKey(item.place()))
                ? items.stream()
                        .mapToInt(item -> Integer.parseInt(answer.values().get(item.place())))
                        .average()
                : OptionalDouble.empty();
    }

    private List<Item> choices() {
        return wave.items().stream()
                .filter(item -> item.kind() == ItemKind.CHOICE)
                .toList();
    }

    /** Not a number: else it would be taken for a point of the scale. */
    private static String choice(int number) {
        return "choice " + number;
    }

    private List<Cell> distribution(Item item) {
        List<String> given = answers.stream()
                .flatMap(answer -> Optional.ofNullable(answer.values().get(item.place())).stream())
                .toList();
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(Map.of(), given.size(), null));
        for (int number = 1; number <= Item.MOST_CHOICES; number++) {
            cells.add(new Cell(
                    Map.of(Dimension.ANSWER, choice(number)),
                    Collections.frequency(given, Integer.toString(number)),
                    null));
        }
        return cells;
    }

    private List<Outcome.Chosen> chosen(Map<String, Map<String, Cell>> shown) {
        List<Outcome.Chosen> chosen = new ArrayList<>();
        choices().forEach(item -> {
            for (int number = 1; number <= item.choicesSv().size(); number++) {
                Cell cell = shown.getOrDefault(item.code(), Map.of())
                        .get(Map.of(Dimension.ANSWER, choice(number)).toString());
                chosen.add(new Outcome.Chosen(item.place(), number, cell == null ? null : cell.n()));
            }
        });
        return chosen;
    }

    private List<Outcome.Figure> figures(
            String measure, Map<String, Cell> shown, Map<UUID, Intervals.Between> intervals) {
        return groups.stream()
                .map(group -> {
                    Cell cell = shown.get(group.key().toString());
                    Intervals.Between interval = group.whole() ? null : intervals.get(group.unit());
                    return new Outcome.Figure(
                            measure,
                            group.unit(),
                            group.whole(),
                            cell == null ? null : cell.n(),
                            cell == null || cell.mean() == null
                                    ? null
                                    : BigDecimal.valueOf(cell.mean()).setScale(1, java.math.RoundingMode.HALF_UP),
                            interval == null ? null : interval.low(),
                            interval == null ? null : interval.high());
                })
                .toList();
    }

    /** Units of ten or more where no neighbour is withheld: beside a withheld one, even how sure a figure is would tell of it. */
    private Map<UUID, double[]> intervalUnits(String measure, Map<String, Cell> shown) {
        List<Item> items = measures.get(measure);
        Map<UUID, double[]> found = new LinkedHashMap<>();
        wave.units().stream()
                .collect(groupingBy(one -> one.path().size() < 2
                        ? one.unit()
                        : one.path().get(one.path().size() - 2)))
                .values()
                .forEach(neighbours -> {
                    List<Group> own = neighbours.stream()
                            .map(one -> new Group(one.unit(), false, Set.of(one.unit())))
                            .toList();
                    if (own.stream()
                            .allMatch(group -> shown.containsKey(group.key().toString()))) {
                        own.forEach(group -> {
                            double[] scores = scores(group, answer -> score(answer, items));
                            if (scores.length >= RULES.distributionThreshold()) {
                                found.put(group.unit(), scores);
                            }
                        });
                    }
                });
        return found;
    }

    private Optional<Outcome.Spread> spread(String measure, Map<String, Cell> shown) {
        return Spreads.of(
                measure,
                wave.units().stream()
                        .map(one -> new Group(one.unit(), false, Set.of(one.unit())))
                        .filter(own -> shown.containsKey(own.key().toString()))
                        .map(own -> scores(own, answer -> score(answer, measures.get(measure))))
                        .toList());
    }

    /**
     * Each comment stands in one group, the smallest where at least ten people answered and where what others wrote does not tell which of
     * them it comes from: those of units too small are told together, further up.
     */
    private List<Outcome.Comment> comments(Map<String, Cell> shown, RandomGenerator chance) {
        Set<UUID> left = byUnit.keySet().stream().collect(toSet());
        List<Outcome.Comment> comments = new ArrayList<>();
        groups.stream()
                .filter(group -> shown.containsKey(group.key().toString()))
                .sorted(Comparator.comparing(group -> group.units().size() + (group.whole() ? 1 : 0)))
                .forEach(group -> {
                    List<UUID> here =
                            group.units().stream().filter(left::contains).toList();
                    int people = here.stream()
                            .mapToInt(unit -> byUnit.get(unit).size())
                            .sum();
                    if (people >= RULES.distributionThreshold()) {
                        here.forEach(left::remove);
                        here.forEach(unit -> byUnit.get(unit).forEach(answer -> comments.addAll(said(group, answer))));
                    }
                });
        Collections.shuffle(comments, chance);
        return comments;
    }

    private List<Outcome.Comment> said(Group group, Answer answer) {
        return wave.items().stream()
                .filter(item -> item.kind() == ItemKind.TEXT && answer.values().containsKey(item.place()))
                .map(item -> new Outcome.Comment(
                        item.place(),
                        group.unit(),
                        group.whole(),
                        answer.values().get(item.place())))
                .toList();
    }
}
