package se.tillit.reading;

import java.util.Locale;

/** The kinds of steering document, with the Swedish word by which they are known. */
public enum DocumentType {
    RIKTLINJE,
    RUTIN,
    POLICY,
    PLAN,
    PROGRAM,
    STRATEGI,
    REGLEMENTE,
    DELEGATIONSORDNING,
    LAG,
    FÖRORDNING,
    FÖRESKRIFT,
    UPPDRAG,
    AVTAL,
    ANNAT;

    /** The word used in exported data and on screen. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Law and agency regulations, with numbered sections. */
    boolean isStatute() {
        return this == LAG || this == FÖRORDNING || this == FÖRESKRIFT;
    }

    /** Where the plain present describes more often than it instructs: in law, and in a strategy's picture of what will be. */
    boolean describes() {
        return isStatute() || this == STRATEGI;
    }
}
