package se.tillit.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The labels of a document's first page, by the table {@code facts.tsv}. */
final class FactTable {

    /** What a label tells; {@link #OTHER} is nothing that is kept. */
    enum Fact {
        TYPE,
        DECIDED_BY,
        DECIDED_ON,
        VALID_FROM,
        VALID_UNTIL,
        REVIEW,
        OWNER,
        REFERENCE,
        OTHER
    }

    private static final Map<String, Fact> LABELS = new HashMap<>();
    /** The first words of all labels: most lines open with none of them, and are done with. */
    private static final Set<String> FIRST_WORDS = new HashSet<>(List.of("dokumentet", "är"));

    private static final int LONGEST_LABEL = 40;

    static {
        for (String[] row : Table.read("facts.tsv")) {
            Fact fact = Fact.valueOf(row[0].replace('-', '_').toUpperCase(Locale.ROOT));
            for (String label : row[1].split("\\|")) {
                LABELS.put(label, fact);
                FIRST_WORDS.add(label.split(" ")[0]);
            }
        }
    }

    private FactTable() {}

    /** The fact that the words are the label of, or null. */
    static @Nullable Fact of(String words) {
        if (words.length() > LONGEST_LABEL || !opens(words)) {
            return null;
        }
        String label = words.toLowerCase(Locale.ROOT);
        label = label.endsWith(":") ? label.substring(0, label.length() - 1).stripTrailing() : label;
        label = label.startsWith("dokumentet ") ? label.substring("dokumentet ".length()) : label;
        label = label.startsWith("är ") ? label.substring("är ".length()) : label;
        label = label.endsWith(" är") ? label.substring(0, label.length() - " är".length()) : label;
        return LABELS.get(label);
    }

    /**
     * The end of the label that a line opens with, 0 where there is none: words in front of a colon, or without a colon words
     * that are followed by what such a label is followed by ("Diarienummer KS 2031/7", "Fastställd av Rektor").
     */
    static int opening(String line) {
        if (!opens(line)) {
            return 0;
        }
        int colon = line.indexOf(':');
        if (colon > 0 && colon <= LONGEST_LABEL && of(line.substring(0, colon)) != null) {
            return colon + 1;
        }
        int longest = 0;
        for (int blank = line.indexOf(' '); blank > 0 && blank <= LONGEST_LABEL; blank = line.indexOf(' ', blank + 1)) {
            Fact fact = of(line.substring(0, blank));
            longest = fact != null && fits(fact, line, blank + 1) ? blank : longest;
        }
        return line.endsWith(".") ? 0 : longest;
    }

    private static boolean opens(String line) {
        int end = 0;
        while (end < line.length() && (Letters.isLetter(line.charAt(end)) || line.charAt(end) == '-')) {
            end++;
        }
        return end > 0
                && end <= LONGEST_LABEL
                && FIRST_WORDS.contains(line.substring(0, end).toLowerCase(Locale.ROOT));
    }

    private static boolean fits(Fact fact, String line, int from) {
        return switch (fact) {
            case TYPE, OWNER -> Character.isUpperCase(line.charAt(from));
            case DECIDED_BY -> Character.isLetter(line.charAt(from));
            case OTHER -> false;
            default ->
                line.startsWith("Tills", from)
                        || line.chars().skip(from).limit(40).anyMatch(c -> c >= '0' && c <= '9');
        };
    }
}
