package se.tillit.dialogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.tillit.opinion.Consensus;
import se.tillit.opinion.Group;
import se.tillit.opinion.OpinionMap;
import se.tillit.opinion.Participant;
import se.tillit.opinion.Settings;
import se.tillit.opinion.Tally;
import se.tillit.opinion.Vote;
import se.tillit.opinion.Votes;

/** Makes of the engine's map what may be shown of it. */
final class Tabulate {

    private static final int MOST_DOTS = 500;
    private static final int MOST_LISTED = 5;
    private static final double APART = 0.3;
    private static final double BRIDGES = 0.6;

    private final DialogueKind kind;
    private final List<int[]> cells;
    private final Votes votes;
    private final List<@Nullable UUID> rooms;
    private final OpinionMap map;
    private final boolean clear;

    private Tabulate(DialogueKind kind, List<int[]> cells, List<@Nullable UUID> rooms, List<Statement> statements) {
        this.kind = kind;
        this.cells = cells;
        this.votes = votes(cells);
        this.rooms = rooms;
        this.map = OpinionMap.of(
                votes,
                new Settings(
                        names(statements, one -> !one.isShown()),
                        names(statements, one -> one.isShown() && one.meta()),
                        kind.fewest(),
                        kind.fewest()));
        this.clear = map.grouping().clear() && map.groups().size() > 1;
    }

    private static Set<String> names(List<Statement> statements, Predicate<Statement> which) {
        return statements.stream()
                .filter(which)
                .map(one -> Integer.toString(one.number()))
                .collect(Collectors.toSet());
    }

    /**
     * @param cells each participant's votes, as 4 × statement + vote + 1
     * @param rooms where each participant comes from
     * @param statements all of them; those that are not shown, or are about the dialogue itself, make no map
     */
    static Result of(DialogueKind kind, List<int[]> cells, List<@Nullable UUID> rooms, List<Statement> statements) {
        int people = cells.size();
        boolean few = people < Dialogue.FEWEST_FOR_MAP;
        if (people == 0 || few && kind == DialogueKind.WORKPLACE) {
            return new Result(
                    people,
                    cells.stream().mapToInt(own -> own.length).sum(),
                    null,
                    null,
                    0,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    null);
        }
        Tabulate tabulate = new Tabulate(kind, cells, rooms, statements);
        return few ? tabulate.withoutMap() : tabulate.withMap();
    }

    private Result withoutMap() {
        return result(null, List.of(), rows(List.of()), List.of());
    }

    private Result withMap() {
        List<Group> groups = clear ? map.groups() : List.of();
        return result(map.grouping().verdict().name(), shown(groups), rows(groups), dots(groups));
    }

    private Result result(
            @Nullable String verdict, List<Result.Group> groups, List<Result.Row> rows, List<Result.Dot> dots) {
        Consensus consensus = map.consensus();
        List<Integer> unites = groups.isEmpty()
                ? numbers(consensus.agree())
                : map.uniting().stream().map(one -> Integer.valueOf(one.id())).toList();
        Set<Integer> told = rows.stream()
                .filter(row ->
                        row.all() != null && (groups.isEmpty() || !row.groups().isEmpty()))
                .map(Result.Row::statement)
                .collect(Collectors.toSet());
        List<Integer> united = unites.stream().filter(told::contains).toList();
        return new Result(
                votes.participants().size(),
                votes.size(),
                verdict,
                map.grouping().stability(),
                map.statements().size(),
                groups,
                rows,
                united,
                numbers(consensus.disagree()).stream().filter(told::contains).toList(),
                divides(rows, united),
                bridges(groups, rows, united),
                dots,
                ByRoom.of(kind, counted(groups), rows),
                null);
    }

    /** Participants called "0", "1" and so on; statements by their numbers. */
    private static Votes votes(List<int[]> cells) {
        Votes.Builder builder = Votes.builder();
        Map<Integer, String> names = new HashMap<>();
        for (int p = 0; p < cells.size(); p++) {
            String who = Integer.toString(p);
            builder.participant(who);
            for (int cell : cells.get(p)) {
                builder.add(who, names.computeIfAbsent(cell / 4, Object::toString), Vote.of(cell % 4 - 1));
            }
        }
        return builder.build();
    }

    /** Those whose figures are shown: at a workplace with groups, those who are in one. The same people, or the difference would tell. */
    private List<ByRoom.Voter> counted(List<Result.Group> groups) {
        List<ByRoom.Voter> counted = new ArrayList<>();
        for (Participant one : map.participants()) {
            if (kind == DialogueKind.PUBLIC || groups.isEmpty() || one.group() != null) {
                int place = Integer.parseInt(one.id());
                counted.add(new ByRoom.Voter(rooms.get(place), cells.get(place)));
            }
        }
        return counted;
    }

    private static List<Integer> numbers(List<Consensus.Held> held) {
        return held.stream().map(one -> Integer.valueOf(one.statement())).toList();
    }

    /** All groups' figures of a statement or none's: one that is left out could be had by taking the others from the whole. */
    private List<Result.Row> rows(List<Group> groups) {
        List<Result.Row> rows = new ArrayList<>();
        for (int s = 0; s < map.statements().size(); s++) {
            int place = s;
            var statement = map.statements().get(s);
            List<Result.Count> each = groups.stream()
                    .map(group -> count(group.tallies().get(place)))
                    .toList();
            boolean tell = !each.isEmpty() && each.stream().allMatch(one -> one.seen() >= kind.fewest());
            // Whoever is in no group would stand out as the difference: at a workplace the whole is what the groups
            // make together.
            Result.Count all = kind == DialogueKind.WORKPLACE && !each.isEmpty()
                    ? each.stream().reduce(new Result.Count(0, 0, 0), Result.Count::plus)
                    : count(statement.tally());
            boolean few = all.seen() < kind.fewest();
            if (few && kind == DialogueKind.WORKPLACE) {
                continue; // the mean of few would lie in the database, though no page shows it
            }
            rows.add(new Result.Row(
                    Integer.parseInt(statement.id()),
                    few ? null : all,
                    statement.excluded() || !tell ? List.of() : each,
                    kind == DialogueKind.WORKPLACE ? all.mean() : statement.centre(),
                    statement.firstLoading(),
                    statement.secondLoading(),
                    statement.priority()));
        }
        return rows;
    }

    private static Result.Count count(Tally tally) {
        return new Result.Count(tally.agree(), tally.disagree(), tally.seen());
    }

    private static double spread(Result.Row row) {
        var shares = row.groups().stream().mapToDouble(Result.Count::share).summaryStatistics();
        return row.groups().isEmpty() ? 0 : shares.getMax() - shares.getMin();
    }

    private static List<Integer> divides(List<Result.Row> rows, List<Integer> unites) {
        return rows.stream()
                .filter(row -> spread(row) >= APART && !unites.contains(row.statement()))
                .sorted(Comparator.comparingDouble(Tabulate::spread).reversed())
                .limit(MOST_LISTED)
                .map(Result.Row::statement)
                .toList();
    }

    private static List<Integer> bridges(List<Result.Group> groups, List<Result.Row> rows, List<Integer> unites) {
        if (groups.size() < 3) {
            return List.of(); // what two groups both agree with unites all
        }
        int one = 0;
        int other = 1;
        for (int a = 0; a < groups.size(); a++) {
            for (int b = a + 1; b < groups.size(); b++) {
                if (apart(groups.get(a), groups.get(b)) > apart(groups.get(one), groups.get(other))) {
                    one = a;
                    other = b;
                }
            }
        }
        int left = one;
        int right = other;
        return rows.stream()
                .filter(row -> !row.groups().isEmpty() && !unites.contains(row.statement()))
                .filter(row -> least(row, left, right) >= BRIDGES)
                .sorted(Comparator.comparingDouble((Result.Row row) -> least(row, left, right))
                        .reversed())
                .limit(3)
                .map(Result.Row::statement)
                .toList();
    }

    private static double least(Result.Row row, int one, int other) {
        return Math.min(row.groups().get(one).share(), row.groups().get(other).share());
    }

    private static double apart(Result.Group one, Result.Group other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y());
    }

    private List<Result.Group> shown(List<Group> groups) {
        return groups.stream()
                .map(group -> {
                    List<Participant> members = members(group);
                    return new Result.Group(
                            group.id(),
                            group.members(),
                            members.stream()
                                    .mapToDouble(Participant::x)
                                    .average()
                                    .orElse(0),
                            members.stream()
                                    .mapToDouble(Participant::y)
                                    .average()
                                    .orElse(0),
                            group.stands().stream()
                                    // By the method the one that a group agrees with most may point the other way.
                                    .map(one -> one.bestAgreed() == null
                                            ? new Result.Stand(
                                                    Integer.parseInt(one.statement()),
                                                    one.agree(),
                                                    one.successes(),
                                                    one.trials())
                                            : new Result.Stand(
                                                    Integer.parseInt(one.statement()),
                                                    true,
                                                    one.bestAgreed(),
                                                    one.trials()))
                                    .toList(),
                            fromRooms(members));
                })
                .toList();
    }

    private List<Participant> members(Group group) {
        return map.participants().stream()
                .filter(one -> Objects.equals(one.group(), group.id()))
                .toList();
    }

    /**
     * Rooms that enough of the group say they come from; the others go together. Where these would be few, the smallest room goes with
     * them, since the group's number minus the rooms would tell.
     */
    private List<Result.FromRoom> fromRooms(List<Participant> members) {
        Map<UUID, Integer> told = new HashMap<>();
        members.forEach(one -> {
            UUID room = rooms.get(Integer.parseInt(one.id()));
            if (room != null) {
                told.merge(room, 1, Integer::sum);
            }
        });
        List<Map.Entry<UUID, Integer>> large = new ArrayList<>(told.entrySet().stream()
                .filter(one -> one.getValue() >= kind.fewest())
                .sorted(Map.Entry.<UUID, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList());
        int others =
                members.size() - large.stream().mapToInt(Map.Entry::getValue).sum();
        while (others > 0 && others < kind.fewest() && !large.isEmpty()) {
            others += large.removeLast().getValue();
        }
        List<Result.FromRoom> from = new ArrayList<>();
        large.forEach(one -> from.add(new Result.FromRoom(one.getKey(), one.getValue())));
        if (others > 0 && !from.isEmpty()) {
            from.add(new Result.FromRoom(null, others));
        }
        return from;
    }

    private List<Result.Dot> dots(List<Group> groups) {
        Map<Integer, Integer> places = new LinkedHashMap<>();
        IntStream.range(0, groups.size())
                .forEach(place -> places.put(groups.get(place).id(), place));
        List<Participant> seen = map.participants().stream()
                .filter(one -> groups.isEmpty() ? one.clustered() : one.group() != null)
                .toList();
        int step = Math.max(1, (seen.size() + MOST_DOTS - 1) / MOST_DOTS);
        List<Result.Dot> dots = IntStream.range(0, seen.size())
                .filter(i -> i % step == 0)
                .mapToObj(seen::get)
                .map(one -> new Result.Dot(
                        one.x(), one.y(), one.group() == null ? -1 : places.getOrDefault(one.group(), -1)))
                .toList();
        return kind == DialogueKind.WORKPLACE ? scattered(dots) : dots;
    }

    /** As many dots as people, about as far out, but none where a person is. */
    private static List<Result.Dot> scattered(List<Result.Dot> dots) {
        SplittableRandom random = new SplittableRandom(20_261_130);
        List<Result.Dot> scattered = new ArrayList<>();
        dots.stream()
                .collect(Collectors.groupingBy(Result.Dot::group, java.util.TreeMap::new, Collectors.toList()))
                .forEach((group, own) -> {
                    double x = own.stream().mapToDouble(Result.Dot::x).average().orElse(0);
                    double y = own.stream().mapToDouble(Result.Dot::y).average().orElse(0);
                    double sx = Math.sqrt(own.stream()
                            .mapToDouble(one -> (one.x() - x) * (one.x() - x))
                            .average()
                            .orElse(0));
                    double sy = Math.sqrt(own.stream()
                            .mapToDouble(one -> (one.y() - y) * (one.y() - y))
                            .average()
                            .orElse(0));
                    own.forEach(one -> scattered.add(new Result.Dot(
                            x + sx * Math.clamp(random.nextGaussian(), -1.8, 1.8),
                            y + sy * Math.clamp(random.nextGaussian(), -1.8, 1.8),
                            group)));
                });
        return scattered;
    }
}
