package se.tillit.signal;

/** Where a demand comes from in the end; always in this order. */
public enum Origin {
    LAW("lag"),
    STATE("stat"),
    REGION("region"),
    OWN("egen");

    private final String mark;

    Origin(String mark) {
        this.mark = mark;
    }

    /** What the style sheets call it: colour, pattern and shape go together. */
    public String mark() {
        return mark;
    }

    /** Our own to change; anything else is changed by whoever made it. */
    public boolean ours() {
        return this == OWN;
    }
}
