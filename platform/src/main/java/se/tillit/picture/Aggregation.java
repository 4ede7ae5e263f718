package se.tillit.picture;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A chain of any size folded until no level has more cards than can be read.
 *
 * <p>A level that fits is left alone. In others a unit keeps a card of its own if it is the focus or above it, if flow through the focus passes
 * it, if it is a sibling or a part of the focus, or if it belongs to no branch; of these the ones with most flow, while there is room. All
 * others are folded, one card per branch, that is per card above. A level that has a single branch counts as having none, since one card would
 * say nothing. Branches that are too many for the room share a last card. So an overview shows branches, not single units, and does not
 * rank them; choosing a branch opens it.
 *
 * @param chain cards and flows; a card that no flow reaches is {@link Card.Emphasis#OFF}
 * @param cardOfUnit which card each unit is part of
 */
public record Aggregation(Chain chain, Map<String, String> cardOfUnit) {

    /**
     * Units that share a card.
     *
     * @param branch the unit above that they all belong to; null if there is none or there are several
     */
    public record Fold(int row, @Nullable Unit branch, int count) {}

    /** What a folded card says and where it leads, in the reader's language. */
    public record Words(String label, String sub, @Nullable String href) {}

    public Aggregation {
        cardOfUnit = Map.copyOf(cardOfUnit);
    }

    /**
     * @param flows all of them, to see a branch against the rest; only those through the focus, to see a single unit at a scale of its own
     * @param focus id of the unit that the picture is about, or null for an overview
     * @param most cards on a level, at least 2; 12 can be read on a page and 4 on a phone
     * @throws IllegalArgumentException for a focus or a flow's unit that is not there, two units with one id, or a level that is not there
     */
    public static Aggregation of(
            List<Row> rows,
            List<Unit> units,
            List<Flow> flows,
            @Nullable String focus,
            int most,
            Function<Fold, Words> words) {
        if (most < 2) {
            throw new IllegalArgumentException("A level needs room for at least 2 cards, not " + most);
        }
        Map<String, Unit> byId = new TreeMap<>();
        for (Unit unit : units) {
            if (byId.put(unit.id(), unit) != null) {
                throw new IllegalArgumentException("Two units have the id " + unit.id());
            }
            if (unit.row() < 0 || unit.row() >= rows.size()) {
                throw new IllegalArgumentException(
                        "Unit " + unit.id() + " is on level " + unit.row() + ", but there are " + rows.size());
            }
        }
        for (Flow flow : flows) {
            flow.path().forEach(id -> require(byId, id, "A flow passes "));
        }
        if (focus != null) {
            require(byId, focus, "The focus is ");
        }
        return new Folding(byId, flows, focus, most, words).fold(rows, flows);
    }

    private static void require(Map<String, Unit> byId, String id, String where) {
        if (!byId.containsKey(id)) {
            throw new IllegalArgumentException(where + id + ", which is no unit");
        }
    }
}
