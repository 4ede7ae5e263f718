package se.tillit.reading;

import java.util.List;

/**
 * What is said more than once in a set of documents.
 *
 * @param groups passages that are the same or nearly so, duties that differ in when or who, and versions of a document
 * @param documents names of documents that are identical or nearly so, group by group
 */
public record Overlap(List<Group> groups, List<List<String>> documents) {

    /** How the members of a group are alike. */
    public enum Kind {
        IDENTICAL,
        NEAR,
        VERSION;

        /** The word used in exported data. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * Passages that say the same.
     *
     * @param differences what they differ in, for a person: "deadline: inom 14 dagar ≠ inom 7 dagar"
     */
    public record Group(Kind kind, List<Member> members, List<String> differences) {}

    /** A passage in its place. */
    public record Member(String document, String section, String text) {}
}
