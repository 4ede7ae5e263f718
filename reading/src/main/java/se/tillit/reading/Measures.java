package se.tillit.reading;

/**
 * How long a text is and how hard to read.
 *
 * @param words tokens that begin with a letter or a digit
 * @param sentences of the running text, headings and table rows aside
 * @param longWords words of more than six letters
 */
public record Measures(int words, int sentences, int longWords) {

    /** Words that a practised adult reads in a minute; silent reading of non-fiction, Brysbaert 2019 (238 in English). */
    static final int WORDS_PER_MINUTE = 238;

    static final Measures NONE = new Measures(0, 0, 0);

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
