package se.tillit.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.tillit.pulse.MovedAnswers.Moved;

/** What somebody who remembers the last results works out about those who came or left. */
class EarlierTest {

    private static final UUID A = new UUID(1, 1);
    private static final UUID B = new UUID(1, 2);
    private static final UUID C = new UUID(1, 3);
    private static final String TRUST = "trust";

    private static Known known(int persons, int n, double mean) {
        return Known.of(Map.of(A, persons), n, mean, 0);
    }

    @ParameterizedTest
    @CsvSource({
        // before, mean, after, mean, people of both, told
        "8, 3.0, 9, 3.1, 9, true", // all answered both times: the ninth said 3.9
        "9, 3.1, 8, 3.0, 9, true", // the same for the one who left
        "8, 3.0, 9, 3.1, 10, false", // somebody has left it unanswered: who, nobody knows
        "10, 3.0, 12, 3.1, 12, true", // two came: together 3.6 in the middle
        "8, 3.0, 9, 4.2, 9, false", // more than one newcomer can have said: people have changed their minds
        "8, 3.0, 13, 3.1, 13, false", // five came, a group large enough
        "9, 3.0, 9, 3.4, 9, false", // nobody came
        "9, 3.0, 9, 3.2, 10, false", // one came and one left
        "0, 1.0, 6, 3.0, 6, false"
    })
    void onlyWhereEverybodyAnsweredBothTimesFollowsWhatFewSaid(
            int before, double meanBefore, int after, double meanAfter, int people, boolean told) {
        assertThat(Earlier.tells(known(people, before, meanBefore), known(people, after, meanAfter)))
                .isEqualTo(told);
    }

    private static Earlier before(Map<UUID, Set<UUID>> successors, Known... shown) {
        Earlier earlier = Earlier.none();
        earlier.add(successors, Set.of(A, B, C), Map.of(TRUST, List.of(shown)));
        return earlier;
    }

    private static final Map<UUID, Set<UUID>> SAME = Map.of(A, Set.of(A), B, Set.of(B), C, Set.of(C));

    /** A and B were shown apart; now they are one unit, with one more. Beside either alone that tells nothing. */
    @Test
    void unitsThatHaveMergedAreLookedAtTogether() {
        Map<UUID, Set<UUID>> merged = Map.of(A, Set.of(C), B, Set.of(C));
        Known one = Known.of(Map.of(A, 8), 8, 3.0, 0);
        Known other = Known.of(Map.of(B, 9), 9, 3.0, 0);
        Known both = Known.of(Map.of(C, 18), 18, 3.05, 7);

        assertThat(before(merged, one, other).bars(TRUST, List.of(both))).containsExactly(7);
        assertThat(before(merged, one).bars(TRUST, List.of(both))).isEmpty();
    }

    /** In the whole somebody has left it unanswered, in A too; but B and C, which follow from whole less A, all answered, and one came. */
    @Test
    void whatIsLeftWhenOneGroupIsTakenFromAnotherIsAGroupToo() {
        Known wholeThen = Known.of(Map.of(A, 10, B, 6, C, 6), 20, 3.0, 0);
        Known unitThen = Known.of(Map.of(A, 10), 8, 3.0, 0);
        Known wholeNow = Known.of(Map.of(A, 10, B, 7, C, 6), 21, 3.05, 1);
        Known unitNow = Known.of(Map.of(A, 10), 8, 3.0, 2);

        assertThat(before(SAME, wholeThen, unitThen).bars(TRUST, List.of(wholeNow, unitNow)))
                .containsExactly(1);
        assertThat(before(SAME, wholeThen, unitThen).bars(TRUST, List.of(wholeNow)))
                .isEmpty();
        assertThat(before(SAME, wholeThen).bars(TRUST, List.of(wholeNow, unitNow)))
                .isEmpty();
    }

    /** A was asked two waves ago and B in the last one; now both are, and shown together alone. */
    @Test
    void severalEarlierWavesAreLookedAtTogether() {
        Earlier earlier = Earlier.none();
        earlier.add(Map.of(A, Set.of(A)), Set.of(A, B), Map.of(TRUST, List.of(Known.of(Map.of(A, 8), 8, 3.0, 0))));
        earlier.add(Map.of(B, Set.of(B)), Set.of(A, B), Map.of(TRUST, List.of(Known.of(Map.of(B, 9), 9, 3.0, 0))));

        assertThat(earlier.bars(TRUST, List.of(Known.of(Map.of(A, 9, B, 9), 18, 3.05, 7))))
                .containsExactly(7);
        assertThat(earlier.bars(TRUST, List.of(Known.of(Map.of(A, 10, B, 9), 18, 3.05, 7))))
                .isEmpty();
        assertThat(earlier.bars("other", List.of(Known.of(Map.of(A, 9, B, 9), 18, 3.05, 7))))
                .isEmpty();
    }

    /**
     * Against an attacker who knows nothing of groups and pieces: a linear programme over all units, for every set of units. People keep
     * their answers, some join or leave, a few do not answer; any groups may be withheld.
     */
    @Test
    void nothingFollowsFromAllThatWasShownTogether() {
        long seed = 20_261_130;
        SplittableRandom chance = new SplittableRandom(seed);
        int barred = 0;
        for (int round = 0; round < 300; round++) {
            Town town = new Town(chance);
            barred += town.decide();
            assertThat(town.told())
                    .as("seed %s, round %s: %s", seed, round, town)
                    .isEmpty();
        }
        assertThat(barred).isPositive();
    }

    /** Four units in two branches, twice. */
    private static final class Town {

        private static final int UNITS = 4;
        private static final List<Set<Integer>> GROUPS =
                List.of(Set.of(0), Set.of(1), Set.of(2), Set.of(3), Set.of(0, 1), Set.of(2, 3), Set.of(0, 1, 2, 3));

        private final int[][] persons = new int[2][UNITS];
        private final int[][] answered = new int[2][UNITS];
        private final int[][] sums = new int[2][UNITS];
        private final List<List<Set<Integer>>> shown = List.of(new ArrayList<>(), new ArrayList<>());

        Town(SplittableRandom chance) {
            for (int unit = 0; unit < UNITS; unit++) {
                int staying = 5 + chance.nextInt(5);
                int moving = Math.max(0, chance.nextInt(5) - 2);
                boolean joining = chance.nextBoolean();
                for (int person = 0; person < staying + moving; person++) {
                    int answer = chance.nextInt(5);
                    for (int time = 0; time < 2; time++) {
                        if (person < staying || joining == (time == 1)) {
                            persons[time][unit]++;
                            if (chance.nextInt(40) > 0) {
                                answered[time][unit]++;
                                sums[time][unit] += answer;
                            }
                        }
                    }
                }
            }
            for (int time = 0; time < 2; time++) {
                for (Set<Integer> group : GROUPS) {
                    Set<Integer> left = new HashSet<>(group);
                    shown.get(time).stream().filter(group::containsAll).forEach(left::removeAll);
                    if (chance.nextInt(4) > 0 && (left.isEmpty() || mayBeShown(time, left))) {
                        shown.get(time).add(group);
                    }
                }
            }
        }

        /** By the rules of a release, which hold for what is left of a group too: enough people, and not all of one mind. */
        private boolean mayBeShown(int time, Set<Integer> group) {
            int n = sum(answered[time], group);
            int sum = sum(sums[time], group);
            return n >= 5 && sum > 0 && sum < 4 * n;
        }

        private static int sum(int[] values, Set<Integer> units) {
            return units.stream().mapToInt(unit -> values[unit]).sum();
        }

        private static UUID id(int unit) {
            return new UUID(2, unit);
        }

        private List<Known> known(int time) {
            return shown.get(time).stream()
                    .map(group -> {
                        Map<UUID, Integer> people = new HashMap<>();
                        group.forEach(unit -> people.put(id(unit), persons[time][unit]));
                        int n = sum(answered[time], group);
                        return Known.of(people, n, 1 + sum(sums[time], group) / (double) n, GROUPS.indexOf(group));
                    })
                    .toList();
        }

        @Override
        public String toString() {
            return "persons %s, answered %s, sums %s, shown %s"
                    .formatted(
                            Arrays.deepToString(persons),
                            Arrays.deepToString(answered),
                            Arrays.deepToString(sums),
                            shown);
        }

        /** @return how many groups were withheld */
        int decide() {
            Earlier earlier = Earlier.none();
            Map<UUID, Set<UUID>> same = new LinkedHashMap<>();
            IntStream.range(0, UNITS).forEach(unit -> same.put(id(unit), Set.of(id(unit))));
            earlier.add(same, same.keySet(), Map.of(TRUST, known(0)));
            int barred = 0;
            while (true) {
                Set<Integer> more = earlier.bars(TRUST, known(1));
                if (more.isEmpty()) {
                    return barred;
                }
                barred += more.size();
                more.forEach(place -> shown.get(1).remove(GROUPS.get(place)));
            }
        }

        /** Sets of units in which it follows within a point what fewer than five who joined, or left, answered. */
        List<String> told() {
            List<String> told = new ArrayList<>();
            for (int set = 1; set < 1 << UNITS; set++) {
                Set<Integer> units = new HashSet<>();
                for (int unit = 0; unit < UNITS; unit++) {
                    if ((set >> unit & 1) == 1) {
                        units.add(unit);
                    }
                }
                for (Moved moved : List.of(Moved.JOINED, Moved.LEFT)) {
                    if (isTold(moved, units)) {
                        told.add(moved + " in " + units);
                    }
                }
            }
            return told;
        }

        private boolean isTold(Moved moved, Set<Integer> units) {
            MovedAnswers answers = new MovedAnswers(persons);
            for (int time = 0; time < 2; time++) {
                for (Set<Integer> group : shown.get(time)) {
                    answers.shown(time, group, sum(answered[time], group), sum(sums[time], group));
                }
            }
            double most = answers.mostPeople(moved, units);
            if (most > 4.999 || most < 0.999) {
                return false;
            }
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int people = 1; people <= most + 1e-6; people++) {
                double[] range = answers.sums(moved, units, people);
                if (range.length == 2) {
                    low = Math.min(low, range[0] / people);
                    high = Math.max(high, range[1] / people);
                }
            }
            return high - low < 1 - 1e-6 && high >= low;
        }
    }
}
