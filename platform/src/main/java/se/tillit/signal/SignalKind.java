package se.tillit.signal;

/** By what one part of the chain steers another. */
public enum SignalKind {
    GOAL,
    INDICATOR,
    REPORT,
    RULE,
    ASSIGNMENT,
    CONTROL,
    /** A grant or reimbursement, with its conditions. */
    GRANT,
    /** Knowledge support or norm. */
    KNOWLEDGE
}
