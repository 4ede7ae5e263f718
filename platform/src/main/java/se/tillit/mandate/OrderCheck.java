package se.tillit.mandate;

/**
 * One way to look through a delegation order. What each is about and what one can do is said by the texts {@code mandate.check.<name>}; it
 * is for the board to judge.
 */
public enum OrderCheck {
    /** The law may not let it be delegated. */
    FORBIDDEN("forbidden"),
    /** Two who may decide the same, without one having it from the other. */
    CONFLICT("conflict"),
    /** Several officials are to decide together. */
    TOGETHER("together"),
    /** Delegated further by somebody who may not, or in more steps than the law knows. */
    PASSED_ON("passed-on"),
    /** Mandates that hang on each other in a ring. */
    LOOP("loop"),
    /** Nobody can use it: the chain has nobody in any of its positions. */
    NOBODY("nobody"),
    /** Some of those who are named do not exist in the chain. */
    UNMATCHED("unmatched"),
    /** Its days are over. */
    EXPIRED("expired"),
    /** A demand refers to a section of an act that the order knows, and no mandate does. */
    GAP("gap");

    private final String key;

    OrderCheck(String key) {
        this.key = key;
    }

    public String title() {
        return "mandate.check." + key;
    }

    public String why() {
        return "mandate.check." + key + ".why";
    }

    public String recommendation() {
        return "mandate.check." + key + ".do";
    }
}
