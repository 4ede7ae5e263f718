package se.tillit.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * People come whole. On tables small enough to try every possible set of answers, no withheld count and no withheld
 * mean is known more closely than the rules allow; linear programmes alone could not tell.
 */
class WholeTablesTest {

    private static final int MOST = 8;

    /** What one leaf may hold: a number of answers and their sum. */
    private record Leaf(int n, int sum) {}

    @Test
    void noCountByUnitAndGenderIsKnownTooCloselyAmongAllWholeTables() {
        for (long seed = 1; seed <= 12; seed++) {
            var random = new SplittableRandom(seed);
            int[] truth = new int[6];
            List<Headcount> headcounts = new ArrayList<>();
            for (int unit = 0; unit < 3; unit++) {
                truth[2 * unit] = random.nextInt(MOST + 1);
                truth[2 * unit + 1] = random.nextInt(MOST + 1 - truth[2 * unit]);
                headcounts.add(new Headcount(Map.of("unit", "u" + unit), MOST));
            }
            List<Cell> cells = new ArrayList<>();
            List<int[]> members = new ArrayList<>();
            for (int unit = -1; unit < 3; unit++) {
                for (int gender = -1; gender < 2; gender++) {
                    var key = new TreeMap<String, String>();
                    if (unit >= 0) {
                        key.put("unit", "u" + unit);
                    }
                    if (gender >= 0) {
                        key.put("gender", gender == 0 ? "woman" : "man");
                    }
                    int[] inside = inside(unit, gender);
                    members.add(inside);
                    int n = 0;
                    for (int leaf : inside) {
                        n += truth[leaf];
                    }
                    cells.add(new Cell(key, n, null));
                }
            }
            var release = new Release(
                    Rules.STANDARD,
                    new Scale(1, 5),
                    List.of(
                            new Dimension("unit", List.of("u0", "u1", "u2"), Map.of()),
                            new Dimension("gender", List.of("woman", "man"), Map.of())),
                    headcounts,
                    2,
                    List.of(new Table("t", cells)));
            List<Cell> shown = Protection.protect(release).tables().getFirst().cells();
            var intervals = new Intervals(shown, members, false);
            intervals.tryEvery(new Leaf[6], 0, (leaves, at) -> at % 2 == 0 || leaves[at].n + leaves[at - 1].n <= MOST);
            intervals.check("seed " + seed);
        }
    }

    @Test
    void noCountAndNoMeanByUnitIsKnownTooCloselyAmongAllWholeTables() {
        for (long seed = 1; seed <= 12; seed++) {
            var random = new SplittableRandom(seed);
            var truth = new Leaf[3];
            List<Cell> cells = new ArrayList<>();
            List<int[]> members = new ArrayList<>();
            List<Headcount> headcounts = new ArrayList<>();
            int all = 0;
            int allSum = 0;
            for (int unit = 0; unit < 3; unit++) {
                int n = random.nextInt(MOST + 1);
                int sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += 1 + random.nextInt(5);
                }
                truth[unit] = new Leaf(n, sum);
                all += n;
                allSum += sum;
                cells.add(new Cell(Map.of("unit", "u" + unit), n, mean(n, sum)));
                members.add(new int[] {unit});
                headcounts.add(new Headcount(Map.of("unit", "u" + unit), MOST));
            }
            cells.add(new Cell(Map.of(), all, mean(all, allSum)));
            members.add(new int[] {0, 1, 2});
            var release = new Release(
                    Rules.STANDARD,
                    new Scale(1, 5),
                    List.of(new Dimension("unit", List.of("u0", "u1", "u2"), Map.of())),
                    headcounts,
                    2,
                    List.of(new Table("t", cells)));
            List<Cell> shown = Protection.protect(release).tables().getFirst().cells();
            var intervals = new Intervals(shown, members, true);
            intervals.tryEvery(new Leaf[3], 0, (_, _) -> true);
            intervals.check("seed " + seed);
        }
    }

    private static int[] inside(int unit, int gender) {
        var inside = new ArrayList<Integer>();
        for (int leaf = 0; leaf < 6; leaf++) {
            if ((unit < 0 || leaf / 2 == unit) && (gender < 0 || leaf % 2 == gender)) {
                inside.add(leaf);
            }
        }
        return inside.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Double mean(int n, int sum) {
        return n == 0 ? null : Math.round(100.0 * sum / n) / 100.0;
    }

    private interface Possible {
        boolean test(Leaf[] leaves, int at);
    }

    /** The values that each cell takes over all tables that agree with what is shown. */
    private static final class Intervals {

        private final List<Cell> shown;
        private final List<int[]> members;
        private final boolean means;
        private final int[] low;
        private final int[] high;
        private final double[] lowMean;
        private final double[] highMean;

        Intervals(List<Cell> shown, List<int[]> members, boolean means) {
            this.shown = shown;
            this.members = members;
            this.means = means;
            low = new int[shown.size()];
            high = new int[shown.size()];
            lowMean = new double[shown.size()];
            highMean = new double[shown.size()];
            java.util.Arrays.fill(low, Integer.MAX_VALUE);
            java.util.Arrays.fill(lowMean, Double.MAX_VALUE);
        }

        void tryEvery(Leaf[] leaves, int at, Possible possible) {
            if (at == leaves.length) {
                record(leaves);
                return;
            }
            for (int n = 0; n <= MOST; n++) {
                for (int sum = n; sum <= (means ? 5 * n : n); sum++) {
                    leaves[at] = new Leaf(n, sum);
                    if (possible.test(leaves, at)) {
                        tryEvery(leaves, at + 1, possible);
                    }
                }
            }
        }

        private void record(Leaf[] leaves) {
            int[] counts = new int[shown.size()];
            int[] sums = new int[shown.size()];
            for (int c = 0; c < counts.length; c++) {
                for (int leaf : members.get(c)) {
                    counts[c] += leaves[leaf].n;
                    sums[c] += leaves[leaf].sum;
                }
                Cell cell = shown.get(c);
                boolean agrees = (cell.n() == null || cell.n() == counts[c])
                        && (cell.mean() == null || cell.mean().equals(mean(counts[c], sums[c])));
                if (!agrees) {
                    return;
                }
            }
            for (int c = 0; c < counts.length; c++) {
                low[c] = Math.min(low[c], counts[c]);
                high[c] = Math.max(high[c], counts[c]);
                if (counts[c] > 0) {
                    lowMean[c] = Math.min(lowMean[c], (double) sums[c] / counts[c]);
                    highMean[c] = Math.max(highMean[c], (double) sums[c] / counts[c]);
                }
            }
        }

        void check(String seed) {
            for (int c = 0; c < low.length; c++) {
                boolean small = shown.get(c).n() == null && low[c] < Rules.FLOOR && high[c] > 0;
                if (small) {
                    assertThat(high[c] - low[c])
                            .as("%s, persons in %s", seed, shown.get(c).key())
                            .isGreaterThanOrEqualTo(Rules.FLOOR);
                }
                if (small && means) {
                    assertThat(highMean[c] - lowMean[c])
                            .as("%s, mean of %s", seed, shown.get(c).key())
                            .isGreaterThanOrEqualTo(1);
                }
            }
        }
    }
}
