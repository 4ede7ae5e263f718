package se.tillit.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The finite verbs of {@code phrases.tsv}, which order or allow together with a word near them. */
final class OrderPhrases {

    /**
     * @param near the words of which one must stand near the verb; empty where none is needed
     * @param affirmed the modality of the clause
     * @param denied the modality where the clause is denied, null where it then says nothing
     */
    record Phrase(
            List<String> near, Modality affirmed, @Nullable Modality denied) {}

    private static final Map<String, List<Phrase>> BY_VERB = load();
    private static final int REACH = 9;

    private OrderPhrases() {}

    private static Map<String, List<Phrase>> load() {
        Map<String, List<Phrase>> all = new HashMap<>();
        for (String[] row : Table.read("phrases.tsv")) {
            List<String> near = row[1].equals("-")
                    ? List.of()
                    : Stream.of(row[1].split(" ")).map(String::intern).toList();
            Modality denied = row[3].equals("-") ? null : Modality.valueOf(row[3].toUpperCase(Locale.ROOT));
            all.computeIfAbsent(row[0], verb -> new ArrayList<>())
                    .add(new Phrase(near, Modality.valueOf(row[2].toUpperCase(Locale.ROOT)), denied));
        }
        return Map.copyOf(all);
    }

    /** The phrase that the finite verb heads in {@code [from, to)}, or null. */
    static @Nullable Phrase at(Tokens tokens, int from, int verb, int to) {
        List<Phrase> phrases = tokens.is(verb, WordClass.PHRASE) ? BY_VERB.get(tokens.lowered(verb)) : null;
        if (phrases == null) {
            return null;
        }
        for (Phrase phrase : phrases) {
            if (phrase.near.isEmpty()) {
                return phrase;
            }
            for (int i = Math.max(from, verb - REACH); i < Math.min(to, verb + REACH); i++) {
                if (i > verb
                        && tokens.is(
                                i,
                                WordClass.any(
                                        WordClass.RELATIVE, WordClass.SUBORDINATOR, WordClass.ATT, WordClass.QUESTION))
                        && !tokens.is(i, WordClass.PREPOSITION)) {
                    break;
                }
                for (String word : phrase.near) {
                    boolean ending = word.charAt(0) == '-' && tokens.endsWith(i, word.substring(1));
                    if (ending || tokens.equals(i, word)) {
                        return phrase;
                    }
                }
            }
        }
        return null;
    }
}
