package se.tillit.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chain with a place for everything, in pixels from the upper left corner. Computed, and the same for the same chain.
 *
 * <p>Every ribbon falls from the lower edge of one card to the upper edge of another. One that skips levels has a lane of its own beside the
 * cards of those levels and turns only in the gaps between. Three cases differ. A ribbon upward is laid like one downward, from its
 * receiver to its issuer. One between cards of the same level hangs as an arc below them, in the gap. Both end in an arrow at the receiver,
 * since they alone do not fall. Cards of a level that is wrapped to several lines are treated as levels of their own.
 *
 * @param cards from top to bottom and from left to right
 * @param ribbons in the order to paint them: those that miss the focus first, then the widest
 */
public record Layout(
        Format format, double height, List<Band> bands, List<PlacedCard> cards, List<Ribbon> ribbons, Scale scale) {

    /**
     * The stripe behind one level.
     *
     * @param name shortened to its lines if need be
     * @param nameX where each line of the name begins
     * @param nameY base line of the first
     */
    public record Band(String name, List<String> lines, double nameX, double nameY, double y, double height) {}

    /**
     * @param x left edge
     * @param label one line or two, shortened if need be
     * @param sub shortened if need be, or empty
     */
    public record PlacedCard(
            Card card, double x, double y, double width, double height, List<String> label, String sub) {}

    /**
     * All flow of one origin from one card straight to another.
     *
     * @param touching whether the flow passes the focus, or there is none
     */
    public record Ribbon(
            Card from, Card to, Origin origin, double weight, boolean touching, double width, Course course) {}

    public sealed interface Course permits Fall, Arc {
        /** Where an arrow points upward into the receiver's lower edge; null where the ribbon simply falls. */
        @Nullable
        Point arrow();
    }

    /** Straight through each stop, turning between them. The first and the last stop are ports and have no height. */
    public record Fall(List<Stop> stops, @Nullable Point arrow) implements Course {
        public Fall {
            stops = List.copyOf(stops);
        }
    }

    /** Down from y at the one end, along depth below it, and up at the other. */
    public record Arc(double from, double to, double y, double depth, Point arrow) implements Course {}

    /** @param x middle of the ribbon */
    public record Stop(double x, double top, double bottom) {}

    public record Point(double x, double y) {}

    /** A weight that is a round number, and the pixels it is wide; both 0 if nothing has any weight. */
    public record Scale(double value, double pixels) {

        static Scale of(Widths widths, Format format) {
            if (widths.scale() == 0) {
                return new Scale(0, 0);
            }
            double most = format.longestBar / widths.scale();
            double power = Math.pow(10, Math.floor(Math.log10(most)));
            double step = most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1;
            return new Scale(step * power, step * power * widths.scale());
        }
    }

    public Layout {
        bands = List.copyOf(bands);
        cards = List.copyOf(cards);
        ribbons = List.copyOf(ribbons);
    }

    public double width() {
        return format.width;
    }

    /** @throws IllegalArgumentException for a chain that is far too large to be read, unless it is folded first */
    public static Layout of(Chain chain, Format format) {
        Fit narrow = Fit.of(chain, format);
        int[][] order = order(narrow.layers());
        Fit fit = narrow.widened(order, format);
        Ports ports = new Ports(fit.layers(), order, fit.widths());
        Placement places = Placement.of(fit, format, order, ports);
        return new Drawing(fit, format, ports, places).layout();
    }

    /** Of the connected nodes. What hangs between two cards of a layer counts as two steps to a point below them. */
    private static int[][] order(Layers layers) {
        List<List<Ordering.Step>> steps = new ArrayList<>();
        List<List<Integer>> nodes = new ArrayList<>();
        for (int layer = 0; layer <= layers.count(); layer++) {
            steps.add(new ArrayList<>());
            nodes.add(new ArrayList<>());
        }
        double heaviest = 0;
        boolean[] connected = new boolean[layers.nodes()];
        double[] weight = new double[layers.bundles.size()];
        for (int b = 0; b < weight.length; b++) {
            for (Link link : layers.bundles.get(b).links()) {
                weight[b] += link.weight() * (link.key().touching() ? 1 : 0.3);
            }
            heaviest = Math.max(heaviest, weight[b]);
        }
        int points = 0;
        for (int b = 0; b < weight.length; b++) {
            Bundle bundle = layers.bundles.get(b);
            int[] way = layers.way(b);
            int loud = heaviest == 0 ? 1 : 1 + (int) Math.round(5 * weight[b] / heaviest);
            for (int node : way) {
                connected[node] = true;
            }
            if (layers.isSideways(bundle)) {
                int point = layers.nodes() + points++;
                int layer = layers.layer(bundle.upper());
                nodes.get(layer + 1).add(point);
                steps.get(layer).add(new Ordering.Step(bundle.upper(), point, loud));
                steps.get(layer).add(new Ordering.Step(bundle.lower(), point, loud));
                continue;
            }
            for (int i = 1; i < way.length; i++) {
                boolean inLane = i > 1 && i < way.length - 1;
                steps.get(layers.layer(way[i - 1]))
                        .add(new Ordering.Step(way[i - 1], way[i], inLane ? 4 * loud : loud));
            }
        }
        int[][] start = new int[layers.count() + 1][];
        for (int layer = 0; layer <= layers.count(); layer++) {
            if (layer < layers.count()) {
                for (int node : layers.members[layer]) {
                    if (connected[node]) {
                        nodes.get(layer).add(node);
                    }
                }
            }
            start[layer] = nodes.get(layer).stream()
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray();
        }
        return Arrays.stream(Ordering.of(start, steps, layers.nodes() + points))
                .limit(layers.count())
                .map(layer -> Arrays.stream(layer)
                        .filter(node -> node < layers.nodes())
                        .toArray())
                .toArray(int[][]::new);
    }
}
