package se.tillit.reading;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one block of text, in arrays that are used again for the next block: where each starts and ends, its word
 * classes, and where the sentences end. Cut in one scan over the characters.
 */
final class Tokens {

    private static final Set<String> ABBREVIATIONS = abbreviations();
    private static final int LONGEST_ABBREVIATION = 8;

    /** A "sentence" longer than this is no sentence, and is cut so that no rule looks further. */
    private static final int LONGEST_SENTENCE = 600;

    private final Lexicon lexicon;
    char[] text = new char[0];
    int[] start = new int[1024];
    int[] end = new int[1024];
    long[] classes = new long[1024];
    /** Inside a parenthesis or a quotation: read, but no part of the clause. */
    boolean[] aside = new boolean[1024];

    private boolean[] word = new boolean[1024];
    /** Each word and sign as a string of which there is one; null for a number. */
    private @Nullable String[] form = new String[1024];

    private final @Nullable String[] signs = new String[128];
    /** The block's characters in lower case, once for all the words they are compared with; the first is that at {@code base}. */
    private char[] lower = new char[4096];

    private int base;

    int count;
    /** Index after the last token of each sentence. */
    int[] sentenceEnd = new int[128];

    int sentences;

    Tokens(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    private static Set<String> abbreviations() {
        Set<String> all = new HashSet<>();
        for (String[] row : Table.read("abbreviations.tsv")) {
            all.addAll(Arrays.asList(row[0].split(" ")));
        }
        return Set.copyOf(all);
    }

    /** Cuts {@code characters[from..to)} into tokens and sentences. */
    void read(char[] characters, int from, int to) {
        text = characters;
        lower(from, to);
        count = 0;
        sentences = 0;
        int i = from;
        int sentenceStart = 0;
        while (i < to) {
            char c = text[i];
            if (isSpace(c)) {
                i++;
                continue;
            }
            int next;
            if (Letters.isLetter(c)) {
                next = word(i, to);
                Lexicon.Word found = lexicon.word(lower, i - from, next - from);
                add(i, next, found.classes(), found.form());
            } else if (c >= '0' && c <= '9') {
                next = number(i, to);
                add(i, next, WordClass.NUMBER.bit, null);
            } else {
                next = i + 1;
                add(i, next, 0, sign(c));
                if (endsSentence(c, i, to)) {
                    while (next < to && isClosing(text[next])) {
                        add(next, next + 1, 0, sign(text[next]));
                        next++;
                    }
                    sentence(sentenceStart);
                    sentenceStart = count;
                }
            }
            if (count - sentenceStart >= LONGEST_SENTENCE) {
                sentence(sentenceStart);
                sentenceStart = count;
            }
            i = next;
        }
        if (count > sentenceStart) {
            sentence(sentenceStart);
        }
    }

    private void lower(int from, int to) {
        if (to - from > lower.length) {
            lower = new char[Math.max(to - from, 2 * lower.length)];
        }
        base = from;
        for (int i = from; i < to; i++) {
            lower[i - from] = Letters.lower(text[i]);
        }
    }

    private String sign(char c) {
        if (c >= signs.length) {
            return String.valueOf(c).intern();
        }
        String sign = signs[c];
        if (sign == null) {
            sign = String.valueOf(c).intern();
            signs[c] = sign;
        }
        return sign;
    }

    private void add(int from, int to, long found, @Nullable String as) {
        if (count == start.length) {
            int larger = count * 2;
            start = Arrays.copyOf(start, larger);
            end = Arrays.copyOf(end, larger);
            classes = Arrays.copyOf(classes, larger);
            aside = Arrays.copyOf(aside, larger);
            word = Arrays.copyOf(word, larger);
            form = Arrays.copyOf(form, larger);
        }
        start[count] = from;
        end[count] = to;
        classes[count] = found;
        word[count] = Letters.isLetter(text[from]);
        form[count] = as;
        aside[count++] = false;
    }

    private int word(int from, int to) {
        int i = from + 1;
        while (i < to) {
            char c = text[i];
            if (c >= 'a' && c <= 'z' || Letters.isLetterOrDigit(c)) {
                i++;
            } else if ((c == '-' || c == ':' || c == '’' || c == '\'' || c == '/')
                    && i + 1 < to
                    && Letters.isLetterOrDigit(text[i + 1])) {
                i += 2;
            } else if (c == '-') {
                return i + 1;
            } else if (c == '.' && i - from <= LONGEST_ABBREVIATION) {
                int dotted = abbreviation(from, i, to);
                return dotted > 0 ? dotted : i;
            } else {
                return i;
            }
        }
        return i;
    }

    /** The end of an abbreviation (bl.a., m.m.) whose first full stop is at {@code dot}, or 0 where there is none. */
    private int abbreviation(int from, int dot, int to) {
        int i = dot;
        while (i < to && i - from <= LONGEST_ABBREVIATION && (text[i] == '.' || Letters.isLetter(text[i]))) {
            i++;
        }
        while (i > dot && text[i - 1] != '.') {
            i--;
        }
        if (i == dot) {
            return 0;
        }
        if (i - from == 2 && Letters.isUpper(text[from])) {
            return i;
        }
        String lowered = new String(lower, from - base, i - from);
        return ABBREVIATIONS.contains(lowered) && !closesSentence(lowered, i, to) ? i : 0;
    }

    /** "m.m." and "s. 5": an abbreviation that stands last in a sentence leaves its full stop to end it. */
    private boolean closesSentence(String lowered, int after, int to) {
        boolean closer = lowered.length() == 4 && (lowered.charAt(0) == 'm' || lowered.charAt(0) == 'o');
        int next = skipSpace(after, to);
        return next >= to || closer && next > after && Letters.isUpper(text[next]);
    }

    private int number(int from, int to) {
        int i = from + 1;
        while (i < to) {
            char c = text[i];
            if (Letters.isLetterOrDigit(c) && (c <= '9' || isUnitLetter(i, to))) {
                i++;
            } else if ((c == '.' || c == ',' || c == ':' || c == '/' || c == '-' || c == '–')
                    && i + 1 < to
                    && text[i + 1] >= '0'
                    && text[i + 1] <= '9') {
                i += 2;
            } else if (c == ':'
                    && i + 1 < to
                    && (text[i + 1] == 'e' || text[i + 1] == 'a')
                    && isUnitLetter(i + 1, to)) {
                i += 2;
            } else {
                break;
            }
        }
        return i;
    }

    /** "16a" is one token, "15december" an accident of a reader and two. */
    private boolean isUnitLetter(int i, int to) {
        return i + 1 >= to || !Letters.isLetter(text[i + 1]);
    }

    private boolean endsSentence(char c, int at, int to) {
        if (c != '.' && c != '?' && c != '!' && c != '…') {
            return false;
        }
        int next = at + 1;
        while (next < to && isClosing(text[next])) {
            next++;
        }
        if (next >= to) {
            return true;
        }
        if (!isSpace(text[next])) {
            return false;
        }
        next = skipSpace(next, to);
        if (next >= to) {
            return true;
        }
        char after = text[next];
        return !Letters.isLower(after) && after != ',' && after != ';' && after != ')';
    }

    private int skipSpace(int i, int to) {
        while (i < to && isSpace(text[i])) {
            i++;
        }
        return i;
    }

    /** In "från och med" and "till och med" nothing is coordinated. */
    private void joinPrepositions(int from) {
        for (int i = from + 1; i + 1 < count; i++) {
            if (is(i, WordClass.COORDINATOR)
                    && equals(i + 1, "med")
                    && (equals(i - 1, "från") || equals(i - 1, "till"))) {
                classes[i] = WordClass.PREPOSITION.bit;
            }
        }
    }

    private void sentence(int from) {
        if (sentences == sentenceEnd.length) {
            sentenceEnd = Arrays.copyOf(sentenceEnd, sentences * 2);
        }
        sentenceEnd[sentences++] = count;
        markAsides(from);
        joinPrepositions(from);
    }

    /** Marks what stands inside parentheses and inside quotations longer than a name. */
    private void markAsides(int from) {
        int open = -1;
        int quote = -1;
        for (int i = from; i < count; i++) {
            char c = text[start[i]];
            if (c == '(') {
                open = i;
            } else if (c == ')' && open >= 0) {
                Arrays.fill(aside, open, i + 1, true);
                open = -1;
            } else if (c == '"' || c == '”' || c == '“' || c == '»') {
                if (quote < 0) {
                    quote = i;
                } else {
                    if (i - quote > 4) {
                        Arrays.fill(aside, quote, i + 1, true);
                    }
                    quote = -1;
                }
            }
        }
    }

    private static boolean isClosing(char c) {
        return c == '"' || c == '”' || c == '’' || c == ')' || c == ']' || c == '»' || c == '\'';
    }

    private static boolean isSpace(char c) {
        return c == ' '
                || c == '\n'
                || c == '\t'
                || c == '\u00a0'
                || c == '\r'
                || c == '\f'
                || c == '\u2009'
                || c == '\u202f';
    }

    boolean is(int i, long mask) {
        return (classes[i] & mask) != 0;
    }

    boolean is(int i, WordClass wordClass) {
        return (classes[i] & wordClass.bit) != 0;
    }

    boolean isWord(int i) {
        return word[i];
    }

    /** Its first character in lower case. */
    char firstLetter(int i) {
        return lower[start[i] - base];
    }

    int length(int i) {
        return end[i] - start[i];
    }

    boolean isUpper(int i) {
        return Letters.isUpper(text[start[i]]);
    }

    boolean isChar(int i, char c) {
        return text[start[i]] == c && end[i] - start[i] == 1;
    }

    /** Whether token {@code i} is the word given in lower case: a literal or a string made one by {@link String#intern}. */
    @SuppressWarnings("StringEquality") // asked many times for each word
    boolean equals(int i, String word) {
        String known = form[i];
        return known == word || known == null && end[i] - start[i] == word.length() && startsWith(i, word);
    }

    boolean endsWith(int i, String ending) {
        int length = ending.length();
        return end[i] - start[i] >= length && stands(ending, length, end[i] - length - base);
    }

    boolean startsWith(int i, String beginning) {
        int length = beginning.length();
        return end[i] - start[i] >= length && stands(beginning, length, start[i] - base);
    }

    private boolean stands(String word, int length, int at) {
        for (int k = 0; k < length; k++) {
            if (lower[at + k] != word.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    /** The word in lower case. */
    String lowered(int i) {
        String known = form[i];
        return known != null ? known : new String(lower, start[i] - base, end[i] - start[i]);
    }

    /** The text from token {@code from} to before token {@code to}, in lower case. */
    String lowered(int from, int to) {
        return from >= to ? "" : new String(lower, start[from] - base, end[to - 1] - start[from]);
    }

    /** A number made of what token {@code from} to before token {@code to} says, in lower case, and of the number given. */
    int hash(int from, int to, int seed) {
        int hash = seed;
        for (int i = start[from] - base; i < end[to - 1] - base; i++) {
            hash = hash * 31 + lower[i];
        }
        return hash;
    }

    /** The first word of a clause, before its verb; coordinators and a "nej" aside. */
    int firstWord(Clause clause) {
        int i = clause.start();
        while (i < clause.verb() && (!isWord(i) || is(i, WordClass.COORDINATOR) || equals(i, "nej"))) {
            i++;
        }
        return i;
    }

    String word(int i) {
        return new String(text, start[i], end[i] - start[i]);
    }

    /** The text from token {@code from} to before token {@code to}. */
    String span(int from, int to) {
        return from >= to ? "" : new String(text, start[from], end[to - 1] - start[from]);
    }
}
