package se.tillit.reading;

import java.util.Locale;

/**
 * Who is told.
 *
 * @param name as written in the text; empty where the text names nobody
 * @param status how it is known
 */
public record Addressee(String name, Status status) {

    private static final int SHORTEST_STEM = 4;

    /** Endings of inflection and what stands in their place, the longer first. */
    private static final String[][] ENDINGS = {
        {"skorna", "ska"},
        {"skor", "ska"},
        {"skan", "ska"},
        {"arna", "are"},
        {"aren", "are"},
        {"erna", ""},
        {"orna", "a"},
        {"heter", "het"},
        {"cheferna", "chef"},
        {"chefer", "chef"},
        {"nämnder", "nämnd"},
        {"sterna", "ster"},
        {"en", ""},
        {"et", ""},
        {"erna", ""}
    };

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

    /**
     * The name in one form, for counting: lower case, indefinite singular as far as endings tell. "Enhetscheferna",
     * "enhetschefen" and "Enhetschef" are one role.
     */
    public String role() {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String[] ending : ENDINGS) {
            if (lower.endsWith(ending[0]) && lower.length() - ending[0].length() >= SHORTEST_STEM) {
                return lower.substring(0, lower.length() - ending[0].length()) + ending[1];
            }
        }
        return lower;
    }

    static Addressee stated(String name) {
        return name.isEmpty() ? NOBODY : new Addressee(name, Status.STATED);
    }
}
