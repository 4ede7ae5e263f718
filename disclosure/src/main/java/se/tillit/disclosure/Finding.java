package se.tillit.disclosure;

import java.util.Map;

/**
 * Something an attacker can infer.
 *
 * @param table the table it stands in (the first, where several show the group)
 * @param key the group; for a difference, the larger of the two nested groups
 * @param low smallest and
 * @param high largest value that agrees with everything published: persons, or scale points for a mean
 */
public record Finding(Kind kind, String table, Map<String, String> key, double low, double high) {

    public enum Kind {
        /** A count that may be below the threshold is known too closely. */
        COUNT,
        /** The mean of a group that may be below the threshold, or of a unanimous one, is known too closely. */
        MEAN,
        /** Two nested groups tell too closely how many are in the one and not in the other. */
        DIFFERENCE,
        /** A table published earlier shows what must not be shown. */
        PUBLISHED_EARLIER
    }
}
