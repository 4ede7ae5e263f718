package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A choice of words in a table: {@code a|b}, {@code *ending}, {@code beginning*}, {@code CLASS}, {@code FINITE} verb, {@code ANY}
 * word that is no verb, preposition or the like; {@code (…)} may be left out.
 *
 * @param classes a mask of word classes
 * @param letters a bit for each letter that one of the words or beginnings opens with
 * @param lengths a bit for each length of one of the words
 */
record WordTest(
        String[] words,
        String[] endings,
        String[] beginnings,
        long classes,
        boolean plain,
        boolean optional,
        long letters,
        long lengths) {

    private static final long FINITE_VERB = ClauseParser.MODAL | any(PRESENT, PASSIVE_PRESENT);
    private static final long NOT_ANY =
            any(PREPOSITION, COORDINATOR, ADVERB, NEGATION, NUMBER, INFINITIVE, PRESENT, RELATIVE, ATT, QUESTION)
                    | ClauseParser.MODAL;

    /** @throws IllegalArgumentException for a class that there is none of */
    static WordTest of(String written) {
        boolean optional = written.startsWith("(");
        List<String> words = new ArrayList<>();
        List<String> endings = new ArrayList<>();
        List<String> beginnings = new ArrayList<>();
        long classes = 0;
        boolean plain = false;
        for (String choice : (optional ? written.substring(1, written.length() - 1) : written).split("\\|")) {
            if (choice.startsWith("*")) {
                endings.add(choice.substring(1));
            } else if (choice.endsWith("*")) {
                beginnings.add(choice.substring(0, choice.length() - 1));
            } else if (choice.equals("FINITE")) {
                classes |= FINITE_VERB;
            } else if (choice.equals("ANY")) {
                plain = true;
            } else if (choice.length() > 1 && choice.equals(choice.toUpperCase(Locale.ROOT))) {
                classes |= WordClass.named(choice).bit;
            } else {
                words.add(choice.intern());
            }
        }
        return new WordTest(
                words.toArray(String[]::new),
                endings.toArray(String[]::new),
                beginnings.toArray(String[]::new),
                classes,
                plain,
                optional,
                letters(words) | letters(beginnings),
                words.stream().mapToLong(word -> 1L << word.length()).reduce(0, (a, b) -> a | b));
    }

    private static long letters(List<String> words) {
        return words.stream().mapToLong(word -> 1L << word.charAt(0)).reduce(0, (a, b) -> a | b);
    }

    boolean fits(Tokens tokens, int i) {
        return tokens.is(i, classes) || plain && tokens.isWord(i) && !tokens.is(i, NOT_ANY) || fitsForm(tokens, i);
    }

    /** Whether it can fit the word at {@code i} wherever that stands, which may decide what class it is of. */
    boolean mayFit(Tokens tokens, int i) {
        return classes != 0 || plain || fitsForm(tokens, i);
    }

    private boolean fitsForm(Tokens tokens, int i) {
        if (endings.length == 0 && (letters >>> tokens.firstLetter(i) & 1) == 0) {
            return false;
        }
        if ((lengths >>> tokens.length(i) & 1) != 0) {
            for (String word : words) {
                if (tokens.equals(i, word)) {
                    return true;
                }
            }
        }
        for (String ending : endings) {
            if (tokens.endsWith(i, ending)) {
                return true;
            }
        }
        for (String beginning : beginnings) {
            if (tokens.startsWith(i, beginning)) {
                return true;
            }
        }
        return false;
    }

    /** The token after as many of the tests as fit from {@code from}, one after another, or -1 where they do not all fit. */
    static int fit(WordTest[] tests, Tokens tokens, int from, int to) {
        int at = from;
        for (WordTest test : tests) {
            if (at < to && test.fits(tokens, at) && !(test.optional && isLast(tests, test, tokens, at, to))) {
                at++;
            } else if (!test.optional) {
                return -1;
            }
        }
        return at;
    }

    /** Whether what may be left out would take the word that the last test needs. */
    private static boolean isLast(WordTest[] tests, WordTest test, Tokens tokens, int at, int to) {
        WordTest last = tests[tests.length - 1];
        return last != test
                && last.fits(tokens, at)
                && (at + 1 >= to || !last.fits(tokens, at + 1))
                && (at + 2 >= to || !last.fits(tokens, at + 2));
    }
}
