package se.tillit.load;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as it stands in a file: everything text, nothing understood yet.
 *
 * @param name the file's name, and the sheet's where a file can have several
 * @param headings the first row that is not empty
 */
record Sheet(String name, List<String> headings, List<Row> rows) {

    /** @param number the row's number in the file, from 1, as a spreadsheet program shows it */
    record Row(int number, List<String> cells) {

        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /** Takes the rows of a sheet one by one, within limits: the first that is not empty is the headings, other empty ones are left out. */
    static final class Builder {
        private final String name;
        private final Limits limits;
        private final List<Row> rows = new ArrayList<>();
        private List<String> headings = List.of();

        Builder(String name, Limits limits) throws UnreadableFile {
            this.name = name;
            this.limits = limits;
            limits.sheet();
        }

        void row(int number, List<String> cells) throws UnreadableFile {
            int used = cells.size();
            while (used > 0 && cells.get(used - 1).isBlank()) {
                used--; // formatted but empty cells often go on to the right
            }
            if (used == 0) {
                return;
            }
            List<String> kept = List.copyOf(cells.subList(0, used));
            limits.row(kept);
            if (headings.isEmpty()) {
                headings = kept;
            } else {
                rows.add(new Row(number, kept));
            }
        }

        Sheet sheet() {
            return new Sheet(name, headings, List.copyOf(rows));
        }
    }
}
