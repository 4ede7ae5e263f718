package se.tillit.pulse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether two things go along with each other over units that are shown: Pearson's correlation, with Fisher's (1921) interval of 95 %. Units
 * are few and differ in many ways, so it is a place to begin to talk, and never a cause.
 *
 * @param second null: the hours that demands take of a person
 * @param units in which both are known
 */
public record Association(String first, @Nullable String second, int units, double correlation, Direction direction) {

    /** Over fewer, chance alone gives what looks like much. */
    public static final int FEWEST_UNITS = 8;

    private static final double NORMAL_95 = 1.96;

    public enum Direction {
        TOGETHER,
        APART,
        UNKNOWN
    }

    /** Each instrument's measures beside those of other instruments, and each beside the hours; those that are known. */
    static List<Association> among(
            Map<String, Map<UUID, Outcome.Figure>> shown, Map<UUID, Double> hours, Instruments instruments) {
        List<String> measures = List.copyOf(shown.keySet());
        List<Association> found = new ArrayList<>();
        for (int i = 0; i < measures.size(); i++) {
            Map<UUID, Double> first = means(shown.get(measures.get(i)));
            for (int j = i + 1; j < measures.size(); j++) {
                if (!instruments.ofMeasure(measures.get(i)).equals(instruments.ofMeasure(measures.get(j)))) {
                    add(found, measures.get(i), measures.get(j), first, means(shown.get(measures.get(j))));
                }
            }
            add(found, measures.get(i), null, first, hours);
        }
        return found;
    }

    private static Map<UUID, Double> means(Map<UUID, Outcome.Figure> figures) {
        Map<UUID, Double> means = new java.util.LinkedHashMap<>();
        figures.forEach((unit, figure) -> means.put(unit, figure.mean().doubleValue()));
        return means;
    }

    private static void add(
            List<Association> found,
            String first,
            @Nullable String second,
            Map<UUID, Double> one,
            Map<UUID, Double> other) {
        List<UUID> both = one.keySet().stream().filter(other::containsKey).toList();
        double r = correlation(
                both.stream().mapToDouble(one::get).toArray(),
                both.stream().mapToDouble(other::get).toArray());
        if (both.size() >= FEWEST_UNITS && Double.isFinite(r)) {
            double z = Math.log((1 + r) / (1 - r)) / 2;
            double half = NORMAL_95 / Math.sqrt(both.size() - 3);
            found.add(new Association(
                    first,
                    second,
                    both.size(),
                    Math.round(r * 10) / 10.0,
                    z - half > 0 ? Direction.TOGETHER : z + half < 0 ? Direction.APART : Direction.UNKNOWN));
        }
    }

    /** NaN where one of them does not vary, and infinitely sure where they do exactly alike. */
    static double correlation(double[] first, double[] second) {
        double meanFirst = java.util.Arrays.stream(first).average().orElse(0);
        double meanSecond = java.util.Arrays.stream(second).average().orElse(0);
        double squaresFirst = 0;
        double squaresSecond = 0;
        double products = 0;
        for (int i = 0; i < first.length; i++) {
            squaresFirst += (first[i] - meanFirst) * (first[i] - meanFirst);
            squaresSecond += (second[i] - meanSecond) * (second[i] - meanSecond);
            products += (first[i] - meanFirst) * (second[i] - meanSecond);
        }
        return products / Math.sqrt(squaresFirst * squaresSecond);
    }
}
