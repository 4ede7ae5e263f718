package se.tillit.reading;

import java.util.List;

/**
 * Finds references in a block's tokens: chapters and sections with the law they belong to, laws by name, abbreviation and
 * number, agency regulations, EU acts, and other documents by their titles. A section without a law belongs to the document's
 * own ("i 3 §" in a statute) or to the law named last ("samma lag").
 */
final class ReferenceFinder {

    private final Tokens tokens;
    private final Citations citations;
    private final PlaceReader places;
    private final LawNames lawNames;
    private final SeriesNumbers seriesNumbers;
    private final UnionActs unionActs;
    private final DocumentTitles documentTitles;

    ReferenceFinder(Tokens tokens, LawTable laws) {
        this.tokens = tokens;
        this.citations = new Citations(tokens, laws);
        this.lawNames = new LawNames(tokens, laws, citations);
        this.places = new PlaceReader(tokens, citations, lawNames);
        this.seriesNumbers = new SeriesNumbers(tokens, citations);
        this.unionActs = new UnionActs(tokens, citations);
        this.documentTitles = new DocumentTitles(tokens, citations);
    }

    /**
     * Begins a document.
     *
     * @param ownNumber its own number ("SFS 2017:725"), empty where it is no statute
     * @param ownSections whether it numbers its own parts by §
     */
    void begin(String ownNumber, boolean ownSections) {
        citations.begin(ownNumber, ownSections);
        lawNames.begin();
    }

    List<Reference> found() {
        return citations.found();
    }

    /** Reads the tokens at hand. */
    void block() {
        citations.nextSentence();
        int sentence = 0;
        for (int i = 0; i < tokens.count; ) {
            while (sentence < tokens.sentences && i >= tokens.sentenceEnd[sentence]) {
                sentence++;
                citations.nextSentence();
            }
            char c = tokens.text[tokens.start[i]];
            int next = i;
            if (c >= '0' && c <= '9') {
                next = places.read(i);
            } else if (mayName(i, c)) {
                next = named(i);
            }
            i = Math.max(i + 1, next);
        }
    }

    /** A name is written with a capital, ends like a law, or begins with the word for an act of the union. */
    private boolean mayName(int i, char first) {
        boolean small = first >= 'a' && first <= 'z' || first >= 'ß';
        boolean act = first == 'f' || first == 'd' || first == 'b';
        return tokens.isWord(i)
                && (!small || act || tokens.is(i, WordClass.LAW) || tokens.text[tokens.end[i] - 1] == '-');
    }

    /** What a word at {@code i} opens; answers the token after, or {@code i}. */
    private int named(int i) {
        int next = seriesNumbers.read(i);
        next = next > i ? next : unionActs.read(i);
        next = next > i ? next : lawNames.read(i);
        return next > i ? next : documentTitles.read(i);
    }
}
