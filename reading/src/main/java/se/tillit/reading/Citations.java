package se.tillit.reading;

import java.util.ArrayList;
import java.util.List;
import se.tillit.reading.Reference.Kind;

/** What a document has been found to cite so far, and which law it is speaking of. */
final class Citations {

    private final Tokens tokens;
    private final LawTable laws;
    private final List<Reference> found = new ArrayList<>();
    private String own = "";
    private String last = "";
    /** Whether the document numbers its own parts by §, so that "5 §" by itself is one of them. */
    private boolean ownSections;

    private boolean namedInSentence;

    Citations(Tokens tokens, LawTable laws) {
        this.tokens = tokens;
        this.laws = laws;
    }

    void begin(String ownNumber, boolean numbersItsOwn) {
        ownSections = numbersItsOwn;
        namedInSentence = false;
        found.clear();
        own = ownNumber;
        last = "";
    }

    List<Reference> found() {
        return List.copyOf(found);
    }

    /** The number of the law that was named last. */
    String last() {
        return last;
    }

    /**
     * The document's own number, where it is a statute, else that of the law named last: in a document with sections of its own,
     * a reglemente, only within the sentence that named it; empty where a section can only be the document's own.
     */
    String ownOrLast() {
        return !own.isEmpty() ? own : ownSections && !namedInSentence ? "" : last;
    }

    void speaksOf(String number) {
        last = number;
        namedInSentence = true;
    }

    void nextSentence() {
        namedInSentence = false;
    }

    /**
     * Adds the law, regulation or act {@code number} with the place in it ("3:4"), cited in tokens {@code [from, to)}. A document
     * that only names itself, at the head of its pages, cites nothing.
     */
    void add(int from, int to, String number, String place) {
        if (place.isEmpty() && number.equals(own)) {
            return;
        }
        Kind kind = number.startsWith("EU ") ? Kind.EU : number.startsWith("SFS ") ? Kind.SFS : Kind.REGULATION;
        String target = place.isEmpty() ? number : number + " " + place;
        found.add(new Reference(
                words(from, to), tokens.start[from], tokens.end[to - 1], kind, target, laws.validityOf(number)));
    }

    /** Adds another document by its title. */
    void addTitle(int from, int to) {
        found.add(new Reference(
                words(from, to),
                tokens.start[from],
                tokens.end[to - 1],
                Kind.DOCUMENT,
                tokens.span(from, to),
                Reference.Validity.UNKNOWN));
    }

    private String words(int from, int to) {
        return Normal.spaces(tokens.span(from, to));
    }
}
