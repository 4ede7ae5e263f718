package se.tillit.statistics;

import java.util.Map;

/**
 * How many of those asked have answered (AAPOR's RR1 where every employee is asked).
 *
 * @param answered answers from units with a headcount
 * @param asked people in those units, those without answers included
 */
public record ResponseRate(int answered, int asked, Estimate rate) {

    public static ResponseRate of(Grouping units, Map<String, Integer> headcounts) {
        int[] sizes = units.sizes();
        int answered = 0;
        for (int unit = 0; unit < sizes.length; unit++) {
            answered += headcounts.containsKey(units.labels().get(unit)) ? sizes[unit] : 0;
        }
        int asked = headcounts.values().stream().mapToInt(Integer::intValue).sum();
        return new ResponseRate(answered, asked, Estimate.of((double) answered / asked, "nobody was asked"));
    }
}
