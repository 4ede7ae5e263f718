package se.tillit.pulse;

/** How a question is answered. */
public enum ItemKind {
    /** One to five: how well it is true. */
    SCALE,
    CHOICE,
    TEXT
}
