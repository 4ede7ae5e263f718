package se.tillit.load;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads CSV as Swedish spreadsheet programs write it: semicolons, commas or tabs; UTF-8 with and without a mark, or Windows-1252. */
final class CsvReader {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    /** A cell of a million characters is a quotation mark that was never closed. */
    private static final int LONGEST_CELL = 1 << 20;

    private CsvReader() {}

    static Sheet read(String name, byte[] content) throws UnreadableFile {
        String text = decode(content);
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableFile("load.not-a-table", name);
        }
        Sheet.Builder sheet = new Sheet.Builder(name, new Limits(name));
        CsvRecordHandler cells = CsvRecordHandler.builder()
                .maxFields(LONGEST_CELL)
                .maxFieldSize(LONGEST_CELL)
                .maxRecordSize(2 * LONGEST_CELL)
                .build();
        int number = 0;
        try (var reader = de.siegmar.fastcsv.reader.CsvReader.builder()
                .fieldSeparator(separator(text))
                .maxBufferSize(LONGEST_CELL)
                .skipEmptyLines(false) // a spreadsheet program counts them
                .allowExtraFields(true)
                .allowMissingFields(true)
                .build(cells, text)) {
            for (CsvRecord record : reader) {
                if (++number > 1 || !record.getField(0).equals("sep=")) { // Excel's own first line
                    sheet.row(number, record.getFields());
                }
            }
        } catch (CsvParseException e) {
            throw UnreadableFile.fromRow(number + 1, "load.broken-csv", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sheet.sheet();
    }

    private static String decode(byte[] content) {
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

    /** The separator that stands most often outside quotation marks in the first line that is not empty. */
    private static char separator(String text) {
        int[] found = new int[128];
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\n' || c == '\r') {
                if (begun && !quoted) {
                    break;
                }
            } else if (!quoted && c < found.length) {
                found[c]++;
            }
            begun |= !Character.isWhitespace(c);
        }
        char best = found[';'] >= found['\t'] ? ';' : '\t';
        return found[best] >= found[','] ? best : ',';
    }
}
