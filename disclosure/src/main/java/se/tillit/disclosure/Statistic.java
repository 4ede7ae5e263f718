package se.tillit.disclosure;

/** What may be told of a group that is shown. Everything computed from one of these counts as telling it. */
public enum Statistic {
    /** Number of answers, and whatever gives it away, such as a response rate where the headcount is public. */
    COUNT,
    /** Mean, and whatever can be turned back into it: an index, a change, a mean shrunken towards the whole. */
    MEAN,
    /** How many gave each answer. */
    DISTRIBUTION,
    /** Free text. */
    COMMENTS,
    /**
     * Standard deviation, standard error, confidence interval, agreement, alpha: with n and mean they determine the
     * answers of a small group. Their sums of squares are not attacked, so that a wise house prints none beside a
     * withheld sibling.
     */
    SPREAD;

    int smallestGroup(Rules rules) {
        return switch (this) {
            case COUNT, MEAN -> rules.threshold();
            case DISTRIBUTION, COMMENTS, SPREAD -> rules.distributionThreshold();
        };
    }
}
