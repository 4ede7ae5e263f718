package se.tillit.disclosure;

import java.util.List;

/**
 * A table that will be shown.
 *
 * @param measure what was asked; sums tie only cells of the same measure together, but a group is withheld in all
 *     measures or in none, because it is nearly the same people who answered each
 * @param frozen already published, in an earlier wave say: it stays as it is, and everybody may know it
 */
public record Table(String id, String measure, boolean frozen, List<Cell> cells) {

    public Table {
        cells = List.copyOf(cells);
    }

    /** A table of a release with one measure, not published before. */
    public Table(String id, List<Cell> cells) {
        this(id, "", false, cells);
    }
}
