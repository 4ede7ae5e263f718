package se.tillit.reading;

/**
 * How long a text is and how hard to read. Counted are headings, paragraphs and list items; the rows of tables, which are
 * looked up rather than read through, are not.
 *
 * @param words tokens that begin with a letter or a digit
 * @param sentences of paragraphs and list items
 * @param longWords words of more than six letters
 */
public record Measures(int words, int sentences, int longWords) {

    /** Words that a practised adult reads in a minute; silent reading of non-fiction, Brysbaert 2019 (238 in English). */
    static final int WORDS_PER_MINUTE = 238;

    /** A word of more letters than this is a long one. */
    static final int LONG_WORD = 6;

    static final Measures NONE = new Measures(0, 0, 0);

    /** Of one sentence. */
    static Measures of(String sentence) {
        int words = 0;
        int longWords = 0;
        int length = 0;
        for (int i = 0; i <= sentence.length(); i++) {
            if (i < sentence.length() && Letters.isLetterOrDigit(sentence.charAt(i))) {
                length++;
            } else if (length > 0) {
                words++;
                longWords += length > LONG_WORD ? 1 : 0;
                length = 0;
            }
        }
        return new Measures(words, 1, longWords);
    }

    /** LIX: words per sentence plus the percentage of long words (Björnsson, Läsbarhet, 1968); 0 without sentences. */
    public double lix() {
        return words == 0 || sentences == 0 ? 0 : (double) words / sentences + 100.0 * longWords / words;
    }

    /** Minutes to read it through once. */
    public double readingMinutes() {
        return (double) words / WORDS_PER_MINUTE;
    }

    Measures plus(Measures other) {
        return new Measures(words + other.words, sentences + other.sentences, longWords + other.longWords);
    }
}
