package se.tillit.reading;

import java.util.Locale;

/**
 * Who is told.
 *
 * @param name as written in the text; empty where the text names nobody
 * @param status how it is known
 */
public record Addressee(String name, Status status) {

    /** How an addressee is known. */
    public enum Status {
        /** Named in the sentence or in its lead-in. */
        STATED,
        /** Named by the heading, the assignment or the document's scope. */
        INHERITED,
        /** Nobody is named: a person has to say who. */
        UNCLEAR;

        /** The word used in exported data. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Addressee NOBODY = new Addressee("", Status.UNCLEAR);

    static Addressee stated(String name) {
        return name.isEmpty() ? NOBODY : new Addressee(name, Status.STATED);
    }
}
