package se.tillit.dialogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown of a dialogue's votes, as it was last computed: everything that must not be shown is gone from it.
 *
 * @param participants who have voted on something
 * @param verdict what the engine says of the groups; null where there are too few for a map
 * @param stability how alike the groups are when people are drawn anew, 0–1; null where that was not looked into
 * @param columns how many statements the map was computed from, hidden ones included
 * @param groups none where none are clear
 * @param rows one for each statement; at a workplace only for those that enough have voted on
 * @param unites numbers of statements that every group agrees with; where there are no groups, that most agree with
 * @param rejects that most disagree with
 * @param divides on which the groups differ most
 * @param bridges that the two groups furthest apart both agree with, beside those that unite all
 * @param dots where people stand; in a dialogue at a workplace drawn by chance within their group
 * @param rooms what those who come from each most agree with; none where fewer than two are large enough
 * @param uncounted why there is nothing; null where there is, or nobody voted
 */
public record Result(
        int participants,
        int votes,
        @Nullable String verdict,
        @Nullable Double stability,
        int columns,
        List<Group> groups,
        List<Row> rows,
        List<Integer> unites,
        List<Integer> rejects,
        List<Integer> divides,
        List<Integer> bridges,
        List<Dot> dots,
        List<Room> rooms,
        @Nullable Uncounted uncounted) {

    static final Result NONE = without(null);

    /** Why the votes of a closed dialogue at a workplace are not told. */
    public enum Uncounted {
        /** Somebody closed it, and the node that has the key has yet to count. */
        NOT_YET,
        KEY_LOST,
        /** Somebody has added votes past the program. */
        MORE_THAN_CODES
    }

    static Result without(@Nullable Uncounted why) {
        return new Result(
                0, 0, null, null, 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), why);
    }

    /**
     * @param id 0 for the largest
     * @param x where its middle is on the map
     * @param rooms how many say that they come from where, where that can be told; null stands for others and those who did not say
     */
    public record Group(int id, int members, double x, double y, List<Stand> stands, List<FromRoom> rooms) {}

    /** What tells a group from the others: it agrees, or disagrees, so many of so many who voted. */
    public record Stand(int statement, boolean agree, int successes, int trials) {}

    public record FromRoom(@Nullable UUID room, int people) {}

    /**
     * @param all null where too few have voted on it
     * @param groups in the order of the groups; empty where too few have in one of them
     * @param centre the mean vote, with {@code first} and {@code second} for placing somebody on the map. At a workplace that of {@code all}, since
     *     beside everybody's it would tell of whoever is in no group
     * @param priority its weight when the next statement is drawn
     */
    public record Row(
            int statement,
            @Nullable Count all,
            List<Count> groups,
            double centre,
            double first,
            double second,
            double priority) {}

    /** @param seen how many voted, passing included */
    public record Count(int agree, int disagree, int seen) {

        Count plus(Count other) {
            return new Count(agree + other.agree, disagree + other.disagree, seen + other.seen);
        }

        double mean() {
            return (double) (agree - disagree) / seen;
        }

        public double share() {
            return seen == 0 ? 0 : (double) agree / seen;
        }
    }

    /** What people from a room agree with, the most agreed first. */
    public record Room(UUID room, int people, List<Held> held) {}

    public record Held(int statement, Count count) {}

    /** @param group its number, or −1 */
    public record Dot(double x, double y, int group) {}

    /** Where somebody stands. @param group its place among the groups; null where her votes are too few to say */
    public record Place(double x, double y, @Nullable Integer group) {}

    public boolean hasMap() {
        return verdict != null && !dots.isEmpty();
    }

    public boolean hasGroups() {
        return groups.size() > 1;
    }

    public Optional<Row> row(int statement) {
        return rows.stream().filter(row -> row.statement() == statement).findFirst();
    }

    /**
     * Where somebody with these votes stands: her votes against the means of the statements that she has voted on, along the map's two
     * directions, scaled by √(m/n) as everybody's are (Small et al., "Polis: scaling deliberation by mapping high dimensional opinion
     * spaces", 2021).
     */
    public Optional<Place> place(Map<Integer, Integer> votes) {
        int voted = 0;
        double x = 0;
        double y = 0;
        for (Row row : rows) {
            Integer vote = votes.get(row.statement());
            if (vote != null) {
                voted++;
                x += (vote - row.centre()) * row.first();
                y += (vote - row.centre()) * row.second();
            }
        }
        if (voted == 0 || !hasMap()) {
            return Optional.empty();
        }
        double scale = Math.sqrt((double) columns / voted);
        return Optional.of(
                new Place(x * scale, y * scale, voted < Math.min(7, columns) ? null : nearest(x * scale, y * scale)));
    }

    private @Nullable Integer nearest(double x, double y) {
        Integer nearest = null;
        double least = Double.MAX_VALUE;
        for (int g = 0; g < groups.size() && hasGroups(); g++) {
            double distance = Math.hypot(groups.get(g).x() - x, groups.get(g).y() - y);
            if (distance < least) {
                least = distance;
                nearest = g;
            }
        }
        return nearest;
    }
}
