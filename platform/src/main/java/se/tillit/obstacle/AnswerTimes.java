package se.tillit.obstacle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Level;

/**
 * How long obstacles have lain at a level of the chain before they were answered or went on.
 *
 * @param holders how many units of the level have had any
 * @param cases how many times one has lain there
 * @param days the figures; null where they would be about too few
 */
public record AnswerTimes(
        Level level, int holders, int cases, @Nullable Days days) {

    /** Fewer units would make it a figure about one person. */
    public static final int FEWEST_HOLDERS = 5;

    public static final int FEWEST_CASES = 20;

    /**
     * Quantiles by the nearest rank: the smallest number of days within which so large a part lay (definition 1 of Hyndman and Fan, Sample
     * quantiles in statistical packages, The American Statistician 50, 1996).
     *
     * @param half within which half of them lay
     * @param nineOfTen within which nine of ten did
     */
    public record Days(int half, int nineOfTen) {}

    /** So many times it lay for so many days in a unit. */
    record Lay(UUID unit, int days, int times) {}

    static AnswerTimes of(Level level, List<Lay> lays) {
        int holders = (int) lays.stream().map(Lay::unit).distinct().count();
        int cases = lays.stream().mapToInt(Lay::times).sum();
        boolean enough = holders >= FEWEST_HOLDERS && cases >= FEWEST_CASES;
        return new AnswerTimes(
                level, holders, cases, enough ? new Days(quantile(lays, cases, 5), quantile(lays, cases, 9)) : null);
    }

    private static int quantile(List<Lay> lays, int cases, int tenths) {
        List<Lay> sorted = new ArrayList<>(lays);
        sorted.sort(Comparator.comparingInt(Lay::days));
        int rank = (cases * tenths + 9) / 10;
        int seen = 0;
        for (Lay lay : sorted) {
            seen += lay.times();
            if (seen >= rank) {
                return lay.days();
            }
        }
        throw new IllegalArgumentException("There is nothing to count");
    }
}
