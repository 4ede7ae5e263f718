package se.tillit.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A row of {@code times.tsv}, read into steps; the table says what each sign means. */
record TimePattern(Step[] steps, Kind kind) {

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
        ASKED,
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

    enum Look {
        HERE,
        AHEAD,
        BEHIND
    }

    /**
     * One word or part.
     *
     * @param words whole words, of which one must stand here
     * @param endings endings of words
     * @param beginnings beginnings of words
     * @param classes a mask of word classes
     * @param denied that it must not stand here
     */
    record Step(
            Part part,
            String[] words,
            String[] endings,
            String[] beginnings,
            long classes,
            Look look,
            boolean denied,
            boolean optional) {}

    private static final long FINITE = ClauseParser.MODAL | WordClass.any(WordClass.PRESENT, WordClass.PASSIVE_PRESENT);

    /** @throws IllegalArgumentException for a class or a part that there is none of */
    static TimePattern of(String pattern, String kind) {
        List<Step> steps = new ArrayList<>();
        for (String word : pattern.split(" ")) {
            steps.add(step(word));
        }
        return new TimePattern(steps.toArray(Step[]::new), Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
    }

    private static Step step(String written) {
        boolean optional = written.startsWith("(");
        String word = optional ? written.substring(1, written.length() - 1) : written;
        if (word.equals("START") || word.equals("<START") || word.equals("END")) {
            Part edge = word.equals("END") ? Part.END : Part.START;
            return new Step(edge, new String[0], new String[0], new String[0], 0, Look.AHEAD, false, false);
        }
        if (word.startsWith("<") && word.endsWith(">")) {
            Part part = Part.valueOf(word.substring(1, word.length() - 1).toUpperCase(Locale.ROOT));
            Look look = part == Part.OWN ? Look.AHEAD : Look.HERE;
            return new Step(part, new String[0], new String[0], new String[0], 0, look, false, optional);
        }
        boolean denied = word.startsWith("!");
        boolean behind = word.startsWith("<");
        List<String> words = new ArrayList<>();
        List<String> endings = new ArrayList<>();
        List<String> beginnings = new ArrayList<>();
        long classes = 0;
        for (String choice : (denied || behind ? word.substring(1) : word).split("\\|")) {
            if (choice.startsWith("*")) {
                endings.add(choice.substring(1));
            } else if (choice.endsWith("*")) {
                beginnings.add(choice.substring(0, choice.length() - 1));
            } else if (choice.equals("FINITE")) {
                classes |= FINITE;
            } else if (choice.equals("ANY")) {
                endings.add("");
            } else if (choice.length() > 1 && choice.equals(choice.toUpperCase(Locale.ROOT)) && !choice.equals(",")) {
                classes |= WordClass.named(choice).bit;
            } else {
                words.add(choice);
            }
        }
        return new Step(
                Part.WORDS,
                words.toArray(String[]::new),
                endings.toArray(String[]::new),
                beginnings.toArray(String[]::new),
                classes,
                denied ? Look.AHEAD : behind ? Look.BEHIND : Look.HERE,
                denied,
                optional);
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
