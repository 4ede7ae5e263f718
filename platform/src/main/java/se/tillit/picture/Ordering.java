package se.tillit.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The order from left to right of what stands on each layer, with few crossings.
 *
 * <p>From several seeded beginnings: sweeps by weighted barycentre (Sugiyama, Tagawa and Toda 1981), each followed by moving every node to
 * the best place in its layer (sifting: Matuszewski, Schönfeld and Molitor 1999). A crossing costs the product of the two steps' weights.
 * The work is bounded by counting, not by a clock, so that the same graph gets the same order everywhere.
 */
final class Ordering {

    /** A step between neighbouring layers. */
    record Step(int upper, int lower, int weight) {}

    private static final int SWEEPS = 12;
    private static final int BEGINNINGS = 12;
    /** Comparisons of two nodes' neighbours that all beginnings together may cost. */
    private static final long BUDGET = 400_000;
    /** Graphs that need more than this for one sweep are ordered by barycentre alone. */
    private static final long TOO_MUCH = 4_000_000;

    private final int[][] order;
    private final int[] place;
    private final double[] centre;
    private final int[][][] neighbours;
    private final int[][][] weights;
    private final List<List<Step>> steps;
    private final boolean sifts;

    /** The orders are worked on in place; {@code steps} are by the layer of their upper end. */
    private Ordering(int[][] layers, List<List<Step>> steps, int nodes, boolean sifts) {
        this.order = layers;
        this.steps = steps;
        this.sifts = sifts;
        place = new int[nodes];
        centre = new double[nodes];
        neighbours = new int[2][nodes][0];
        weights = new int[2][nodes][0];
        for (List<Step> gap : steps) {
            for (Step step : gap) {
                connect(0, step.lower, step.upper, step.weight);
                connect(1, step.upper, step.lower, step.weight);
            }
        }
    }

    private void connect(int side, int node, int neighbour, int weight) {
        int degree = neighbours[side][node].length;
        neighbours[side][node] = Arrays.copyOf(neighbours[side][node], degree + 1);
        weights[side][node] = Arrays.copyOf(weights[side][node], degree + 1);
        neighbours[side][node][degree] = neighbour;
        weights[side][node][degree] = weight;
    }

    /**
     * @param layers the nodes of each layer, in canonical order
     * @param steps by the layer of their upper end
     * @param nodes more than the greatest node
     */
    static int[][] of(int[][] layers, List<List<Step>> steps, int nodes) {
        long round = 1;
        for (int[] layer : layers) {
            round += 2L * layer.length * layer.length;
        }
        int beginnings = Math.clamp(BUDGET / (round * SWEEPS / 2), 1, BEGINNINGS);
        SplittableRandom random = new SplittableRandom(1);
        int[][] best = layers;
        long fewest = Long.MAX_VALUE;
        for (int beginning = 0; beginning < beginnings && fewest > 0; beginning++) {
            Ordering ordering = new Ordering(copy(layers), steps, nodes, round < TOO_MUCH);
            if (beginning > 0) {
                ordering.shuffle(random);
            }
            long crossings = ordering.improve();
            if (crossings < fewest) {
                fewest = crossings;
                best = ordering.order;
            }
        }
        return best;
    }

    private static int[][] copy(int[][] layers) {
        return Arrays.stream(layers).map(int[]::clone).toArray(int[][]::new);
    }

    private void shuffle(SplittableRandom random) {
        for (int[] layer : order) {
            for (int last = layer.length - 1; last > 0; last--) {
                int other = random.nextInt(last + 1);
                int node = layer[last];
                layer[last] = layer[other];
                layer[other] = node;
            }
        }
    }

    /** Leaves the best order found in {@link #order} and gives what its crossings cost. */
    private long improve() {
        for (int[] layer : order) {
            remember(layer);
        }
        int[][] best = copy(order);
        long fewest = Long.MAX_VALUE;
        int vain = 0;
        int sweeps = sifts ? SWEEPS : 2;
        for (int sweep = 0; sweep < sweeps && vain < 3 && fewest > 0; sweep++) {
            int side = sweep % 2;
            for (int i = 0; i < order.length; i++) {
                sortByBarycentre(order[side == 0 ? i : order.length - 1 - i], side);
            }
            for (int i = 0; i < order.length && sifts; i++) {
                sift(order[side == 0 ? i : order.length - 1 - i]);
            }
            long crossings = crossings(order, steps);
            if (crossings < fewest) {
                fewest = crossings;
                best = copy(order);
                vain = 0;
            } else {
                vain++;
            }
        }
        System.arraycopy(best, 0, order, 0, best.length);
        return fewest;
    }

    private void remember(int[] layer) {
        for (int i = 0; i < layer.length; i++) {
            place[layer[i]] = i;
        }
    }

    /** Nodes without a neighbour on that side keep their place; ties keep their order. */
    private void sortByBarycentre(int[] layer, int side) {
        List<Integer> connected = new ArrayList<>(layer.length);
        for (int node : layer) {
            if (neighbours[side][node].length > 0) {
                connected.add(node);
                centre[node] = barycentre(side, node);
            }
        }
        connected.sort((a, b) -> Double.compare(centre[a], centre[b]));
        int next = 0;
        for (int i = 0; i < layer.length; i++) {
            if (neighbours[side][layer[i]].length > 0) {
                layer[i] = connected.get(next++);
            }
        }
        remember(layer);
    }

    private double barycentre(int side, int node) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < neighbours[side][node].length; i++) {
            sum += (double) weights[side][node][i] * place[neighbours[side][node][i]];
            weight += weights[side][node][i];
        }
        return sum / weight;
    }

    /** Takes each node in turn out of its layer and puts it where it crosses least. */
    private void sift(int[] layer) {
        for (int node : layer) {
            sortNeighbours(0, node);
            sortNeighbours(1, node);
        }
        for (int node : layer.clone()) {
            int at = place[node];
            long change = 0;
            long least = 0;
            int target = at;
            for (int i = at - 1; i >= 0; i--) {
                change += cost(node, layer[i]) - cost(layer[i], node);
                if (change < least) {
                    least = change;
                    target = i;
                }
            }
            change = 0;
            for (int i = at + 1; i < layer.length; i++) {
                change += cost(layer[i], node) - cost(node, layer[i]);
                if (change < least) {
                    least = change;
                    target = i;
                }
            }
            if (target < at) {
                System.arraycopy(layer, target, layer, target + 1, at - target);
            } else {
                System.arraycopy(layer, at + 1, layer, at, target - at);
            }
            layer[target] = node;
            remember(layer);
        }
    }

    /** By insertion: the lists are short and nearly in order from the time before. */
    private void sortNeighbours(int side, int node) {
        int[] list = neighbours[side][node];
        int[] heavy = weights[side][node];
        for (int i = 1; i < list.length; i++) {
            int neighbour = list[i];
            int weight = heavy[i];
            int to = i;
            for (; to > 0 && place[list[to - 1]] > place[neighbour]; to--) {
                list[to] = list[to - 1];
                heavy[to] = heavy[to - 1];
            }
            list[to] = neighbour;
            heavy[to] = weight;
        }
    }

    /** What the steps of two nodes of a layer cost in crossings when the one stands left of the other. */
    private long cost(int left, int right) {
        return cost(0, left, right) + cost(1, left, right);
    }

    private long cost(int side, int left, int right) {
        int[] ofLeft = neighbours[side][left];
        int[] ofRight = neighbours[side][right];
        long sum = 0;
        long passed = 0;
        int r = 0;
        for (int l = 0; l < ofLeft.length; l++) {
            while (r < ofRight.length && place[ofRight[r]] < place[ofLeft[l]]) {
                passed += weights[side][right][r++];
            }
            sum += passed * weights[side][left][l];
        }
        return sum;
    }

    /** What all crossings of these orders cost, by counting inversions in a Fenwick tree (Barth, Jünger and Mutzel 2002). */
    static long crossings(int[][] order, List<List<Step>> steps) {
        int nodes = Arrays.stream(order).flatMapToInt(Arrays::stream).max().orElse(0) + 1;
        int[] place = new int[nodes];
        for (int[] layer : order) {
            for (int i = 0; i < layer.length; i++) {
                place[layer[i]] = i;
            }
        }
        long cost = 0;
        for (int gap = 0; gap + 1 < order.length; gap++) {
            List<Step> fromLeft = new ArrayList<>(steps.get(gap));
            fromLeft.sort((a, b) -> place[a.upper] != place[b.upper]
                    ? Integer.compare(place[a.upper], place[b.upper])
                    : Integer.compare(place[a.lower], place[b.lower]));
            long[] tree = new long[order[gap + 1].length + 1];
            long all = 0;
            for (Step step : fromLeft) {
                long notRight = 0;
                for (int i = place[step.lower] + 1; i > 0; i -= i & -i) {
                    notRight += tree[i];
                }
                cost += (all - notRight) * step.weight;
                all += step.weight;
                for (int i = place[step.lower] + 1; i < tree.length; i += i & -i) {
                    tree[i] += step.weight;
                }
            }
        }
        return cost;
    }
}
