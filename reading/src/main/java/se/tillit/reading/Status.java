package se.tillit.reading;

/** What became of a file when it was read. */
public enum Status {
    READ("read"),
    /** A scan or a picture: there is no text, which is not the same as no provisions. */
    NO_TEXT("no-text"),
    UNREADABLE("unreadable"),
    TOO_LARGE("too-large");

    private final String label;

    Status(String label) {
        this.label = label;
    }

    /** The word used in exported data. */
    public String label() {
        return label;
    }
}
