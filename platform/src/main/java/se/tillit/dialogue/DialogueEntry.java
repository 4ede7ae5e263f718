package se.tillit.dialogue;

/** How strictly one person has one voice. */
public enum DialogueEntry {
    /** Whoever has the link: one voice for each device. */
    LINK,
    /** A slip with a one-time code: one voice for each slip. */
    CODE,
    /** An account in Tillit: one voice for each account. */
    ACCOUNT
}
