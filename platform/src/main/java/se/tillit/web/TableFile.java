package se.tillit.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A list that leaves as a file. Cells are text or numbers, never formulas: whatever somebody typed, it does nothing in the spreadsheet
 * program that opens it.
 *
 * @param name the file's name without its ending
 * @param rows each as long as the headings; null is an empty cell, a number stays a number
 */
public record TableFile(String name, List<String> headings, List<? extends List<? extends @Nullable Object>> rows) {

    /** What a spreadsheet program may take for the beginning of a formula, the full-width forms included; with marks before it or not. */
    private static final Pattern FORMULA = Pattern.compile("(?U)'*(?:[\t\r\n]|\\s*[=+\\-@|＝＋－＠])");

    /** Excel's own limit. */
    private static final int LONGEST_CELL = 32_767;

    /** As the address that was asked ends: {@code .xlsx}, else CSV. */
    public ResponseEntity<byte[]> as(Page page) {
        return page.path().replaceFirst("\\?.*", "").endsWith(".xlsx") ? xlsx() : csv();
    }

    public ResponseEntity<byte[]> xlsx() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Tillit", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(name.length() > 31 ? name.substring(0, 31) : name);
            for (int c = 0; c < headings.size(); c++) {
                sheet.value(0, c, headings.get(c));
                sheet.style(0, c).bold().set();
            }
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < headings.size(); c++) {
                    write(sheet, r + 1, c, rows.get(r).get(c));
                }
            }
            sheet.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer(out.toByteArray(), "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    private static void write(Worksheet sheet, int row, int column, @Nullable Object value) {
        if (value instanceof BigDecimal number) {
            sheet.value(row, column, number);
        } else if (value instanceof Integer number) {
            sheet.value(row, column, number);
        } else if (value != null) {
            String text = value.toString().replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
            // A cell that says it is text needs no mark to be safe: only what could not be told from a formula or a
            // mark when it is read again.
            String safe = text.startsWith("=") || text.startsWith("'") ? marked(text) : text;
            sheet.value(row, column, safe.length() > LONGEST_CELL ? safe.substring(0, LONGEST_CELL) : safe);
        }
    }

    /** Semicolons and a mark of the encoding, as Swedish spreadsheet programs expect. */
    public ResponseEntity<byte[]> csv() {
        StringBuilder text = new StringBuilder("\uFEFF");
        text.append(line(headings));
        for (List<?> row : rows) {
            text.append(line(row));
        }
        return answer(text.toString().getBytes(StandardCharsets.UTF_8), "csv", "text/csv;charset=UTF-8");
    }

    private static String line(List<?> cells) {
        return cells.stream().map(TableFile::cell).collect(Collectors.joining(";", "", "\r\n"));
    }

    static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString().replace('.', ',');
        }
        String text = value.toString().replace("\0", "");
        String safe = value instanceof Number ? text : marked(text);
        return safe.matches("(?s).*[\";\r\n,].*") || !safe.equals(text)
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }

    /**
     * With the apostrophe by which one tells a spreadsheet program that what follows is text, where it would take it for a formula. What begins
     * with such apostrophes gets one more, so that taking one away always gives back what was.
     */
    private static String marked(String text) {
        return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
    }

    /** What was written in a cell, of what stands in it: the other way about. */
    public static String unmarked(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }

    private ResponseEntity<byte[]> answer(byte[] content, String ending, String type) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "." + ending, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(type))
                .body(content);
    }
}
