package se.tillit.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;
import se.tillit.access.Language;
import se.tillit.web.Texts;

/** The files to fill in: headings, example rows and, in XLSX, a sheet that says how. The rows lie in {@code load/<template>.csv}. */
@Component
final class TemplateFiles {

    private final Texts texts;

    TemplateFiles(Texts texts) {
        this.texts = texts;
    }

    /** With a byte order mark and semicolons: so Swedish Excel opens it with å, ä, ö and columns. */
    byte[] csv(Template template, Language language) {
        return Stream.concat(Stream.of(headings(template, language)), examples(template).stream())
                .map(row -> row.stream().map(TemplateFiles::quoted).collect(Collectors.joining(";")))
                .collect(Collectors.joining("\r\n", "\ufeff", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[\";\\r\\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }

    byte[] xlsx(Template template, Language language) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Tillit", null)) {
            table(workbook.newWorksheet(template.fileName()), template, language);
            guide(workbook.newWorksheet(texts.say(language, "load.guide")), template, language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void table(Worksheet sheet, Template template, Language language) {
        List<String> headings = headings(template, language);
        List<List<String>> rows = examples(template);
        for (int column = 0; column < headings.size(); column++) {
            sheet.style(column).format("@").set(); // text: else Excel makes days of codes and takes away noughts
            sheet.value(0, column, headings.get(column));
            sheet.style(0, column).bold().format("@").set();
            int widest = headings.get(column).length();
            for (int row = 0; row < rows.size(); row++) {
                sheet.value(row + 1, column, rows.get(row).get(column));
                sheet.style(row + 1, column).format("@").set();
                widest = Math.max(widest, rows.get(row).get(column).length());
            }
            sheet.width(column, Math.clamp(widest + 2, 10, 45));
        }
        sheet.freezePane(0, 1);
    }

    private void guide(Worksheet sheet, Template template, Language language) {
        sheet.value(0, 0, texts.say(language, "load.guide.column"));
        sheet.value(0, 1, texts.say(language, "load.guide.needed"));
        sheet.value(0, 2, texts.say(language, "load.guide"));
        sheet.range(0, 0, 0, 2).style().bold().set();
        int row = 1;
        for (Column column : template.columns()) {
            boolean needed = template.required().contains(column);
            sheet.value(row, 0, column.heading(language));
            sheet.value(row, 1, texts.say(language, needed ? "load.guide.must" : "load.guide.may"));
            sheet.value(row, 2, texts.say(language, helpKey(template, column)));
            row++;
        }
        sheet.value(row + 1, 0, texts.say(language, "load.guide.examples"));
        sheet.width(0, 22);
        sheet.width(1, 14);
        sheet.width(2, 100);
        sheet.freezePane(0, 1);
    }

    /** The key of the sentence that says what to write in a column. */
    static String helpKey(Template template, Column column) {
        return "load.help." + template + "." + column;
    }

    private static List<String> headings(Template template, Language language) {
        return template.columns().stream()
                .map(column -> column.heading(language))
                .toList();
    }

    /** As many cells a row as there are columns. */
    private static List<List<String>> examples(Template template) {
        int columns = template.columns().size();
        return sheet(template).rows().stream()
                .map(row -> IntStream.range(0, columns).mapToObj(row::cell).toList())
                .toList();
    }

    private static Sheet sheet(Template template) {
        String name = "/load/" + template.fileName() + ".csv";
        try (InputStream in = Objects.requireNonNull(TemplateFiles.class.getResourceAsStream(name))) {
            return CsvReader.read(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableFile e) {
            throw new IllegalStateException("Our own example cannot be read", e);
        }
    }
}
