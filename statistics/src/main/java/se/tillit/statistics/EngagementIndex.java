package se.tillit.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Hållbart medarbetarengagemang (HME; SKR and RKA): nine items answered 1–5 in the sub-indices motivation, leadership
 * and steering. A person counts in a sub-index where all its items are answered; the index is (mean−1)/4·100; the total
 * is the mean of the sub-indices.
 */
public record EngagementIndex(List<SubIndex> subIndices, Estimate total) {

    /**
     * @param n people who answered all its items
     * @param index 0–100
     */
    public record SubIndex(String name, int n, Estimate index) {}

    /** The items of one sub-index. */
    public record Items(String name, List<String> columns) {}

    /** @throws IllegalArgumentException where an answer lies outside 1–5: the index would not mean what it says */
    public static EngagementIndex of(Answers answers, List<Items> parts) {
        List<SubIndex> subIndices = new ArrayList<>();
        double sum = 0;
        for (Items part : parts) {
            for (String column : part.columns()) {
                requireScale(column, answers.numbers(column));
            }
            double[] means = Moments.present(answers.meanOf(part.columns()));
            double index = (Moments.mean(means) - 1) / 4 * 100;
            sum += index;
            subIndices.add(new SubIndex(
                    part.name(), means.length, Estimate.of(index, "nobody answered all items of " + part.name())));
        }
        return new EngagementIndex(
                List.copyOf(subIndices), Estimate.of(sum / parts.size(), "a sub-index has no complete answers"));
    }

    private static void requireScale(String column, double[] values) {
        for (double value : values) {
            if (value < 1 || value > 5) {
                throw new IllegalArgumentException(
                        "column " + column + " holds " + value + "; HME's items are answered 1 to 5");
            }
        }
    }
}
