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

    Citations(Tokens tokens, LawTable laws) {
        this.tokens = tokens;
        this.laws = laws;
    }

    void begin(String ownNumber) {
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

    /** The document's own number, where it is a statute, else that of the law named last. */
    String ownOrLast() {
        return own.isEmpty() ? last : own;
    }

    void speaksOf(String number) {
        last = number;
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
