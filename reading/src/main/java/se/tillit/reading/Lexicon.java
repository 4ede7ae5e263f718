package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a Swedish word: looked up in the tables, else derived from its form (compounds, inflections, verbs in
 * -era). Answers are remembered in an open hash table over the text's own characters, so that a running text is looked
 * up without making strings. Not for several threads at once.
 */
final class Lexicon {

    /** Beyond this many remembered words (a hostile text has no end of them) the derivation is simply done again. */
    private static final int REMEMBERED = 1 << 17;

    private static final int LONGEST_WORD = 64;

    private static final String[] NOUN_ENDINGS = forms("noun ending");

    private static final String[] VERB_PREFIXES = forms("verb prefixe");

    private static final String[] PERIOD_ENDINGS = forms("period ending");

    private static final String[] LAW_ENDINGS = forms("law ending");

    private record Words(Map<String, Long> exact, Map<String, Long> stems, Map<String, Long> verbs) {}

    private static final Words WORDS = load();

    /**
     * A word as it is met in texts.
     *
     * @param letters it in lower case
     * @param form the same as a string of which there is one ({@link String#intern}), so that words are compared by identity;
     *     null for one too long to be in a table
     */
    record Word(char[] letters, @Nullable String form, long classes) {}

    private static final Word TOO_LONG = new Word(new char[0], null, 0);

    private @Nullable Word[] known = new Word[1 << 14];
    private int size;

    /** The word {@code text[start..end)}, which is in lower case. */
    Word word(char[] text, int start, int end) {
        int length = end - start;
        if (length > LONGEST_WORD) {
            return TOO_LONG;
        }
        int slot = hash(text, start, end) & known.length - 1;
        for (Word word; (word = known[slot]) != null; slot = slot + 1 & known.length - 1) {
            if (matches(word.letters, text, start, length)) {
                return word;
            }
        }
        String form = new String(text, start, length).intern();
        Word word = new Word(form.toCharArray(), form, derive(form));
        if (size < REMEMBERED) {
            remember(word);
        }
        return word;
    }

    /** The classes of a word in lower case; zero for a word of none. */
    long classes(String word) {
        return word(word.toCharArray(), 0, word.length()).classes;
    }

    private static boolean matches(char[] letters, char[] text, int start, int length) {
        if (letters.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (letters[i] != text[start + i]) {
                return false;
            }
        }
        return true;
    }

    private void remember(Word word) {
        if (++size * 2 > known.length) {
            Word[] fewer = known;
            known = new Word[fewer.length * 2];
            for (Word before : fewer) {
                if (before != null) {
                    place(before);
                }
            }
        }
        place(word);
    }

    private void place(Word word) {
        int slot = hash(word.letters, 0, word.letters.length) & known.length - 1;
        while (known[slot] != null) {
            slot = slot + 1 & known.length - 1;
        }
        known[slot] = word;
    }

    private static int hash(char[] text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + text[i];
        }
        return hash ^ hash >>> 15;
    }

    private static long derive(String word) {
        Long exact = WORDS.exact.get(word);
        long found = exact == null ? 0 : exact;
        Long verb = WORDS.verbs.get(word);
        if (verb != null) {
            found |= verb;
        } else if (exact == null) {
            found |= compoundVerb(word);
        }
        if (found == 0 || exact == null) {
            found |= noun(word);
        }
        if (found == 0
                && word.length() >= 6
                && word.endsWith("as")
                && !word.endsWith("nas")
                && !word.endsWith("kalas")
                && !word.endsWith("glas")
                && !word.endsWith("atlas")) {
            found = PASSIVE_PRESENT.bit | PASSIVE_INFINITIVE.bit | ACT.bit;
        }
        if (exact == null && (found & ROLE.bit) == 0 && word.length() > 6 && isPeriod(word)) {
            found |= UNIT.bit;
        }
        return isLawName(word) ? found | LAW.bit : found;
    }

    /** skoldagar, arbetsveckan, kalendermånaderna */
    private static boolean isPeriod(String word) {
        for (String ending : PERIOD_ENDINGS) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLawName(String word) {
        for (String ending : LAW_ENDINGS) {
            if (word.endsWith(ending)) {
                return !word.endsWith("slag") && !word.endsWith("bolag") && !word.endsWith("bolagen");
            }
        }
        return false;
    }

    /** Compounds of a known verb (slutredovisar, vidareförmedlas) and the productive verbs in -era. */
    private static long compoundVerb(String word) {
        for (String prefix : VERB_PREFIXES) {
            if (word.length() >= prefix.length() + 2 && word.startsWith(prefix)) {
                Long base = WORDS.verbs.get(word.substring(prefix.length()));
                if (base != null) {
                    // A compound with a bare stem is a noun more often than an order: inköp, utdrag.
                    return word.endsWith("a") ? base : base & ~IMPERATIVE.bit;
                }
            }
        }
        if (word.length() >= 7) {
            if (word.endsWith("erar")) {
                return PRESENT.bit | ACT.bit;
            }
            if (word.endsWith("eras")) {
                return PASSIVE_PRESENT.bit | PASSIVE_INFINITIVE.bit | ACT.bit;
            }
            if (word.endsWith("era")) {
                return INFINITIVE.bit | IMPERATIVE.bit | ACT.bit;
            }
            if (word.endsWith("erats") || word.endsWith("erades")) {
                return PAST.bit;
            }
        }
        return 0;
    }

    /** The longest stem that ends the word before an ending of inflection decides; "thing" there outranks a shorter "role". */
    private static long noun(String word) {
        long found = 0;
        int longest = 0;
        for (String ending : NOUN_ENDINGS) {
            if (!word.endsWith(ending)) {
                continue;
            }
            int end = word.length() - ending.length();
            for (int from = 0; from <= end - Math.max(2, longest); from++) {
                Long stem = WORDS.stems.get(word.substring(from, end));
                if (stem != null) {
                    if (from > 0 && end - from < 4) {
                        continue;
                    }
                    boolean genitive = ending.length() > 0 && ending.endsWith("s");
                    long classes = genitive ? stem | GENITIVE.bit : stem;
                    found = end - from > longest ? classes : found | classes;
                    longest = end - from;
                    break;
                }
            }
        }
        return found;
    }

    private static String[] forms(String name) {
        return Table.read("forms.tsv").stream()
                .filter(row -> row[0].equals(name))
                .flatMap(row -> Stream.of(row[1].split(" ")))
                .map(form -> form.equals("-") ? "" : form)
                .toArray(String[]::new);
    }

    private static Words load() {
        Map<String, Long> exact = new HashMap<>();
        for (String[] row : Table.read("words.tsv")) {
            for (String word : row[1].split(" ")) {
                exact.merge(word, WordClass.named(row[0]).bit, (a, b) -> a | b);
            }
        }
        TimeTable.STANDARD.openers().forEach(word -> exact.merge(word, TIME.bit, (a, b) -> a | b));
        Map<String, Long> stems = new HashMap<>();
        for (String[] row : Table.read("nouns.tsv")) {
            for (String stem : row[1].split(" ")) {
                stems.merge(stem, WordClass.named(row[0]).bit, (a, b) -> a | b);
                if (stem.endsWith("a") && stem.length() > 3) {
                    // lista, listorna
                    stems.merge(
                            stem.substring(0, stem.length() - 1) + "or", WordClass.named(row[0]).bit, (a, b) -> a | b);
                }
                if (stem.endsWith("are")) {
                    // lärare, lärarna
                    stems.merge(stem.substring(0, stem.length() - 1), WordClass.named(row[0]).bit, (a, b) -> a | b);
                }
            }
        }
        Map<String, Long> verbs = new HashMap<>();
        for (String[] row : Table.read("verbs.tsv")) {
            conjugate(row, verbs);
        }
        Set<String> phraseVerbs = new HashSet<>();
        for (String[] row : Table.read("phrases.tsv")) {
            phraseVerbs.add(row[0]);
        }
        phraseVerbs.forEach(verb -> exact.merge(verb, PHRASE.bit | PRESENT.bit, (a, b) -> a | b));
        return new Words(exact, stems, verbs);
    }

    private static void conjugate(String[] row, Map<String, Long> verbs) {
        String infinitive = row[0];
        String present = row[1];
        long classes = 0;
        for (String name : row[2].split(",")) {
            classes |= WordClass.named(name).bit;
        }
        if (infinitive.endsWith("s")) {
            put(verbs, infinitive, classes, PASSIVE_INFINITIVE);
            put(verbs, present, classes, PASSIVE_PRESENT);
        } else {
            put(verbs, infinitive, classes, INFINITIVE);
            put(verbs, present, classes, PRESENT);
            put(verbs, infinitive + "s", classes, PASSIVE_INFINITIVE);
            if (present.endsWith("er") && !infinitive.endsWith("e")) {
                String stem = present.substring(0, present.length() - 2);
                if (stem.endsWith("mm")) {
                    stem = stem.substring(0, stem.length() - 1);
                }
                put(verbs, stem, classes, IMPERATIVE);
                put(verbs, stem + (stem.endsWith("s") ? "es" : "s"), classes, PASSIVE_PRESENT);
                put(verbs, stem + "es", classes, PASSIVE_PRESENT);
            } else if (present.endsWith("r") && !present.equals(infinitive + "r")) {
                put(verbs, present, classes, IMPERATIVE);
                put(verbs, present + "s", classes, PASSIVE_PRESENT);
                put(verbs, present + "es", classes, PASSIVE_PRESENT);
            } else {
                put(verbs, infinitive, classes, IMPERATIVE);
                put(verbs, infinitive + "s", classes, PASSIVE_PRESENT);
            }
        }
        String stem = infinitive.endsWith("a") ? infinitive.substring(0, infinitive.length() - 1) : infinitive;
        boolean first = present.equals(infinitive + "r") && infinitive.endsWith("a");
        String past = row.length > 3 ? row[3] : first ? infinitive + "de" : stem + "de";
        String supine = row.length > 4 ? row[4] : first ? infinitive + "t" : stem + "t";
        put(verbs, past, classes, PAST);
        put(verbs, past.endsWith("s") ? past : past + "s", classes, PAST);
        put(verbs, supine, classes, SUPINE);
        put(verbs, supine.endsWith("s") ? supine : supine + "s", classes, SUPINE);
        if (first) {
            put(verbs, infinitive + "d", classes, PARTICIPLE);
        }
    }

    private static void put(Map<String, Long> verbs, String form, long classes, WordClass formClass) {
        verbs.merge(form, classes | formClass.bit, (a, b) -> a | b);
    }
}
