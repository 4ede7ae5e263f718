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

    /**
     * Which of a table's columns say who and when, and how many there are; -1 where none does.
     */
    record Columns(int count, int doer, int time) {
        static final Columns UNKNOWN = new Columns(0, -1, -1);
    }

    private static final List<Word> WORDS = new ArrayList<>();
    private static final List<Word> DOERS = new ArrayList<>();
    private static final List<Word> TIMES = new ArrayList<>();
    private static final int LONGEST_CELL = 40;

    static {
        for (String[] row : Table.read("columns.tsv")) {
            boolean column = row[0].equals("doer") || row[0].equals("time");
            List<Word> words = row[0].equals("doer") ? DOERS : row[0].equals("time") ? TIMES : WORDS;
            Use use = column ? Use.TASKS : Use.valueOf(row[0].toUpperCase(Locale.ROOT));
            for (String word : row[1].split("\\|")) {
                boolean begins = word.endsWith("*");
                words.add(new Word(begins ? word.substring(0, word.length() - 1) : word, begins, use));
            }
        }
    }

    private TableHead() {}

    /** What the table below a row is for, or null where the row is no head: half of its cells, and two, name a column. */
    static @Nullable Use of(String[] cells) {
        int named = 0;
        Use use = Use.TASKS;
        for (String cell : cells) {
            Word word = word(cell, WORDS);
            if (word != null) {
                named++;
                use = word.use.compareTo(use) < 0 ? word.use : use;
            }
        }
        return named >= 2 && named * 2 >= cells.length ? use : null;
    }

    /** What the columns below a head hold. */
    static Columns columns(String[] cells) {
        int doer = -1;
        int time = -1;
        for (int i = 0; i < cells.length; i++) {
            doer = doer < 0 && word(cells[i], DOERS) != null ? i : doer;
            time = time < 0 && word(cells[i], TIMES) != null ? i : time;
        }
        return new Columns(cells.length, doer, time);
    }

    private static @Nullable Word word(String cell, List<Word> words) {
        if (cell.length() > LONGEST_CELL) {
            return null;
        }
        String bare = (cell.endsWith(":") ? cell.substring(0, cell.length() - 1) : cell).toLowerCase(Locale.ROOT);
        for (Word word : words) {
            if (word.heads(bare)) {
                return word;
            }
        }
        return null;
    }
}
