package se.tillit.picture;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is to be drawn: levels, the cards on them and the flows between. Cards are kept in the order of level and id, so that the same chain
 * given in another order is the same drawing.
 */
public record Chain(List<Row> rows, List<Card> cards, List<Flow> flows) {

    /** @throws IllegalArgumentException for two cards with one id, a card on no level, or a flow through a card that is not there */
    public Chain {
        rows = List.copyOf(rows);
        cards = cards.stream()
                .sorted(Comparator.comparingInt(Card::row).thenComparing(Card::id))
                .toList();
        flows = List.copyOf(flows);
        Set<String> ids = HashSet.newHashSet(cards.size());
        for (Card card : cards) {
            if (card.row() < 0 || card.row() >= rows.size()) {
                throw new IllegalArgumentException(
                        "Card " + card.id() + " is on level " + card.row() + ", but there are " + rows.size());
            }
            if (!ids.add(card.id())) {
                throw new IllegalArgumentException("Two cards have the id " + card.id());
            }
        }
        for (Flow flow : flows) {
            for (String id : flow.path()) {
                if (!ids.contains(id)) {
                    throw new IllegalArgumentException("A flow passes " + id + ", which is no card");
                }
            }
        }
    }

    /** Steps between cards, merged: one per pair of cards, origin and whether the focus is on the way; in canonical order. */
    List<Link> links() {
        Map<String, Integer> index = HashMap.newHashMap(cards.size());
        for (int card = 0; card < cards.size(); card++) {
            index.put(cards.get(card).id(), card);
        }
        Set<String> focus = cards.stream()
                .filter(card -> card.emphasis() == Card.Emphasis.FOCUS)
                .map(Card::id)
                .collect(Collectors.toSet());
        Map<Link.Key, Sum> sums = new TreeMap<>(Link.CANONICAL);
        for (Flow flow : flows) {
            boolean touching = focus.isEmpty() || flow.path().stream().anyMatch(focus::contains);
            int from = index.get(flow.path().getFirst());
            for (String id : flow.path().subList(1, flow.path().size())) {
                int to = index.get(id);
                if (to != from) {
                    sums.computeIfAbsent(new Link.Key(from, to, flow.origin(), touching), _ -> new Sum())
                            .add(flow.weight());
                }
                from = to;
            }
        }
        return sums.entrySet().stream()
                .map(entry -> new Link(entry.getKey(), entry.getValue().total()))
                .toList();
    }
}
