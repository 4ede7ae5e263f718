package se.tillit.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What somebody searches for: words, each of which a passage must have, and phrases between quotation marks. */
public record Search(String typed) {

    private static final Pattern PHRASE = Pattern.compile("[\"”“]([^\"”“]+)[\"”“]");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST = 200;

    /** Shorter words are parts of too many others. */
    private static final int SHORTEST_PART = 4;

    public Search {
        typed = typed.strip();
        typed = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    }

    List<String> phrases() {
        List<String> phrases = new ArrayList<>();
        for (Matcher phrase = PHRASE.matcher(typed); phrase.find(); ) {
            phrases.add(phrase.group(1).strip());
        }
        return phrases;
    }

    private List<String> all() {
        return NO_WORD.splitAsStream(typed.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    public boolean isEmpty() {
        return all().isEmpty();
    }

    String words() {
        return String.join(" ", all());
    }

    /** In PostgreSQL's language; words hold letters and digits only, so nothing in them is taken for an operator. */
    String wholeWords() {
        return String.join(" & ", all());
    }

    /** The same, where a long word may also begin or end a compound; in a phrase each word stands for itself. */
    String parts() {
        String inPhrases = String.join(" ", phrases()).toLowerCase(Locale.ROOT);
        List<String> whole = NO_WORD.splitAsStream(inPhrases).toList();
        return all().stream()
                .map(word -> word.length() < SHORTEST_PART || whole.contains(word) ? word : word + ":*")
                .collect(Collectors.joining(" & "));
    }
}
