package se.tillit.opinion;

import org.jspecify.annotations.Nullable;

/**
 * Whether the participants fall into groups, and how sure that is.
 *
 * @param verdict whether there are clear groups and, if not, why
 * @param count the number of groups shown: where none are clear, one, of everyone, or zero where everyone together would be
 *     a group too small to show
 * @param silhouette how much nearer participants stand to their own group than to the next, −1 to 1 (Rousseeuw, 1987); null
 *     where there was no parting to measure. Where no groups are clear it is that of the best parting that was turned down
 * @param chance the largest silhouette found when the same votes were dealt out at random among those who voted on each
 *     statement; null where not looked into
 * @param stability how alike the groups are to those found again among resampled participants, 0–1 (mean adjusted Rand
 *     index, negative ones as 0); null where not looked into
 */
public record Grouping(
        Verdict verdict,
        int count,
        @Nullable Double silhouette,
        @Nullable Double chance,
        @Nullable Double stability) {

    public enum Verdict {
        /** The groups stand further apart than chance makes them, and come back when participants are resampled. */
        CLEAR,
        /** The groups were not found here but given. */
        GIVEN,
        /** Too few participants have voted enough for two groups of the smallest size. */
        TOO_FEW_PARTICIPANTS,
        /** No parting leaves every group large enough to show. */
        GROUPS_TOO_SMALL,
        /** Votes that had nothing to do with each other would look as grouped. */
        NO_BETTER_THAN_CHANCE,
        /** Other participants of the same kind would have fallen into other groups. */
        UNSTABLE
    }

    /** Whether there are groups to show. */
    public boolean clear() {
        return verdict == Verdict.CLEAR || verdict == Verdict.GIVEN;
    }

    Grouping now(int count, @Nullable Double silhouette) {
        return new Grouping(verdict, count, silhouette, chance, stability);
    }
}
