package se.tillit.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The gap between a manager's trust in the staff and the trust the staff feel: per unit the manager's rating less the
 * unit's mean, with the standard error of that mean; over units the mean gap by a one-sample t test, and the
 * correlation of ratings and means. A single manager's gap is for the unit and its manager alone.
 *
 * @param byUnit units with both a rating and an answer, in the order of the answers
 * @param overall the units' gaps
 */
public record TrustGap(List<Unit> byUnit, PairedChange overall, Estimate sd, Estimate correlation) {

    /** @param n answers in the unit */
    public record Unit(String name, int n, double gap, Estimate standardError) {}

    /** @param felt the trust felt, {@code NaN} where missing */
    public static TrustGap of(double[] felt, Grouping units, Map<String, Double> managers) {
        List<Unit> byUnit = new ArrayList<>();
        List<double[]> pairs = new ArrayList<>();
        List<UnitMeans.Unit> means = UnitMeans.of(felt, units);
        for (UnitMeans.Unit unit : means) {
            Double rating = managers.get(unit.name());
            if (rating != null && !rating.isNaN()) {
                pairs.add(new double[] {rating, unit.mean()});
                byUnit.add(new Unit(
                        unit.name(),
                        unit.n(),
                        rating - unit.mean(),
                        Estimate.of(
                                unit.n() < 2 ? Double.NaN : Math.sqrt(unit.variance() / unit.n()),
                                "one answer alone has no spread")));
            }
        }
        double[][] columns = {
            pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
            pairs.stream().mapToDouble(pair -> pair[1]).toArray()
        };
        double[] gaps = byUnit.stream().mapToDouble(Unit::gap).toArray();
        double[][] c = Moments.complete(columns).covariance();
        return new TrustGap(
                List.copyOf(byUnit),
                PairedChange.of(gaps),
                Estimate.of(gaps.length < 2 ? Double.NaN : Math.sqrt(Moments.variance(gaps)), "fewer than two units"),
                Estimate.of(
                        gaps.length < 2 ? Double.NaN : c[0][1] / Math.sqrt(c[0][0] * c[1][1]),
                        "ratings or means do not vary between units"));
    }
}
