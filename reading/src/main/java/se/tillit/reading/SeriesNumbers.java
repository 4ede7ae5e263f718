package se.tillit.reading;

import static se.tillit.reading.WordClass.NUMBER;

/** Statutes and regulations by series and number: "SFS 2025:400", "AFS 2023:1", "HSLF-FS 2016:40". */
final class SeriesNumbers {

    private static final int DIGITS_OF_YEAR = 4;

    private final Tokens tokens;
    private final Citations citations;

    SeriesNumbers(Tokens tokens, Citations citations) {
        this.tokens = tokens;
        this.citations = citations;
    }

    /** Reads what stands at {@code i}; answers the token after it, or {@code i}. */
    int read(int i) {
        int number = i + 1;
        if (number >= tokens.count
                || !tokens.endsWith(i, "fs")
                || !tokens.isUpper(i)
                || !tokens.is(number, NUMBER)
                || !isNumbered(number)) {
            return i;
        }
        String target = tokens.word(i) + " " + tokens.word(number);
        if (tokens.equals(i, "sfs")) {
            citations.speaksOf(target);
        }
        citations.add(i, number + 1, target, "");
        return number + 1;
    }

    private boolean isNumbered(int i) {
        int colon = tokens.start[i] + DIGITS_OF_YEAR;
        return colon < tokens.end[i] && tokens.text[colon] == ':';
    }
}
