package se.tillit.mail;

/** What became of a letter. */
public enum Delivery {
    WAITS,
    TAKEN,
    /** The server takes nothing for that address; trying again does not help. */
    REFUSED
}
