package se.tillit.reading;

import java.util.Locale;

/** What a provision does to the one it addresses. */
public enum Modality {
    /** Must be done. */
    DUTY,
    /** Must not be done, or only in the cases named. */
    PROHIBITION,
    /** May be done, or need not. */
    PERMISSION,
    /** Should be done. */
    RECOMMENDATION;

    /** The word used in exported data. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
