package se.tillit.signal;

/** What a number of minutes, or another assumption, rests on; from the least to the most. */
public enum Basis {
    GUESS,
    /** By somebody who does it. */
    ESTIMATE,
    /** From a diary that staff kept of their own will. */
    DIARY,
    MEASURED;

    public boolean isGuess() {
        return this == GUESS;
    }
}
