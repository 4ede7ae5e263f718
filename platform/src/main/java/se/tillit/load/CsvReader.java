package se.tillit.load;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads CSV as Swedish spreadsheet programs write it: semicolons, commas or tabs; UTF-8 with and without a mark, or Windows-1252. */
final class CsvReader {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private CsvReader() {}

    static Sheet read(String name, byte[] content) throws UnreadableFile {
        String text = decode(content);
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableFile("load.not-a-table", name);
        }
        List<String> headings = List.of();
        List<Sheet.Row> rows = new ArrayList<>();
        try (var reader = de.siegmar.fastcsv.reader.CsvReader.builder()
                .fieldSeparator(separator(text))
                .maxBufferSize(1 << 20) // a cell of a megabyte is a quotation mark that was never closed
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                Limits.checkRow(name, rows.size(), record.getFieldCount());
                Sheet.Row row = new Sheet.Row((int) record.getStartingLineNumber(), List.copyOf(record.getFields()));
                if (headings.isEmpty()) {
                    headings = row.isEmpty() ? headings : row.cells();
                } else {
                    rows.add(row);
                }
            }
        } catch (CsvParseException e) {
            throw new UnreadableFile(
                    "load.broken-csv", name, rows.isEmpty() ? 1 : rows.getLast().number() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sheet(
                name, headings, rows.stream().filter(row -> !row.isEmpty()).toList());
    }

    private static String decode(byte[] content) throws UnreadableFile {
        if (starts(content, 0xFF, 0xFE) || starts(content, 0xFE, 0xFF)) {
            return new String(content, StandardCharsets.UTF_16);
        }
        int mark = starts(content, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content, mark, content.length - mark))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(content, WINDOWS);
        }
    }

    private static boolean starts(byte[] content, int... with) {
        if (content.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((content[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** The separator that stands most often in the first line that is not empty. */
    private static char separator(String text) {
        String line = text.lines().filter(one -> !one.isBlank()).findFirst().orElse("");
        char best = ';';
        long most = 0;
        for (char candidate : new char[] {';', '\t', ','}) {
            long found = line.chars().filter(c -> c == candidate).count();
            if (found > most) {
                best = candidate;
                most = found;
            }
        }
        return best;
    }
}
