package se.tillit.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a table is for, told by the words at the head of its columns: the table {@code columns.tsv}. */
final class TableHead {

    enum Use {
        POWERS,
        RECORDS,
        TASKS
    }

    private record Word(String text, boolean begins, Use use) {
        boolean heads(String cell) {
            return begins ? cell.startsWith(text) : cell.equals(text);
        }
    }

    private static final List<Word> WORDS = new ArrayList<>();
    private static final int LONGEST_CELL = 40;

    static {
        for (String[] row : Table.read("columns.tsv")) {
            Use use = Use.valueOf(row[0].toUpperCase(Locale.ROOT));
            for (String word : row[1].split("\\|")) {
                boolean begins = word.endsWith("*");
                WORDS.add(new Word(begins ? word.substring(0, word.length() - 1) : word, begins, use));
            }
        }
    }

    private TableHead() {}

    /** What the table below a row is for, or null where the row is no head: half of its cells, and two, name a column. */
    static @Nullable Use of(String[] cells) {
        int named = 0;
        Use use = Use.TASKS;
        for (String cell : cells) {
            Word word = cell.length() > LONGEST_CELL ? null : word(cell.toLowerCase(Locale.ROOT));
            if (word != null) {
                named++;
                use = word.use.compareTo(use) < 0 ? word.use : use;
            }
        }
        return named >= 2 && named * 2 >= cells.length ? use : null;
    }

    private static @Nullable Word word(String cell) {
        String bare = cell.endsWith(":") ? cell.substring(0, cell.length() - 1) : cell;
        for (Word word : WORDS) {
            if (word.heads(bare)) {
                return word;
            }
        }
        return null;
    }
}
