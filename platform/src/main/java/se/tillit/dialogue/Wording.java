package se.tillit.dialogue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.tillit.access.Problems;
import se.tillit.web.ThirdPersons;

/** What a statement says: whether it can be one, whether it may be about a person, and which others say much the same. */
final class Wording {

    static final int FEWEST_LETTERS = 10;
    private static final int STEM = 5;
    private static final double ALIKE = 0.34;
    private static final int MOST_ALIKE = 3;

    /** Two names in a row, as in "Anna Berg"; not at the beginning of a sentence, where the first word has a capital anyway. */
    private static final Pattern NAME =
            Pattern.compile("(?<=[\\p{Ll},;:] )\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)? \\p{Lu}\\p{Ll}+");

    private static final Pattern TITLED = Pattern.compile(
            "(?iu)\\b(?:chefen|rektorn|läkaren|syster|sköterskan|läraren|enhetschefen|fru|herr)\\s+(?-i:\\p{Lu}\\p{Ll}{2,})");
    private static final Set<String> SMALL = Set.of(
            "att", "och", "det", "den", "som", "ska", "för", "inte", "med", "till", "man", "kan", "har", "när", "ett",
            "vara", "också", "the", "and", "should", "that", "for", "not", "with", "are", "from", "than");

    private Wording() {}

    /** One line, without marks that nobody sees. */
    static String tidy(String typed) {
        return typed.replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\\u200d]]", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    static void check(String text, int longest, Problems problems) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        problems.addIf(letters < FEWEST_LETTERS, "text", "dialogue.too-short", FEWEST_LETTERS)
                .addIf(text.codePointCount(0, text.length()) > longest, "text", "dialogue.too-long", longest);
    }

    /** Whether somebody should look before others do: it may name a person, or hold a number or an address of one. */
    static boolean mayBeAboutAPerson(String text) {
        Matcher names = NAME.matcher(text);
        return !ThirdPersons.in(text).isEmpty() || TITLED.matcher(text).find() || names.find();
    }

    /** The same words, however they are written. */
    static String plain(String text) {
        return String.join(" ", words(text));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Set<String> stems(String text) {
        return words(text).stream()
                .filter(word -> word.length() > 2 && !SMALL.contains(word))
                .map(word -> word.substring(0, Math.min(STEM, word.length())))
                .collect(Collectors.toSet());
    }

    private record Near(Statement statement, double alike) {}

    /** Those that share most of their words with the text, the nearest first; at most three. */
    static List<Statement> alike(String text, List<Statement> among) {
        Set<String> own = stems(text);
        if (own.size() < 2) {
            return List.of();
        }
        return among.stream()
                .map(statement -> new Near(statement, alike(own, stems(statement.body()))))
                .filter(near -> near.alike() >= ALIKE)
                .sorted(Comparator.comparingDouble(Near::alike).reversed())
                .limit(MOST_ALIKE)
                .map(Near::statement)
                .toList();
    }

    private static double alike(Set<String> one, Set<String> other) {
        long common = one.stream().filter(other::contains).count();
        return common == 0
                ? 0
                : (double) common
                        / Math.min(one.size() + other.size() - common, 2 * Math.min(one.size(), other.size()));
    }
}
