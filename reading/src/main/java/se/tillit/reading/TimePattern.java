package se.tillit.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code times.tsv}, read into steps; the table says what each sign means.
 *
 * @param second the word that must stand behind the first, null where that is not a matter of one word
 */
record TimePattern(Step[] steps, Kind kind, @Nullable WordTest second) {

    enum Kind {
        TIME,
        EVENT,
        NOT
    }

    /** The parts in angle brackets, which {@link TimeGrammar} reads. */
    enum Part {
        WORDS,
        DATE,
        DATES,
        YEAR,
        AGE,
        PERIOD,
        CLOCK,
        OWN,
        AFTER,
        BESIDE,
        UNTIL,
        CLAUSE,
        PHRASE,
        REST,
        HAPPENING,
        ANYTHING,
        DOING,
        SUDDEN,
        START,
        END
    }

    private static final WordTest NO_WORD =
            new WordTest(new String[0], new String[0], new String[0], 0, false, false, 0, 0);

    enum Look {
        HERE,
        AHEAD,
        BEHIND
    }

    /**
     * One word or part.
     *
     * @param test the word, where the part is one
     * @param denied that it must not stand here
     */
    record Step(Part part, WordTest test, Look look, boolean denied, boolean optional) {}

    /** @throws IllegalArgumentException for a class or a part that there is none of */
    static TimePattern of(String pattern, String kind) {
        List<Step> steps = new ArrayList<>();
        for (String word : pattern.split(" ")) {
            steps.add(step(word));
        }
        boolean paired = steps.size() > 1 && steps.stream().limit(2).allMatch(TimePattern::isNeededWord);
        return new TimePattern(
                steps.toArray(Step[]::new),
                Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                paired ? steps.get(1).test : null);
    }

    private static boolean isNeededWord(Step step) {
        return step.part == Part.WORDS && step.look == Look.HERE && !step.optional;
    }

    /** Whether the row may go on with token {@code i}: most rows that begin with a word do not, and are done with. */
    boolean mayGoOn(Tokens tokens, int i, int limit) {
        return second == null || i < limit && second.fits(tokens, i);
    }

    private static Step step(String written) {
        boolean optional = written.startsWith("(");
        String word = optional ? written.substring(1, written.length() - 1) : written;
        if (word.equals("<START") || word.equals("END")) {
            return new Step(word.equals("END") ? Part.END : Part.START, NO_WORD, Look.AHEAD, false, false);
        }
        if (word.startsWith("<") && word.endsWith(">")) {
            Part part = Part.valueOf(word.substring(1, word.length() - 1).toUpperCase(Locale.ROOT));
            return new Step(part, NO_WORD, part == Part.OWN ? Look.AHEAD : Look.HERE, false, optional);
        }
        boolean denied = word.startsWith("!");
        boolean behind = word.startsWith("<");
        WordTest test = WordTest.of(denied || behind ? word.substring(1) : word);
        return new Step(Part.WORDS, test, denied ? Look.AHEAD : behind ? Look.BEHIND : Look.HERE, denied, optional);
    }

    /** The words that it can begin with, as {@link TimeTable} files it; more than one step where the first may be left out. */
    List<Step> openings() {
        List<Step> openings = new ArrayList<>();
        for (Step step : steps) {
            if (step.look == Look.HERE) {
                openings.add(step);
                if (!step.optional) {
                    break;
                }
            }
        }
        return openings;
    }
}
