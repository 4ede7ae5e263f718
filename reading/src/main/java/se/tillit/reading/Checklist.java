package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

import org.jspecify.annotations.Nullable;

/** Rows of a table, and what in them names a task and who does it. */
final class Checklist {

    private static final int LONGEST_ROLE = 5;
    /** A cell of more words than this is no name and no time. */
    private static final int LONGEST_CELL = 8;

    private final Tokens tokens;
    private final SubjectFinder subjects;
    private final DeadlineFinder deadlines;
    private final ReportingRule reporting;

    Checklist(Tokens tokens, SubjectFinder subjects, DeadlineFinder deadlines, ReportingRule reporting) {
        this.tokens = tokens;
        this.subjects = subjects;
        this.deadlines = deadlines;
        this.reporting = reporting;
    }

    /** A heading or a cell that only names somebody. */
    Addressee role(int from, int to) {
        if (to - from > LONGEST_ROLE || from < to && tokens.equals(from, "allmänna")) {
            return Addressee.NOBODY;
        }
        for (int i = from; i < to; i++) {
            if (!tokens.isWord(i)
                    || tokens.is(i, any(PRESENT, PASSIVE_PRESENT, NUMBER) | ClauseParser.MODAL)
                            && !tokens.is(i, any(ROLE, PREPOSITION))) {
                return Addressee.NOBODY;
            }
        }
        String name = subjects.actor(from, to, false);
        return name.isEmpty() ? Addressee.NOBODY : new Addressee(name, Addressee.Status.INHERITED);
    }

    /** What a row "Namnskylt på dörren | Kontaktperson" asks of whom; null where it is no such row. */
    @Nullable
    Act task(TableHead.Columns columns) {
        Addressee doer = Addressee.NOBODY;
        int task = -1;
        String when = "";
        int cell = 0;
        int column = -1;
        for (int i = 0; i <= tokens.count; i++) {
            if (i < tokens.count && !tokens.isChar(i, '|')) {
                continue;
            }
            column++;
            boolean named = columns.doer() >= 0;
            Addressee role = cell < i && tokens.is(cell, PREPOSITION)
                    ? Addressee.NOBODY
                    : !named ? role(cell, i) : column == columns.doer() ? doer(cell, i) : Addressee.NOBODY;
            int time = cell < i ? deadlines.match(cell, i) : cell;
            if (i == cell + 1 && isColumnHead(cell)) {
                return null;
            } else if (!role.name().isEmpty() && doer.name().isEmpty()) {
                doer = role;
            } else if (time == i && cell < i || isPeriod(cell, i) || column == columns.time() && isShort(cell, i)) {
                when = tokens.span(cell, i);
            } else if (task < 0 && cell < i && tokens.isWord(cell)) {
                task = cell;
            }
            cell = i + 1;
        }
        if (task < 0 || doer.name().isEmpty() || isListOfContacts()) {
            return null;
        }
        boolean reports = reporting.reports(task, tokens.count, true) || reporting.isDone(task, tokens.count);
        String said = when.isEmpty() ? deadlines.find(0, tokens.count) : when;
        return new Act(0, tokens.count, task, Modality.DUTY, reports, Addressee.stated(doer.name()), said);
    }

    /** Whoever stands in the column of those who do it, in the tables of nouns or not. */
    private Addressee doer(int from, int to) {
        boolean name = isShort(from, to) && tokens.isWord(from);
        for (int i = from; i < to && name; i++) {
            name = !tokens.is(i, any(NUMBER, PRESENT, INFINITIVE) | ClauseParser.MODAL)
                    || tokens.is(i, any(ROLE, PREPOSITION, COORDINATOR));
        }
        return name ? new Addressee(tokens.span(from, to), Addressee.Status.INHERITED) : Addressee.NOBODY;
    }

    private static boolean isShort(int from, int to) {
        return from < to && to - from <= LONGEST_CELL;
    }

    /** "14 dagar" in a cell of its own. */
    private boolean isPeriod(int from, int to) {
        return to == from + 2 && tokens.is(from, NUMBER) && tokens.is(from + 1, UNIT);
    }

    /** "Datum: | Signatur": places to fill in. */
    boolean isForm() {
        for (int i = 1; i < tokens.count; i++) {
            if (tokens.isChar(i, '|') && tokens.isChar(i - 1, ':')) {
                return true;
            }
        }
        return false;
    }

    private boolean isColumnHead(int i) {
        return tokens.startsWith(i, "ansvar")
                || tokens.equals(i, "vem")
                || tokens.equals(i, "vad")
                || tokens.equals(i, "funktion")
                || tokens.equals(i, "roll")
                || tokens.equals(i, "namn")
                || tokens.equals(i, "moment");
    }

    /** Rows with telephone numbers say where people are, not what they do. */
    private boolean isListOfContacts() {
        for (int i = 0; i < tokens.count; i++) {
            if (tokens.is(i, NUMBER) && tokens.end[i] - tokens.start[i] >= 5) {
                return true;
            }
        }
        return false;
    }
}
