package se.tillit.chain;

/** What becomes of the demands on a unit, and of those it has put on others, when the unit ends. */
public enum DemandRule {
    /** They are the successors' from that day. */
    FOLLOW,
    /** They are the ended unit's, and so nobody's from that day. */
    STAY
}
