package se.tillit.reading;

import java.util.Locale;

/**
 * What a document refers to.
 *
 * @param text the words of the reference
 * @param start its first character in the text as read
 * @param end the character after its last
 * @param kind what it refers to
 * @param target in one form for all ways of writing it: "SFS 2025:400 14:2" (chapter 14, section 2), "AFS 2023:1", "EU 2016/679"
 * @param validity whether the target is law today, by the table of laws
 */
public record Reference(String text, int start, int end, Kind kind, String target, Validity validity) {

    /** What a reference points at. */
    public enum Kind {
        SFS,
        /** An agency's regulations or general advice. */
        REGULATION,
        EU,
        /** Another steering document, by name. */
        DOCUMENT;

        /** The word used in exported data. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether what is referred to is law today. */
    public enum Validity {
        IN_FORCE,
        REPEALED,
        UNKNOWN;

        /** The word used in exported data. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
