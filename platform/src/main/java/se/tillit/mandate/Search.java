package se.tillit.mandate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to decide, in their own words: "köpa en stol för 3 000 kr". The amount is taken out; what is left is words, of which a
 * matter need not have all.
 */
record Search(String typed) {

    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 8;
    /** Shorter words are parts of too many others. */
    private static final int SHORTEST_PART = 4;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern AMOUNT =
            Pattern.compile("(?iU)(\\d[\\d\\s\\u00a0\\u202f.]*)\\s*(tkr|kr|kronor|sek|:-)(?!\\w)");
    private static final Pattern ENDED = Pattern.compile("(?U)(\\w{5,}?)(?:erna|arna|orna|er|ar|or|en|et|na|n|s)");

    /** What every such question has, beside the words that PostgreSQL leaves out itself. */
    private static final Set<String> ASKING = Set.of(
            "får",
            "besluta",
            "beslut",
            "bestämma",
            "jag",
            "vi",
            "om",
            "kan",
            "ska",
            "vill",
            "själv",
            "här",
            "gäller",
            "may",
            "i",
            "decide",
            "the",
            "a",
            "to");

    Search {
        typed = typed.strip();
        typed = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    }

    /** The amount in SEK that stands among the words; null where none does. */
    @Nullable
    BigDecimal amount() {
        Matcher amount = AMOUNT.matcher(typed);
        return amount.find() ? ReadOrder.amount(amount.group(1), amount.group(2)) : null;
    }

    List<String> words() {
        List<String> all = words(AMOUNT.matcher(typed).replaceAll(" "));
        List<String> telling =
                all.stream().filter(word -> !ASKING.contains(word)).toList();
        return (telling.isEmpty() ? all : telling).stream().limit(MOST_WORDS).toList();
    }

    boolean isEmpty() {
        return words().isEmpty();
    }

    /**
     * Each word in PostgreSQL's language, as itself, as the beginning of a longer one, or as what the organisation says it means. Words hold
     * letters and digits only, so nothing in them is taken for an operator.
     */
    List<String> terms(Collection<Word> meanings) {
        String whole = " " + String.join(" ", words(typed)) + " ";
        List<String> terms = new ArrayList<>();
        Set<String> used = new LinkedHashSet<>();
        meanings.stream()
                .filter(word -> word.everyday().contains(" ") && whole.contains(" " + word.everyday() + " "))
                .forEach(word -> {
                    terms.add(meaning(word.means()));
                    terms.add(meaning(word.means()));
                    used.addAll(words(word.everyday()));
                });
        for (String word : words()) {
            if (used.contains(word)) {
                continue;
            }
            List<String> meant = meanings.stream()
                    .filter(one -> sameWord(word, one.everyday()))
                    .map(one -> meaning(one.means()))
                    .toList();
            terms.add(
                    Stream.concat(Stream.of(part(word)), meant.stream()).collect(Collectors.joining(" | ", "(", ")")));
            // What the organisation has said counts twice: it is no coincidence of letters.
            terms.addAll(meant);
        }
        return terms.stream().filter(term -> term.length() > 2).toList();
    }

    /** Everyday words are few and short; their endings are let go: "stolar" is "stol". */
    private static boolean sameWord(String typed, String everyday) {
        return typed.equals(everyday)
                || (everyday.length() >= SHORTEST_PART
                        && typed.startsWith(everyday)
                        && typed.length() - everyday.length() <= 3);
    }

    private static String meaning(String text) {
        return words(text).stream().map(Search::part).collect(Collectors.joining(" & ", "(", ")"));
    }

    /** Also without its ending: the stem of "platser" is not the beginning of the stem of "plats". */
    private static String part(String word) {
        if (word.length() < SHORTEST_PART) {
            return word;
        }
        Matcher ended = ENDED.matcher(word);
        return ended.matches() ? "(" + word + ":* | " + ended.group(1) + ":*)" : word + ":*";
    }

    static List<String> words(String text) {
        return NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty() && word.length() <= 60)
                .distinct()
                .toList();
    }
}
