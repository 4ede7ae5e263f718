package se.tillit.statistics;

import java.util.List;

/**
 * Which group (unit, department, person) each answer belongs to.
 *
 * @param codes per answer the index of its group in {@code labels}; {@link #MISSING} where the group is not known
 * @param labels the groups' names, in the order in which they first appear
 */
public record Grouping(int[] codes, List<String> labels) {

    public static final int MISSING = -1;

    public Grouping {
        labels = List.copyOf(labels);
    }

    /** How many answers belong to each group. */
    int[] sizes() {
        int[] sizes = new int[labels.size()];
        for (int code : codes) {
            if (code != MISSING) {
                sizes[code]++;
            }
        }
        return sizes;
    }
}
