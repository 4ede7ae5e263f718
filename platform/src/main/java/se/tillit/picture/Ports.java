package se.tillit.picture;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Where each bundle leaves and enters its cards: sorted by where it goes next, so that bundles of one card do not cross. Bundles to a card
 * beside leave at that end of the lower edge, the nearest outermost, so that their arcs lie in one another.
 */
final class Ports {

    /** Per bundle: from the middle of its upper and lower card to the bundle's own middle. */
    final double[] atUpper;

    final double[] atLower;

    private record Port(int card, boolean lowerEdge, int end, double rank, int bundle, boolean isUpperCard) {}

    Ports(Layers layers, int[][] order, Widths widths) {
        int[] place = new int[layers.nodes()];
        for (int[] layer : order) {
            for (int i = 0; i < layer.length; i++) {
                place[layer[i]] = i;
            }
        }
        int count = layers.bundles.size();
        Port[] ports = new Port[2 * count];
        double[] width = new double[count];
        for (int b = 0; b < count; b++) {
            Bundle bundle = layers.bundles.get(b);
            int upper = bundle.upper();
            int lower = bundle.lower();
            width[b] = bundle.width(widths);
            int[] way = layers.way(b);
            if (layers.isSideways(bundle)) {
                int aside = place[lower] > place[upper] ? 1 : -1;
                ports[2 * b] = new Port(upper, true, aside, -place[lower], b, true);
                ports[2 * b + 1] = new Port(lower, true, -aside, -place[upper], b, false);
            } else {
                ports[2 * b] = new Port(upper, true, 0, place[way[1]], b, true);
                ports[2 * b + 1] = new Port(lower, false, 0, place[way[way.length - 2]], b, false);
            }
        }
        Arrays.sort(
                ports,
                Comparator.comparingInt(Port::card)
                        .thenComparing(Port::lowerEdge)
                        .thenComparingInt(Port::end)
                        .thenComparingDouble(Port::rank)
                        .thenComparingInt(Port::bundle));
        atUpper = new double[count];
        atLower = new double[count];
        for (int start = 0, end; start < ports.length; start = end) {
            double total = 0;
            for (end = start; end < ports.length && sameEdge(ports[start], ports[end]); end++) {
                total += width[ports[end].bundle];
            }
            double at = -total / 2;
            for (int i = start; i < end; i++) {
                int b = ports[i].bundle;
                (ports[i].isUpperCard ? atUpper : atLower)[b] = at + width[b] / 2;
                at += width[b];
            }
        }
    }

    private static boolean sameEdge(Port one, Port other) {
        return one.card == other.card && one.lowerEdge == other.lowerEdge;
    }
}
