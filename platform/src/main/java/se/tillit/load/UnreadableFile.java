package se.tillit.load;

import java.util.List;

/** A file that cannot be read as a table: the sentence says what is wrong and what to do. */
final class UnreadableFile extends Exception {

    private final String text;
    private final String file;
    private final int limit;
    private final int row;

    private UnreadableFile(String text, String file, int limit, int row) {
        super(text + " " + file + " " + limit + " " + row);
        this.text = text;
        this.file = file;
        this.limit = limit;
        this.row = row;
    }

    UnreadableFile(String text, String file) {
        this(text, file, 0, 0);
    }

    /** @param limit how much is allowed, which the sentence mentions */
    UnreadableFile(String text, String file, int limit) {
        this(text, file, limit, 0);
    }

    static UnreadableFile fromRow(int row, String text, String file) {
        return new UnreadableFile(text, file, 0, row);
    }

    String text() {
        return text;
    }

    int limit() {
        return limit;
    }

    LoadProblem problem() {
        return new LoadProblem(file, row, null, text, List.of(file, limit));
    }
}
