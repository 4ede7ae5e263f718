package se.tillit.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where things stand from left to right, once their order in each layer is known: as near straight above and below what they are connected
 * with as their neighbours let them.
 *
 * <p>The sum of weighted sideways ways is made small under the least distances between neighbours. Each layer in turn is solved exactly, by
 * pooling adjacent violators (Ayer et al. 1955; de Leeuw, Hornik and Mair 2009); squares, which no local optimum can hold up, are reweighted
 * step by step into absolute distances, which make most ways exactly straight and leave the rest to few (Weiszfeld 1937).
 */
final class Placement {

    /** Distances below this count as this: first all ways are evened out, then straight ones win. */
    private static final double[] SOFTNESS = {1e4, 100, 40, 15, 6, 2, 0.7, 0.25};

    /** What is left to do when the last cards have come between. */
    private static final double GENTLE = 20;

    private static final int SWEEPS = 60;
    /** Nodes that all sweeps of one softness may visit; a chain that nobody could read gets fewer sweeps. */
    private static final int VISITS = 300_000;
    /** A sweep that moves nothing further than this is the last. */
    private static final double STILL = 0.05;
    /** A lane so near its port is below it to the eye. */
    private static final double NEARLY = 12;

    private final double left;
    private final double right;
    private final double[] width;
    private final double[] middle;
    private final List<List<Pull>> pulls = new ArrayList<>();

    /** A node wants to stand {@code offset} to the right of another, or of the left edge if there is no other (-1). */
    private record Pull(int other, double offset, double weight) {}

    private final Fit fit;
    private final Format format;
    private final int[][] order;

    // scratch for one layer
    private final double[] wanted;
    private final double[] weight;
    private final double[] shifts;
    private final double[] blockAt;
    private final double[] blockWeight;
    private final int[] blockSize;

    private Placement(Fit fit, Format format, int[][] order, double[] middle) {
        this.fit = fit;
        this.format = format;
        this.order = order;
        this.middle = middle;
        left = format.left;
        right = format.right();
        Layers layers = fit.layers();
        width = Arrays.copyOf(fit.cardWidth(), layers.nodes());
        for (int node = 0; node < layers.nodes(); node++) {
            if (!layers.isCard(node)) {
                width[node] = layers.bundle(node).width(fit.widths());
            }
            pulls.add(new ArrayList<>());
        }
        int longest = Arrays.stream(order).mapToInt(layer -> layer.length).max().orElse(0);
        wanted = new double[longest];
        weight = new double[longest];
        shifts = new double[longest];
        blockAt = new double[longest];
        blockWeight = new double[longest];
        blockSize = new int[longest];
    }

    /**
     * @param order the connected nodes of each layer
     * @return cards without any flow stand in the widest gaps that are left, and are as wide as those let them
     */
    static Placement of(Fit fit, Format format, int[][] order, Ports ports) {
        Layers layers = fit.layers();
        double[] middle = new double[layers.nodes()];
        Placement connected = new Placement(fit, format, order, middle);
        connected.pullTogether(ports);
        connected.spread();
        for (double softness : SOFTNESS) {
            connected.settle(softness);
            connected.centre();
        }
        Placement all = new Placement(fit, format, connected.orderWithTheRest(), middle);
        all.pullTogether(ports);
        all.settleRestInGaps(order);
        for (double softness : SOFTNESS) {
            if (softness < GENTLE) {
                all.settle(softness);
            }
        }
        all.straighten(ports);
        return all;
    }

    /** Lanes stay straight before anything else, then what is wide and what the picture is about. */
    private void pullTogether(Ports ports) {
        Layers layers = fit.layers();
        for (int b = 0; b < layers.bundles.size(); b++) {
            Bundle bundle = layers.bundles.get(b);
            int[] way = layers.way(b);
            double wide = bundle.width(fit.widths());
            double weight = (1 + wide / 4 + wide * wide / 300) * (bundle.touching() ? 1 : 0.4);
            if (layers.isSideways(bundle)) {
                pull(way[0], way[1], 0, weight / 4);
                continue;
            }
            for (int i = 1; i < way.length; i++) {
                double above = i == 1 ? ports.atUpper[b] : 0;
                double below = i == way.length - 1 ? ports.atLower[b] : 0;
                boolean inLane = i > 1 && i < way.length - 1;
                boolean intoLane = i == 1 && way.length > 2;
                pull(way[i - 1], way[i], above - below, inLane ? weight * 8 + 8 : intoLane ? weight * 1.5 : weight);
            }
        }
        for (List<Pull> ofNode : pulls) {
            ofNode.add(new Pull(-1, (left + right) / 2, 0.02));
        }
    }

    private void pull(int node, int other, double offset, double weight) {
        pulls.get(other).add(new Pull(node, offset, weight));
        pulls.get(node).add(new Pull(other, -offset, weight));
    }

    /** Side by side about the centre, as a beginning. */
    private void spread() {
        Arrays.fill(wanted, (left + right) / 2);
        Arrays.fill(weight, 1);
        for (int[] layer : order) {
            place(layer);
        }
    }

    private void settle(double softness) {
        int sweeps = Math.clamp(VISITS / (middle.length + 1), 2, SWEEPS);
        double moved = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < sweeps && moved > STILL; sweep++) {
            moved = 0;
            for (int i = 0; i < order.length; i++) {
                int[] layer = order[sweep % 2 == 0 ? i : order.length - 1 - i];
                for (int k = 0; k < layer.length; k++) {
                    want(k, pulls.get(layer[k]), middle[layer[k]], softness);
                }
                moved = Math.max(moved, place(layer));
            }
        }
    }

    /** Shifts everything together, which sweeps do only slowly: the focus into the centre, or else the whole. */
    private void centre() {
        double leftmost = right;
        double rightmost = left;
        for (int[] layer : order) {
            if (layer.length > 0) {
                int last = layer[layer.length - 1];
                leftmost = Math.min(leftmost, leftOf(layer[0]));
                rightmost = Math.max(rightmost, rightOf(last));
            }
        }
        double now = (leftmost + rightmost) / 2;
        for (int card = 0; card < fit.layers().cards(); card++) {
            if (fit.layers().chain.cards().get(card).emphasis() == Card.Emphasis.FOCUS) {
                now = middle[card];
            }
        }
        double shift =
                Math.clamp((left + right) / 2 - now, Math.min(0, left - leftmost), Math.max(0, right - rightmost));
        for (int node = 0; node < middle.length; node++) {
            middle[node] += shift;
        }
    }

    private void want(int k, List<Pull> pulls, double now, double softness) {
        double sum = 0;
        double forces = 0;
        for (int i = 0; i < pulls.size(); i++) {
            Pull pull = pulls.get(i);
            double target = (pull.other < 0 ? 0 : middle[pull.other]) + pull.offset;
            double force = pull.weight / Math.max(softness, Math.abs(target - now));
            sum += force * target;
            forces += force;
        }
        wanted[k] = sum / forces;
        weight[k] = forces;
    }

    /**
     * Takes the places nearest those wanted, in the sense of weighted squares, that keep the order, the distances and both edges. Neighbours
     * that would come too near form a block, which stands at the mean of what its members want.
     *
     * @return the longest way a node moved
     */
    private double place(int[] layer) {
        int blocks = 0;
        double shift = 0;
        for (int k = 0; k < layer.length; k++) {
            shift += k == 0 ? 0 : distance(layer[k - 1], layer[k]);
            shifts[k] = shift;
            double best = wanted[k] - shift;
            double heavy = weight[k];
            int length = 1;
            while (blocks > 0 && blockAt[blocks - 1] >= best) {
                blocks--;
                best = (best * heavy + blockAt[blocks] * blockWeight[blocks]) / (heavy + blockWeight[blocks]);
                heavy += blockWeight[blocks];
                length += blockSize[blocks];
            }
            blockAt[blocks] = best;
            blockWeight[blocks] = heavy;
            blockSize[blocks++] = length;
        }
        double moved = 0;
        for (int block = 0, k = 0; block < blocks; block++) {
            double first = left + width[layer[0]] / 2;
            double last = right - width[layer[layer.length - 1]] / 2 - shift;
            double at = Math.max(first, Math.min(last, blockAt[block]));
            for (int end = k + blockSize[block]; k < end; k++) {
                moved = Math.max(moved, Math.abs(at + shifts[k] - middle[layer[k]]));
                middle[layer[k]] = at + shifts[k];
            }
        }
        return moved;
    }

    private double distance(int one, int next) {
        Layers layers = fit.layers();
        double space = Fit.apart(layers.isCard(one), layers.isCard(next), fit.widths(), format);
        return (width[one] + width[next]) / 2 + space;
    }

    /** Puts each card that nothing reaches into the gap with most room. */
    private int[][] orderWithTheRest() {
        int[][] complete = new int[order.length][];
        for (int layer = 0; layer < order.length; layer++) {
            List<Integer> row = new ArrayList<>();
            boolean[] there = new boolean[width.length];
            for (int node : order[layer]) {
                row.add(node);
                there[node] = true;
            }
            double[] room = new double[row.size() + 1];
            int[] guests = new int[row.size() + 1];
            for (int gap = 0; gap <= row.size(); gap++) {
                double from = gap == 0 ? left : rightOf(row.get(gap - 1));
                double to = gap == row.size() ? right : leftOf(row.get(gap));
                room[gap] = to - from - format.spacing;
            }
            List<List<Integer>> inGap = new ArrayList<>();
            for (int gap = 0; gap < room.length; gap++) {
                inGap.add(new ArrayList<>());
            }
            for (int node : fit.layers().members[layer]) {
                if (!there[node]) {
                    for (int gap = 0; gap < room.length; gap++) {
                        room[gap] -= width[node];
                    }
                    int widest = 0;
                    for (int gap = 1; gap < room.length; gap++) {
                        if (room[gap] / (guests[gap] + 2) > room[widest] / (guests[widest] + 2)) {
                            widest = gap;
                        }
                    }
                    for (int gap = 0; gap < room.length; gap++) {
                        room[gap] += gap == widest ? -format.spacing : width[node];
                    }
                    guests[widest]++;
                    inGap.get(widest).add(node);
                }
            }
            List<Integer> all = new ArrayList<>();
            for (int gap = 0; gap < room.length; gap++) {
                all.addAll(inGap.get(gap));
                if (gap < row.size()) {
                    all.add(row.get(gap));
                }
            }
            complete[layer] = all.stream().mapToInt(Integer::intValue).toArray();
        }
        return complete;
    }

    /** Evenly between their neighbours. */
    private void settleRestInGaps(int[][] connected) {
        boolean[] there = new boolean[width.length];
        for (int[] layer : connected) {
            for (int node : layer) {
                there[node] = true;
            }
        }
        for (int[] layer : order) {
            double spare = spare(layer);
            for (int start = 0, end; start < layer.length; start = end + 1) {
                end = start;
                double least = 0;
                double lacking = 0;
                while (end < layer.length && !there[layer[end]]) {
                    least += width[layer[end]];
                    lacking += fit.lacking(layer[end++], format);
                }
                double from = start == 0 ? left : rightOf(layer[start - 1]);
                double to = end == layer.length ? right : leftOf(layer[end]);
                double room = to - from - least - (end - start + 1) * format.spacing;
                double share = lacking == 0 ? 0 : Math.clamp(Math.min(room, spare) / lacking, 0, 1);
                spare -= share * lacking;
                double even = (to - from - least - share * lacking) / (end - start + 1);
                double at = from;
                for (int k = start; k < end; k++) {
                    width[layer[k]] += share * fit.lacking(layer[k], format);
                    middle[layer[k]] = at + even + width[layer[k]] / 2;
                    at = rightOf(layer[k]);
                    pulls.get(layer[k]).add(new Pull(-1, middle[layer[k]], 0.05));
                }
            }
        }
    }

    /** What a layer leaves free of the width that there is. */
    private double spare(int[] layer) {
        double spare = right - left;
        for (int k = 0; k < layer.length; k++) {
            spare -= k == 0 ? width[layer[k]] / 2 : distance(layer[k - 1], layer[k]);
        }
        return layer.length == 0 ? spare : spare - width[layer[layer.length - 1]] / 2;
    }

    /** Puts all lanes of a bundle below one another where their neighbours allow it: below its port if possible, so that it turns only in the last gap. */
    private void straighten(Ports ports) {
        Layers layers = fit.layers();
        int[] next = new int[middle.length];
        int[] previous = new int[middle.length];
        for (int[] layer : order) {
            for (int k = 0; k < layer.length; k++) {
                previous[layer[k]] = k == 0 ? -1 : layer[k - 1];
                next[layer[k]] = k == layer.length - 1 ? -1 : layer[k + 1];
            }
        }
        for (int b = 0; b < layers.bundles.size(); b++) {
            int[] way = layers.way(b);
            int last = way.length - 1;
            double low = Double.NEGATIVE_INFINITY;
            double high = Double.POSITIVE_INFINITY;
            for (int i = 1; i < last; i++) {
                int lane = way[i];
                int before = previous[lane];
                int after = next[lane];
                low = Math.max(low, before < 0 ? left + width[lane] / 2 : middle[before] + distance(before, lane));
                high = Math.min(high, after < 0 ? right - width[lane] / 2 : middle[after] - distance(lane, after));
            }
            if (last < 2 || low > high) {
                continue;
            }
            double above = middle[way[0]] + ports.atUpper[b];
            double below = middle[way[last]] + ports.atLower[b];
            double beneath = Math.clamp(above, low, high);
            boolean belowFits = below >= low && below <= high;
            double at = Math.abs(beneath - above) > NEARLY && belowFits ? below : beneath;
            for (int i = 1; i < last; i++) {
                middle[way[i]] = at;
            }
        }
    }

    double middle(int node) {
        return middle[node];
    }

    double width(int node) {
        return width[node];
    }

    private double leftOf(int node) {
        return middle[node] - width[node] / 2;
    }

    private double rightOf(int node) {
        return middle[node] + width[node] / 2;
    }
}
