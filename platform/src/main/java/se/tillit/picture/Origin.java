package se.tillit.picture;

/** Where a signal comes from, in the order every legend has. */
public enum Origin {
    LAW("lag"),
    STATE("stat"),
    REGION("region"),
    OWN("egen");

    /** The ending of the style sheet's classes for colour and texture. */
    final String style;

    Origin(String style) {
        this.style = style;
    }
}
