package se.tillit.load;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Reads XLSX, sheet by sheet and row by row. Runs in {@link SheetWorker}'s process only: such a file can be built to exhaust memory. */
final class XlsxReader {

    /** Stands in a cell that holds a formula, so that the row can be named; no typed text begins so. */
    static final String FORMULA = "\u0001";

    /** What a number format shows as it stands: colours, conditions, quoted text, escaped characters. */
    private static final Pattern LITERAL = Pattern.compile("\\[[^]]*]|\"[^\"]*\"|\\\\.");

    private static final Pattern DAY = Pattern.compile("[dy]", Pattern.CASE_INSENSITIVE);
    /** Excel keeps 37,55 as 37.549999999999997, and shows at most fifteen digits. */
    private static final MathContext AS_SHOWN = new MathContext(15);

    private XlsxReader() {}

    static void read(Path file, Consumer<Sheet> each) throws IOException, UnreadableFile {
        Limits limits = new Limits("");
        try (ReadableWorkbook workbook = open(file)) {
            for (var sheet : workbook.getSheets().toList()) {
                Sheet.Builder rows = new Sheet.Builder(sheet.getName(), limits);
                try (Stream<Row> stream = sheet.openStream()) {
                    for (Row row : (Iterable<Row>) stream::iterator) {
                        rows.row(row.getRowNum(), texts(row));
                    }
                }
                each.accept(rows.sheet());
            }
        }
    }

    /** With number formats, which tell days from numbers; a workbook may be without, and then the library refuses to look for them. */
    private static ReadableWorkbook open(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
        } catch (ExcelReaderException withoutFormats) {
            return new ReadableWorkbook(file.toFile());
        }
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            String text = text(row.getCell(i));
            // One character more than may be, so that the row can be named.
            texts.add(text.length() > Limits.CELL_CHARACTERS ? text.substring(0, Limits.CELL_CHARACTERS + 1) : text);
        }
        return texts;
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.FORMULA || cell.getFormula() != null) {
            return FORMULA;
        }
        if (cell.getType() == CellType.NUMBER) {
            return number(cell);
        }
        return cell.getText();
    }

    private static String number(Cell cell) {
        String format = cell.getDataFormatString();
        if (format != null
                && DAY.matcher(LITERAL.matcher(format).replaceAll("")).find()) {
            return cell.asDate().toLocalDate().toString();
        }
        BigDecimal number = ((BigDecimal) cell.getValue()).round(AS_SHOWN).stripTrailingZeros();
        // 1E+999999999 written out would be a gigabyte of noughts.
        return Math.abs(number.scale()) > 30 ? number.toString() : number.toPlainString();
    }
}
