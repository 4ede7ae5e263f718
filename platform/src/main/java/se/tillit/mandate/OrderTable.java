package se.tillit.mandate;

import java.util.List;
import se.tillit.load.ReadSheet;

/**
 * A delegation order as it stands in a table, before anybody has understood it.
 *
 * @param rows each with a cell for each heading, or fewer
 */
public record OrderTable(List<String> headings, List<Row> rows) {

    /** @param number where it stands: the file's row, or the document's table row; from 1 */
    public record Row(int number, List<String> cells) {}

    public static OrderTable of(ReadSheet.Read read) {
        return new OrderTable(
                read.headings(),
                read.rows().stream()
                        .map(row -> new Row(row.number(), row.cells()))
                        .toList());
    }

    static final int MOST_ROWS = 10_000;
}
