package se.tillit.opinion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Points parted round k centres so that the sum of their distances to the power 1.5 is small: between k-means (power 2),
 * which a few far-off points pull out of place, and k-medians (power 1), which overlooks small groups. Each round moves
 * every centre to the mean of its points weighted by 1/√distance (Weiszfeld's iteration, 1937), which never makes the sum
 * larger. Clusters are numbered by size, the largest first.
 *
 * @param centres one per cluster
 * @param labels one per point: its nearest centre
 * @param sizes points per cluster
 * @param cost the sum made small
 */
record Clusters(Points centres, int[] labels, int[] sizes, double cost) {

    private static final int MOST_ROUNDS = 100;

    // Beside the spread of all points: a centre that moves less has arrived.
    private static final double ARRIVED = 1e-6;

    int count() {
        return sizes.length;
    }

    int smallest() {
        return Arrays.stream(sizes).min().orElse(0);
    }

    /**
     * The best of several starts, each centre of a start drawn far from those before it (k-means++, Arthur and
     * Vassilvitskii, 2007).
     *
     * @param smallest partings with a smaller cluster are passed over
     * @return null where no start led to so many clusters of that size
     */
    static @Nullable Clusters of(Points points, int count, int smallest, int starts, long seed) {
        Clusters best = null;
        SplittableRandom random = new SplittableRandom(seed);
        for (int start = 0; start < starts; start++) {
            Clusters found = from(seeds(points, count, random), points);
            if (found != null && found.smallest() >= smallest && (best == null || found.cost < best.cost)) {
                best = found;
            }
        }
        return best;
    }

    /** The same clusters, the largest first; among equals the one with the leftmost centre. */
    Clusters bySize() {
        int[] order = IntStream.range(0, count())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(c -> -sizes[c]).thenComparingDouble(c -> centres.x()[c]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] rank = new int[order.length];
        for (int r = 0; r < order.length; r++) {
            rank[order[r]] = r;
        }
        return new Clusters(
                centres.of(order),
                Arrays.stream(labels).map(label -> rank[label]).toArray(),
                Arrays.stream(order).map(c -> sizes[c]).toArray(),
                cost);
    }

    private static Points seeds(Points points, int count, SplittableRandom random) {
        int[] chosen = new int[count];
        chosen[0] = random.nextInt(points.size());
        double[] nearest = new double[points.size()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int c = 1; c < count; c++) {
            double sum = 0;
            for (int i = 0; i < nearest.length; i++) {
                double squared = points.squaredDistance(i, points.x()[chosen[c - 1]], points.y()[chosen[c - 1]]);
                nearest[i] = Math.min(nearest[i], squared);
                sum += nearest[i];
            }
            double target = random.nextDouble() * sum;
            int point = 0;
            for (double passed = nearest[0]; passed <= target && point < nearest.length - 1; passed += nearest[point]) {
                point++;
            }
            chosen[c] = point;
        }
        return points.of(chosen);
    }

    /** From these centres on. Null where a cluster lost all its points on the way. */
    static @Nullable Clusters from(Points start, Points points) {
        int count = start.size();
        int size = points.size();
        double[] centreX = start.x().clone();
        double[] centreY = start.y().clone();
        int[] labels = new int[size];
        for (int round = 0; ; round++) {
            int[] sizes = new int[count];
            double[] weight = new double[count];
            double[] sumX = new double[count];
            double[] sumY = new double[count];
            double cost = 0;
            double squares = 0;
            for (int i = 0; i < size; i++) {
                double x = points.x()[i];
                double y = points.y()[i];
                int nearest = 0;
                double least = Double.POSITIVE_INFINITY;
                for (int c = 0; c < count; c++) {
                    double dx = x - centreX[c];
                    double dy = y - centreY[c];
                    double squared = dx * dx + dy * dy;
                    if (squared < least) {
                        least = squared;
                        nearest = c;
                    }
                }
                labels[i] = nearest;
                sizes[nearest]++;
                squares += least;
                double distance = Math.sqrt(least);
                double root = Math.sqrt(distance);
                cost += distance * root;
                // A point that is its own centre weighs much, but not without bound.
                double w = 1 / Math.max(root, 1e-6);
                weight[nearest] += w;
                sumX[nearest] += w * x;
                sumY[nearest] += w * y;
            }
            double moved = 0;
            for (int c = 0; c < count; c++) {
                if (sizes[c] == 0) {
                    return null;
                }
                double toX = sumX[c] / weight[c];
                double toY = sumY[c] / weight[c];
                moved = Math.max(moved, Math.abs(toX - centreX[c]) + Math.abs(toY - centreY[c]));
                centreX[c] = toX;
                centreY[c] = toY;
            }
            if (round == MOST_ROUNDS || moved <= ARRIVED * Math.sqrt(squares / size)) {
                return new Clusters(new Points(centreX, centreY), labels, sizes, cost);
            }
        }
    }

    /**
     * How much nearer points are to their own cluster than to the next one, −1 to 1 (Rousseeuw, 1987): the mean over all
     * points, a lone point counting 0.
     *
     * @param labels one per point, from 0
     */
    static double silhouette(Points points, int[] labels, int count) {
        int size = points.size();
        int[] sizes = new int[count];
        for (int label : labels) {
            sizes[label]++;
        }
        double[] sums = new double[size * count];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double distance = points.distance(i, j);
                sums[i * count + labels[j]] += distance;
                sums[j * count + labels[i]] += distance;
            }
        }
        double total = 0;
        for (int i = 0; i < size; i++) {
            int own = labels[i];
            double other = Double.POSITIVE_INFINITY;
            for (int c = 0; c < count; c++) {
                if (c != own && sizes[c] > 0) {
                    other = Math.min(other, sums[i * count + c] / sizes[c]);
                }
            }
            if (sizes[own] > 1 && other < Double.POSITIVE_INFINITY) {
                double within = sums[i * count + own] / (sizes[own] - 1);
                double wider = Math.max(within, other);
                total += wider > 0 ? (other - within) / wider : 0;
            }
        }
        return size == 0 ? 0 : total / size;
    }

    /**
     * How alike two partings of the same points are, corrected for chance: 1 where they are the same, 0 where one tells
     * nothing of the other (adjusted Rand index, Hubert and Arabie, 1985).
     */
    static double likeness(int[] one, int[] other) {
        int rows = Arrays.stream(one).max().orElse(0) + 1;
        int columns = Arrays.stream(other).max().orElse(0) + 1;
        long[] both = new long[rows * columns];
        long[] row = new long[rows];
        long[] column = new long[columns];
        for (int i = 0; i < one.length; i++) {
            both[one[i] * columns + other[i]]++;
            row[one[i]]++;
            column[other[i]]++;
        }
        double together = pairs(both);
        double all = one.length * (one.length - 1.0) / 2;
        double expected = all == 0 ? 0 : pairs(row) * pairs(column) / all;
        double most = (pairs(row) + pairs(column)) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static double pairs(long[] counts) {
        double pairs = 0;
        for (long count : counts) {
            pairs += count * (count - 1.0) / 2;
        }
        return pairs;
    }
}
