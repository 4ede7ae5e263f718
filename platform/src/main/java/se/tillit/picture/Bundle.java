package se.tillit.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * All links between two cards, in whichever direction: they leave, fall and arrive side by side, in the same order everywhere, so that they
 * never cross one another.
 *
 * @param upper the card on the higher layer, or the first of two on the same layer
 * @param links in the order from left to right
 */
record Bundle(int upper, int lower, List<Link> links) {

    /** One bundle per pair of cards, given the layer of each card. */
    static List<Bundle> of(List<Link> links, int[] layerOfCard) {
        int cards = layerOfCard.length;
        TreeMap<Long, List<Link>> pairs = new TreeMap<>();
        for (Link link : links) {
            int from = link.key().from();
            int to = link.key().to();
            boolean falls = layerOfCard[from] < layerOfCard[to] || layerOfCard[from] == layerOfCard[to] && from < to;
            long pair = falls ? (long) from * cards + to : (long) to * cards + from;
            pairs.computeIfAbsent(pair, _ -> new ArrayList<>()).add(link);
        }
        List<Bundle> bundles = new ArrayList<>(pairs.size());
        pairs.forEach(
                (pair, together) -> bundles.add(new Bundle((int) (pair / cards), (int) (pair % cards), together)));
        return bundles;
    }

    double width(Widths widths) {
        double width = 0;
        for (Link link : links) {
            width += widths.of(link);
        }
        return width;
    }

    /** Whether any of it passes the focus. */
    boolean touching() {
        return links.stream().anyMatch(link -> link.key().touching());
    }
}
