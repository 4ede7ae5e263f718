package se.tillit.cli;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * Reads comma-separated values (RFC 4180) field by field without making a string of each: a file of votes is mostly a
 * hundred million empty fields. Blank lines are passed over.
 */
final class CsvScanner {

    private static final int LONGEST_FIELD = 1 << 20;

    private final Reader reader;
    private final String name;
    private final char[] buffer = new char[1 << 16];
    private int position;
    private int limit;

    private char[] field = new char[256];
    private int length;
    private boolean more;
    private int line = 1;
    private int recordLine;

    /** @param name of the file, for messages */
    CsvScanner(Reader reader, String name) throws IOException {
        this.reader = reader;
        this.name = name;
        if (peek() == '\uFEFF') {
            position++;
        }
    }

    /** Moves to the next record; false at the end. What is left of the present one is passed over. */
    boolean nextRecord() throws IOException {
        while (nextField()) {
            length = 0;
        }
        while (peek() == '\n' || peek() == '\r') {
            line += read() == '\n' ? 1 : 0;
        }
        recordLine = line;
        more = peek() >= 0;
        return more;
    }

    /** Moves to the next field of the record; false where there is none. */
    boolean nextField() throws IOException {
        if (!more) {
            return false;
        }
        length = 0;
        // Most fields of a file of votes are empty: they are passed in a glance.
        if (position < limit && buffer[position] == ',') {
            position++;
            return true;
        }
        if (peek() == '"') {
            position++;
            readQuoted();
        }
        while (true) {
            int c = read();
            switch (c) {
                case ',' -> {
                    return true;
                }
                case '\r' -> {
                    if (peek() != '\n') {
                        more = false;
                        return true;
                    }
                }
                case '\n', -1 -> {
                    line += c == '\n' ? 1 : 0;
                    more = false;
                    return true;
                }
                default -> append(c);
            }
        }
    }

    private void readQuoted() throws IOException {
        while (true) {
            int c = read();
            if (c < 0) {
                throw new UnusableInput(
                        name + " line " + recordLine + ": a quotation mark is opened here and never closed");
            }
            if (c == '"') {
                if (peek() != '"') {
                    return;
                }
                position++;
            }
            line += c == '\n' ? 1 : 0;
            append(c);
        }
    }

    /** The line on which the record begins, from 1. */
    int recordLine() {
        return recordLine;
    }

    boolean isEmpty() {
        return length == 0;
    }

    String text() {
        return new String(field, 0, length);
    }

    private void append(int c) {
        if (length == field.length) {
            if (length == LONGEST_FIELD) {
                throw new UnusableInput(name + " line " + recordLine + ": a field of more than a million characters: "
                        + "is a quotation mark missing?");
            }
            field = Arrays.copyOf(field, 2 * length);
        }
        field[length++] = (char) c;
    }

    private int peek() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, reader.read(buffer));
        }
        return position < limit ? buffer[position] : -1;
    }

    private int read() throws IOException {
        int c = peek();
        position += c < 0 ? 0 : 1;
        return c;
    }
}
