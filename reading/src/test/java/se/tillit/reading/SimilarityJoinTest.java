package se.tillit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarityJoinTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsThePairsThatComparingAllWithAllFinds(long seed) {
        Random random = new Random(seed);
        double threshold = List.of(0.5, 0.7, 0.8, 0.9, 1.0).get(random.nextInt(5));
        List<long[]> sets = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            sets.add(i > 10 && random.nextInt(3) == 0 ? changed(sets.get(random.nextInt(i)), random) : set(random));
        }
        SimilarityJoin join = new SimilarityJoin(threshold);
        sets.forEach(join::add);
        List<List<Integer>> found = new ArrayList<>();
        join.find((a, b) -> found.add(List.of(a, b)));
        Set<List<Integer>> expected = new HashSet<>();
        for (int a = 0; a < sets.size(); a++) {
            for (int b = a + 1; b < sets.size(); b++) {
                if (jaccard(sets.get(a), sets.get(b)) >= threshold - 1e-12) {
                    expected.add(List.of(a, b));
                }
            }
        }
        assertThat(found)
                .as("seed %d, threshold %s", seed, threshold)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static long[] set(Random random) {
        long[] values = new long[1 + random.nextInt(25)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Shingles.mix(1 + (long) Math.exp(random.nextDouble() * 5));
        }
        return Shingles.distinct(values);
    }

    private static long[] changed(long[] set, Random random) {
        long[] copy = set.clone();
        copy[random.nextInt(copy.length)] = Shingles.mix(1000 + random.nextInt(50));
        return Shingles.distinct(copy);
    }

    private static double jaccard(long[] a, long[] b) {
        Set<Long> common = new HashSet<>();
        Set<Long> all = new HashSet<>();
        for (long value : a) {
            all.add(value);
        }
        for (long value : b) {
            if (!all.add(value)) {
                common.add(value);
            }
        }
        return all.isEmpty() ? 0 : (double) common.size() / all.size();
    }
}
