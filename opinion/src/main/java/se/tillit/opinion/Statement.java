package se.tillit.opinion;

/**
 * What the votes say of a statement.
 *
 * @param excluded moderated out, or about the dialogue rather than its subject
 * @param tally everyone's votes
 * @param centre the mean vote, −1 to 1; 0 where excluded or without votes
 * @param firstLoading its weight in the participants' places along x
 * @param secondLoading along y
 * @param extremity how far from the middle someone would stand who agrees with it and has said nothing else
 * @param groupAwareConsensus the probability of agreeing, multiplied over the groups shown (or of everyone where none is):
 *     high only where every group agrees. It sinks with the number of groups
 * @param priority its weight when drawing the next statement to show a voter who has not seen it
 */
public record Statement(
        String id,
        boolean excluded,
        Tally tally,
        double centre,
        double firstLoading,
        double secondLoading,
        double extremity,
        double groupAwareConsensus,
        double priority) {}
