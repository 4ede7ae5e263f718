package se.tillit.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.tillit.reading.TimePattern.Step;

/** The rows of {@code times.tsv}, filed by the word they begin with, so that few of them are tried at a word. */
final class TimeTable {

    private static final int DRAWERS = 1024;
    private static final TimePattern[] NONE = {};

    static final TimeTable STANDARD = new TimeTable(Table.read("times.tsv"));

    private final TimePattern[][] byWord = new TimePattern[DRAWERS][];
    private final List<TimePattern> open = new ArrayList<>();
    private final TimePattern[] byClass;
    /** What a word must be for the row at the same place in {@link #byClass} to begin there; all ones where an ending decides. */
    private final long[] classes;

    private final Set<String> openers = new HashSet<>();
    private long openingClasses = WordClass.TIME.bit;

    private TimeTable(List<String[]> rows) {
        for (String[] row : rows) {
            file(TimePattern.of(row[0], row[1]));
        }
        byClass = open.toArray(TimePattern[]::new);
        classes = open.stream().mapToLong(TimeTable::openingClasses).toArray();
    }

    private void file(TimePattern pattern) {
        for (Step step : pattern.openings()) {
            for (String word : step.test().words()) {
                int drawer = drawer(word.charAt(0), word.length());
                TimePattern[] before = byWord[drawer] == null ? NONE : byWord[drawer];
                if (before.length == 0 || before[before.length - 1] != pattern) {
                    byWord[drawer] = Arrays.copyOf(before, before.length + 1);
                    byWord[drawer][before.length] = pattern;
                }
                openers.add(word);
            }
            boolean otherwise = step.test().words().length == 0 || step.test().classes() != 0;
            if (otherwise && (open.isEmpty() || open.getLast() != pattern)) {
                open.add(pattern);
            }
            openingClasses |= step.test().classes();
        }
    }

    private static long openingClasses(TimePattern pattern) {
        long mask = 0;
        for (Step step : pattern.openings()) {
            WordTest test = step.test();
            boolean open = test.words().length > 0 || test.endings().length > 0 || test.beginnings().length > 0;
            mask |= open || test.plain() || test.classes() == 0 ? -1L : test.classes();
        }
        return mask;
    }

    private static int drawer(char first, int length) {
        return first * 31 + length & DRAWERS - 1;
    }

    /** The words that a row begins with. */
    Set<String> openers() {
        return openers;
    }

    /** The word classes of which one must be there for any row to begin at a word. */
    long openingClasses() {
        return openingClasses;
    }

    TimePattern[] beginningWith(char first, int length) {
        TimePattern[] found = byWord[drawer(first, length)];
        return found == null ? NONE : found;
    }

    TimePattern[] beginningWithAClass() {
        return byClass;
    }

    /** For each of {@link #beginningWithAClass()}, the classes of which the first word must have one. */
    long[] classesToBegin() {
        return classes;
    }
}
