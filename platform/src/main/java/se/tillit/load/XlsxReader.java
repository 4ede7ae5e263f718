package se.tillit.load;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** Reads XLSX, sheet by sheet and row by row. Runs in {@link SheetWorker}'s process only: such a file can be built to exhaust memory. */
final class XlsxReader {

    /** Stands in a cell that holds a formula, so that the row can be named; no typed text begins so. */
    static final String FORMULA = "\u0001";

    private XlsxReader() {}

    static List<Sheet> read(Path file) throws IOException, UnreadableFile {
        List<Sheet> sheets = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
            for (var sheet : workbook.getSheets().toList()) {
                sheets.add(read(sheet));
            }
        }
        return sheets;
    }

    private static Sheet read(org.dhatim.fastexcel.reader.Sheet sheet) throws IOException, UnreadableFile {
        String name = sheet.getName();
        List<String> headings = List.of();
        List<Sheet.Row> rows = new ArrayList<>();
        try (Stream<Row> stream = sheet.openStream()) {
            for (Row row : (Iterable<Row>) stream::iterator) {
                Limits.checkRow(name, rows.size(), row.getCellCount());
                List<String> cells = new ArrayList<>(row.getCellCount());
                for (int i = 0; i < row.getCellCount(); i++) {
                    cells.add(text(row.getCell(i)));
                }
                Sheet.Row read = new Sheet.Row(row.getRowNum(), cells);
                if (!read.isEmpty()) {
                    if (headings.isEmpty()) {
                        headings = cells;
                    } else {
                        rows.add(read);
                    }
                }
            }
        }
        return new Sheet(name, headings, rows);
    }

    private static String text(@org.jspecify.annotations.Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.FORMULA || cell.getFormula() != null) {
            return FORMULA;
        }
        if (cell.getType() == CellType.NUMBER) {
            String format = cell.getDataFormatString();
            if (format != null && format.matches("(?i).*[dy].*")) {
                LocalDateTime day = cell.asDate();
                return day.toLocalDate().toString();
            }
            return ((BigDecimal) cell.getValue()).stripTrailingZeros().toPlainString();
        }
        return cell.getText();
    }
}
