package se.tillit.load;

import java.util.List;

/**
 * How much is read of what somebody sends. Generous for an organisation, hopeless for an attack: whatever the file, what is kept of it in
 * memory stays below some 150 MB.
 */
final class Limits {

    static final int FILE_BYTES = 20 << 20;
    static final int FILES = 10;
    static final int SHEETS = 50;
    static final int ROWS = 100_000;
    static final int COLUMNS = 200;
    static final int CELLS = 2_000_000;
    static final int CHARACTERS = 30_000_000;
    /** Of one cell of running text. */
    static final int CELL_CHARACTERS = 20_000;
    /** Of a name, a title or a code: an index takes no more. */
    static final int NAME_CHARACTERS = 300;

    private final String file;
    private int sheets;
    private int rows;
    private int cells;
    private long characters;

    /** Counts for one file. */
    Limits(String file) {
        this.file = file;
    }

    void sheet() throws UnreadableFile {
        rows = 0;
        if (++sheets > SHEETS) {
            throw new UnreadableFile("load.too-many-sheets", file, SHEETS);
        }
    }

    void row(List<String> row) throws UnreadableFile {
        if (++rows > ROWS + 1) {
            throw new UnreadableFile("load.too-many-rows", file, ROWS);
        }
        if (row.size() > COLUMNS) {
            throw new UnreadableFile("load.too-many-columns", file, COLUMNS);
        }
        cells += row.size();
        for (String cell : row) {
            characters += cell.length();
        }
        if (cells > CELLS || characters > CHARACTERS) {
            throw new UnreadableFile("load.too-much", file);
        }
    }
}
