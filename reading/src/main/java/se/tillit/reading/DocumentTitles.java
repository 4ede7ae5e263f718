package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

/** Other steering documents by their titles: "enligt Riktlinje för anhörigstöd", "se Rutin för hembesök". */
final class DocumentTitles {

    private static final int LONGEST = 9;
    private static final long ENDS = any(PRESENT, PASSIVE_PRESENT, RELATIVE, ATT) | ClauseParser.MODAL;

    private final Tokens tokens;
    private final Citations citations;

    DocumentTitles(Tokens tokens, Citations citations) {
        this.tokens = tokens;
        this.citations = citations;
    }

    /** Reads what stands at {@code i}; answers the token after it, or {@code i}. A title that opens a block is its heading. */
    int read(int i) {
        boolean title = i > 0
                && i + 1 < tokens.count
                && tokens.isUpper(i)
                && ReferenceWords.DOCUMENT.fits(tokens, i)
                && ReferenceWords.DOCUMENT_TIE.fits(tokens, i + 1)
                && isInText(i - 1);
        if (!title) {
            return i;
        }
        int end = i + 2;
        while (end < Math.min(tokens.count, i + LONGEST)
                && tokens.isWord(end)
                && (!tokens.is(end, ENDS) || tokens.is(end, PREPOSITION))) {
            end++;
        }
        if (end == i + 2) {
            return i;
        }
        citations.addTitle(i, end);
        return end;
    }

    private boolean isInText(int before) {
        return tokens.isWord(before)
                || tokens.isChar(before, '"')
                || tokens.isChar(before, '”')
                || tokens.isChar(before, ':');
    }
}
