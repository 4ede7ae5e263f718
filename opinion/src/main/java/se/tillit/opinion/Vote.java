package se.tillit.opinion;

/** What a person answers to a statement. Passing is a vote; not having answered is not. */
public enum Vote {
    DISAGREE,
    PASS,
    AGREE;

    /**
     * The vote written as a number: −1 disagree, 0 pass, 1 agree.
     *
     * @throws IllegalArgumentException for any other number
     */
    public static Vote of(int number) {
        return switch (number) {
            case -1 -> DISAGREE;
            case 0 -> PASS;
            case 1 -> AGREE;
            default -> throw new IllegalArgumentException(number + " is not a vote: use 1, 0 or -1");
        };
    }
}
