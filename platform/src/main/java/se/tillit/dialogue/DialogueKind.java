package se.tillit.dialogue;

/** For everybody, or for those who work together. */
public enum DialogueKind {
    /** The map follows the votes, and the votes can be taken out row by row, without names. */
    PUBLIC(5),
    /** One's own colleagues take part: nothing is shown before it closes, and then only of ten people or more. */
    WORKPLACE(10);

    private final int fewest;

    DialogueKind(int fewest) {
        this.fewest = fewest;
    }

    /** Of fewer people nothing is said. */
    public int fewest() {
        return fewest;
    }
}
