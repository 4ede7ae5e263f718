package se.tillit.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a stream of bytes into the fields of a CSV file (RFC 4180; comma, semicolon or tab, found from the first line).
 * The current field lies in {@code bytes[start..end)}; nothing is decoded or copied until somebody asks for it, so that
 * columns nobody needs cost one comparison per byte.
 */
final class CsvScanner {

    private static final int CHUNK = 1 << 16;
    /** No answer and no unit's name is this long: a forgotten closing quote is. */
    private static final int LONGEST_FIELD = 1 << 20;

    private final InputStream in;
    private byte delimiter = ',';

    byte[] bytes = new byte[CHUNK];
    int start;
    int end;
    boolean quoted;
    /** Whether the current field was the last of its record. */
    boolean lastOfRecord = true;
    /** The line on which the current field begins, from 1. */
    long line = 1;

    private int position;
    private int limit;
    private boolean skipLineFeed;
    private boolean exhausted;
    private long nextLine = 1;

    CsvScanner(InputStream in) throws IOException {
        this.in = in;
        while (limit < 4 && refill()) {}
        refuseOtherFormats();
        if (limit >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            position = 3;
        }
    }

    /** The names in the first record; finds the delimiter. */
    List<String> header() throws IOException {
        delimiter = commonestDelimiter();
        List<String> names = new ArrayList<>();
        while (next()) {
            names.add(text());
            if (lastOfRecord) {
                break;
            }
        }
        return names;
    }

    /** Moves to the next field; false at the end of the file. */
    boolean next() throws IOException {
        line = nextLine;
        if (!available()) {
            // A delimiter as the very last byte still promises one more, empty field.
            boolean promised = !lastOfRecord;
            lastOfRecord = true;
            start = end = position;
            quoted = false;
            return promised;
        }
        if (skipLineFeed) {
            skipLineFeed = false;
            if (bytes[position] == '\n') {
                position++;
                return next();
            }
        }
        start = position;
        quoted = bytes[position] == '"';
        if (quoted) {
            unquote();
        } else {
            findEnd();
            end = position;
        }
        step();
        return true;
    }

    /** Where fields are parted by semicolons, it is because the comma is taken: it parts decimals. */
    boolean commaPartsDecimals() {
        return delimiter == ';';
    }

    /** The current field as text. */
    String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString()
                    .strip();
        } catch (CharacterCodingException notUtf8) {
            throw problem("the text is not UTF-8; save the file as \"CSV UTF-8\"");
        }
    }

    UnreadableAnswers problem(String what) {
        return new UnreadableAnswers(List.of("line " + line + ": " + what));
    }

    private void findEnd() throws IOException {
        do {
            byte[] b = bytes;
            int p = position;
            int n = limit;
            byte d = delimiter;
            while (p < n && b[p] != d && b[p] != '\n' && b[p] != '\r') {
                p++;
            }
            position = p;
        } while (position == limit && refill());
    }

    /** Moves the inside of a quoted field together, so that doubled quotes become one. */
    private void unquote() throws IOException {
        int length = 0;
        position++;
        while (true) {
            if (!available()) {
                throw problem("a quote is opened here and never closed");
            }
            byte b = bytes[position++];
            if (b == '"') {
                if (!available() || bytes[position] != '"') {
                    break;
                }
                position++;
            } else if (b == '\n') {
                nextLine++;
            }
            bytes[start + length++] = b;
        }
        end = start + length;
        if (available() && bytes[position] != delimiter && bytes[position] != '\n' && bytes[position] != '\r') {
            throw problem("text follows a closing quote; quotes inside a quoted text are written twice");
        }
    }

    /** Steps over what ended the field: a delimiter, the end of the line, or the end of the file. */
    private void step() {
        if (position == limit) {
            lastOfRecord = true;
            return;
        }
        byte ending = bytes[position++];
        lastOfRecord = ending != delimiter;
        if (lastOfRecord) {
            nextLine++;
            skipLineFeed = ending == '\r';
        }
    }

    private boolean available() throws IOException {
        return position < limit || refill();
    }

    /** Reads more behind what is there; the current field is kept and may move to the front of the buffer. */
    private boolean refill() throws IOException {
        if (exhausted) {
            return false;
        }
        int kept = limit - start;
        if (kept > LONGEST_FIELD) {
            throw problem("a field is longer than " + LONGEST_FIELD + " characters; is a closing quote missing?");
        }
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, kept);
            position -= start;
            end -= start;
            limit = kept;
            start = 0;
        }
        if (limit == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int read = in.read(bytes, limit, bytes.length - limit);
        exhausted = read < 0;
        limit += Math.max(read, 0);
        return read > 0;
    }

    private byte commonestDelimiter() throws IOException {
        byte[] candidates = {',', ';', '\t'};
        int[] seen = new int[candidates.length];
        boolean inQuotes = false;
        for (int p = position; p < limit || refill(); p++) {
            byte b = bytes[p];
            if (b == '"') {
                inQuotes = !inQuotes;
            } else if (!inQuotes && (b == '\n' || b == '\r')) {
                break;
            } else if (!inQuotes) {
                for (int c = 0; c < candidates.length; c++) {
                    seen[c] += b == candidates[c] ? 1 : 0;
                }
            }
        }
        int best = 0;
        for (int c = 1; c < candidates.length; c++) {
            best = seen[c] > seen[best] ? c : best;
        }
        return candidates[best];
    }

    private void refuseOtherFormats() {
        if (limit >= 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4) {
            throw problem("this is a spreadsheet, not CSV; save it as \"CSV UTF-8\"");
        }
        boolean utf16 = limit >= 2 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE;
        for (int i = 0; i < limit && !utf16; i++) {
            utf16 = bytes[i] == 0;
        }
        if (utf16) {
            throw problem("this is not UTF-8 text; save the file as \"CSV UTF-8\"");
        }
    }
}
