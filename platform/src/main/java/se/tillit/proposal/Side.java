package se.tillit.proposal;

/** Where somebody who comments stands; those on whom it lands are read first. */
public enum Side {
    RECEIVER,
    ISSUER,
    OTHER
}
