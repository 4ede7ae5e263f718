package se.tillit.load;

/** How much of a file is read. Generous for an organisation, hopeless for an attack. */
final class Limits {

    static final int FILE_BYTES = 20 << 20;
    static final int ROWS = 200_000;
    static final int COLUMNS = 200;
    static final int CELL_CHARACTERS = 20_000;

    private Limits() {}

    static void checkRow(String name, int rowsBefore, int columns) throws UnreadableFile {
        if (rowsBefore >= ROWS) {
            throw new UnreadableFile("load.too-many-rows", name, ROWS);
        }
        if (columns > COLUMNS) {
            throw new UnreadableFile("load.too-many-columns", name, COLUMNS);
        }
    }
}
