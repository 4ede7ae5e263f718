package se.tillit.statistics;

import java.util.List;
import java.util.Map;

/**
 * The mean of a whole organisation from answers that some units gave more readily than others: each unit's mean weighs
 * as many as work there, with the finite population correction in the standard error (Cochran 1977, ch. 5A). Only units
 * with at least two answers tell how much answers vary, so only they are strata.
 *
 * @param strata units behind the estimate
 * @param interval 95 %, normal
 */
public record PostStratification(int strata, Estimate mean, Estimate standardError, Interval interval) {

    /**
     * @param values one per answer, {@code NaN} where missing
     * @param headcounts how many work in each unit
     * @throws IllegalArgumentException where a unit has more answers than people
     */
    public static PostStratification of(double[] values, Grouping units, Map<String, Integer> headcounts) {
        List<UnitMeans.Unit> strata = UnitMeans.of(values, units).stream()
                .filter(unit -> unit.n() >= 2 && headcounts.containsKey(unit.name()))
                .toList();
        double people =
                strata.stream().mapToDouble(unit -> headcounts.get(unit.name())).sum();
        double mean = 0;
        double variance = 0;
        for (UnitMeans.Unit unit : strata) {
            int headcount = headcounts.get(unit.name());
            if (unit.n() > headcount) {
                throw new IllegalArgumentException(
                        "unit %s has %d answers from %d people".formatted(unit.name(), unit.n(), headcount));
            }
            double weight = headcount / people;
            mean += weight * unit.mean();
            variance += weight * weight * (1 - (double) unit.n() / headcount) * unit.variance() / unit.n();
        }
        boolean any = !strata.isEmpty();
        double standardError = Math.sqrt(variance);
        String undefined = "no unit with a headcount has two answers";
        return new PostStratification(
                strata.size(),
                Estimate.of(any ? mean : Double.NaN, undefined),
                Estimate.of(any ? standardError : Double.NaN, undefined),
                Interval.around(any ? mean : Double.NaN, Distributions.Z975 * standardError, undefined));
    }
}
