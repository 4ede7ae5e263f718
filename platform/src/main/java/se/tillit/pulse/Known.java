package se.tillit.pulse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * How many answered in a group and the sum of what they answered, as somebody knows it who has read what is shown.
 *
 * @param persons how many work in each unit whose people it is
 * @param sum of their answers above the low end of the scale
 * @param doubt how far off the printed means may leave that sum
 * @param place of the shown group without which it would not be known
 */
record Known(Map<UUID, Integer> persons, int n, double sum, double doubt, int place) {

    /** Half of a tenth: what a printed mean may be off by. */
    private static final double HALF_STEP = 0.05;

    /** A group that is shown. */
    static Known of(Map<UUID, Integer> persons, int n, double mean, int place) {
        return new Known(persons, n, n * (mean - 1), n * HALF_STEP, place);
    }

    /** Groups without anybody in common, taken together. It takes all of them to know it, so the smallest is withheld first. */
    static Known together(Collection<Known> groups) {
        Map<UUID, Integer> persons = new HashMap<>();
        groups.forEach(one -> persons.putAll(one.persons));
        return new Known(
                persons,
                groups.stream().mapToInt(Known::n).sum(),
                groups.stream().mapToDouble(Known::sum).sum(),
                groups.stream().mapToDouble(Known::doubt).sum(),
                groups.stream().min(Comparator.comparingInt(Known::n)).orElseThrow().place);
    }

    private Known without(Collection<Known> parts) {
        Known taken = together(parts);
        Map<UUID, Integer> left = new HashMap<>(persons);
        left.keySet().removeAll(taken.persons.keySet());
        return new Known(left, n - taken.n, sum - taken.sum, doubt + taken.doubt, place);
    }

    /**
     * What shown groups tell. They lie in each other or apart, as in an organisation; so every sum that follows from them is one of some
     * of the pieces: what each has left when the groups within it are taken away.
     *
     * @param groups those that are shown, and what each has left where that is another group
     * @param pieces apart from each other, and enough people not to be withheld for themselves
     */
    record All(List<Known> groups, List<Known> pieces) {

        static All of(List<Known> shown) {
            List<Known> groups = new ArrayList<>(shown);
            List<Known> pieces = new ArrayList<>();
            Map<UUID, Known> outermost = new HashMap<>();
            shown.stream()
                    .sorted(Comparator.comparingInt(one -> one.persons.size()))
                    .forEach(one -> {
                        Set<Known> within = new LinkedHashSet<>();
                        one.persons.keySet().forEach(unit -> {
                            Known inner = outermost.put(unit, one);
                            if (inner != null) {
                                within.add(inner);
                            }
                        });
                        Known piece = within.isEmpty() ? one : one.without(within);
                        if (piece.n >= Tabulation.RULES.threshold()) {
                            pieces.add(piece);
                            if (piece != one) {
                                groups.add(piece);
                            }
                        }
                    });
            return new All(groups, pieces);
        }
    }
}
