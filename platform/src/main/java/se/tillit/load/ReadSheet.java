package se.tillit.load;

import java.util.List;

/** Reads the first table of a file that somebody sent, for capabilities that load tables of their own: with the same care and limits. */
public final class ReadSheet {

    /** @param number the row's number in the file, from 1, as a spreadsheet program shows it */
    public record Row(int number, List<String> cells) {

        public String cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column).strip() : "";
        }
    }

    /** @param problems why the file could not be read; then there are no rows */
    public record Read(List<String> headings, List<Row> rows, List<LoadProblem> problems) {}

    private ReadSheet() {}

    public static Read read(LoadOrganisation.File file) {
        SheetReader.Reading reading = SheetReader.read(List.of(file));
        return reading.problems().isEmpty()
                ? read(reading.sheets().getFirst())
                : new Read(List.of(), List.of(), reading.problems());
    }

    private static Read read(Sheet sheet) {
        return new Read(
                sheet.headings(),
                sheet.rows().stream()
                        .map(row -> new Row(row.number(), row.cells()))
                        .toList(),
                List.of());
    }
}
