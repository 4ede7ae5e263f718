package se.tillit.reading;

import java.util.List;

/** Rows of tables, in whatever format they came. */
final class Tables {

    private Tables() {}

    /** A row with one filled cell is a paragraph that was put in a box. */
    static void row(List<String> cells, Draft draft) {
        List<String> filled = cells.stream().filter(cell -> !cell.isBlank()).toList();
        if (filled.size() == 1) {
            draft.paragraph(filled.getFirst());
        } else {
            draft.row(filled);
        }
    }
}
