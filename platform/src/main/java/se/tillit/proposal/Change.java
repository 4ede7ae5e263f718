package se.tillit.proposal;

/** What is proposed for a demand. */
public enum Change {
    REMOVE,
    /** It becomes part of another demand that asks for the same. */
    MERGE,
    /** It comes more seldom. */
    LENGTHEN,
    /** It becomes a support for whoever wants it. */
    VOLUNTARY;

    /** Whether the demand itself is no more, so that the risk that it met must be watched by something else. */
    boolean takesAway() {
        return this != LENGTHEN;
    }
}
