package se.tillit.disclosure;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One group and its numbers.
 *
 * @param key dimension to leaf or node; a dimension that is left out means everybody in it
 * @param n number of answers, or null where it is withheld
 * @param mean mean answer, or null where it is withheld, where nobody answered, or where the table shows counts only
 */
public record Cell(
        Map<String, String> key,
        @Nullable Integer n,
        @Nullable Double mean) {

    public Cell {
        // Sorted, so that it is told the same way every time.
        key = Collections.unmodifiableSortedMap(new TreeMap<>(key));
    }

    Cell withheld() {
        return new Cell(key, null, null);
    }
}
