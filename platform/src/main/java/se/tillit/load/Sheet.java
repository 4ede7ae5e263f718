package se.tillit.load;

import java.util.List;

/**
 * A table as it stands in a file: everything text, nothing understood yet.
 *
 * @param name the worksheet's or the file's name
 * @param headings the first row that is not empty
 */
record Sheet(String name, List<String> headings, List<Row> rows) {

    /** @param number the row's number in the file, from 1, as a spreadsheet program shows it */
    record Row(int number, List<String> cells) {

        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        boolean isEmpty() {
            return cells.stream().allMatch(String::isBlank);
        }
    }
}
