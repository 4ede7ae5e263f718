package se.tillit.finding;

/** What a check recommends. Never one more document, goal or follow-up. */
public enum Advice {
    DROP,
    MERGE,
    LENGTHEN,
    /** Nothing need be done about it; it may turn out to be ours to change. */
    LEAVE
}
