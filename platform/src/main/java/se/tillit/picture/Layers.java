package se.tillit.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The chain as a layered graph: each level is one layer of cards, or several where its cards do not fit beside one another; a bundle that
 * skips layers has a lane in each of them (Sugiyama, Tagawa and Toda 1981, whose dummy vertices the lanes are).
 *
 * <p>Nodes are numbered: first the cards in the chain's order, then the lanes.
 */
final class Layers {

    /** A picture of a fifth as much can no longer be read; far more would exhaust the memory. */
    private static final int MOST_NODES = 250_000;

    final Chain chain;
    final List<Bundle> bundles;
    /** The level that each layer is part of. */
    final int[] level;
    /** Nodes per layer, cards first. */
    final int[][] members;

    private final int[] layerOfNode;
    private final int[] bundleOfLane;
    private final int[] firstLane;

    private Layers(Chain chain, List<Link> links, int[] level, int[] layerOfCard) {
        this.chain = chain;
        this.level = level;
        bundles = Bundle.of(links, layerOfCard);
        List<List<Integer>> nodes = new ArrayList<>();
        for (int layer = 0; layer < level.length; layer++) {
            nodes.add(new ArrayList<>());
        }
        int cards = layerOfCard.length;
        firstLane = new int[bundles.size() + 1];
        firstLane[0] = cards;
        for (int b = 0; b < bundles.size(); b++) {
            Bundle bundle = bundles.get(b);
            int skipped = layerOfCard[bundle.lower()] - layerOfCard[bundle.upper()] - 1;
            firstLane[b + 1] = firstLane[b] + Math.max(0, skipped);
            if (firstLane[b + 1] > MOST_NODES) {
                throw new IllegalArgumentException(cards + " cards with " + bundles.size()
                        + " ribbons between them cannot be drawn; fold them first, as Aggregation does");
            }
        }
        layerOfNode = Arrays.copyOf(layerOfCard, firstLane[bundles.size()]);
        bundleOfLane = new int[layerOfNode.length];
        for (int card = 0; card < cards; card++) {
            nodes.get(layerOfCard[card]).add(card);
        }
        for (int b = 0; b < bundles.size(); b++) {
            int layer = layerOfCard[bundles.get(b).upper()];
            for (int lane = firstLane[b]; lane < firstLane[b + 1]; lane++) {
                layerOfNode[lane] = ++layer;
                bundleOfLane[lane] = b;
                nodes.get(layer).add(lane);
            }
        }
        members = nodes.stream()
                .map(layer -> layer.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /**
     * @param lines how many layers each level may take; it takes fewer if it has fewer cards
     * @param cardWidth with the space to the next card
     */
    static Layers of(Chain chain, List<Link> links, int[] lines, double[] cardWidth) {
        double[] surplus = surplus(links, cardWidth.length);
        int[] layerOfCard = new int[cardWidth.length];
        List<Integer> level = new ArrayList<>();
        int start = 0;
        for (int row = 0; row < lines.length; row++) {
            List<Integer> ranked = new ArrayList<>();
            while (start < cardWidth.length && chain.cards().get(start).row() == row) {
                ranked.add(start++);
            }
            ranked.sort((a, b) -> Double.compare(surplus[b], surplus[a]));
            double longest = shortestLines(ranked, cardWidth, lines[row]);
            double length = 0;
            level.add(row);
            for (int card : ranked) {
                length += cardWidth[card];
                if (length > longest) {
                    level.add(row);
                    length = cardWidth[card];
                }
                layerOfCard[card] = level.size() - 1;
            }
        }
        return new Layers(
                chain, links, level.stream().mapToInt(Integer::intValue).toArray(), layerOfCard);
    }

    /**
     * What a card receives less what it sends: receivers stand on the first line of a level and issuers on its last, because what a lower line
     * receives and what an upper line sends needs lanes past the others.
     */
    private static double[] surplus(List<Link> links, int cards) {
        double[] surplus = new double[cards];
        for (Link link : links) {
            surplus[link.key().to()] += link.weight() + 1e-6;
            surplus[link.key().from()] -= link.weight() + 1e-6;
        }
        return surplus;
    }

    /** The least length that lets these cards, in this order, stand on that many lines. */
    private static double shortestLines(List<Integer> cards, double[] width, int lines) {
        double most = 0;
        double least = 0;
        for (int card : cards) {
            most += width[card];
            least = Math.max(least, width[card]);
        }
        if (lines == 1) {
            return most;
        }
        for (int halving = 0; halving < 24; halving++) {
            double middle = (least + most) / 2;
            int used = 1;
            double length = 0;
            for (int card : cards) {
                length += width[card];
                if (length > middle) {
                    used++;
                    length = width[card];
                }
            }
            if (used > lines) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return most;
    }

    int count() {
        return level.length;
    }

    int nodes() {
        return layerOfNode.length;
    }

    int cards() {
        return chain.cards().size();
    }

    int cardsIn(int layer) {
        int cards = 0;
        while (cards < members[layer].length && isCard(members[layer][cards])) {
            cards++;
        }
        return cards;
    }

    boolean isCard(int node) {
        return node < cards();
    }

    int layer(int node) {
        return layerOfNode[node];
    }

    /** The bundle that a lane is for. */
    Bundle bundle(int lane) {
        return bundles.get(bundleOfLane[lane]);
    }

    /** The nodes that a bundle passes: its upper card, its lanes, its lower card. */
    int[] way(int bundle) {
        int lanes = firstLane[bundle + 1] - firstLane[bundle];
        int[] way = new int[lanes + 2];
        way[0] = bundles.get(bundle).upper();
        for (int i = 0; i < lanes; i++) {
            way[i + 1] = firstLane[bundle] + i;
        }
        way[lanes + 1] = bundles.get(bundle).lower();
        return way;
    }

    boolean isSideways(Bundle bundle) {
        return layerOfNode[bundle.upper()] == layerOfNode[bundle.lower()];
    }
}
