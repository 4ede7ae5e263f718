package se.tillit.pulse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.tillit.statistics.Grouping;
import se.tillit.statistics.MultilevelModel;

/**
 * Where units' means probably lie: a random-intercept model by REML, whose means for small units are drawn towards the others', and 1.96
 * standard errors on either side. Only of units that may each be told about, so that it says nothing of others.
 */
final class Intervals {

    private static final double NORMAL_95 = 1.96;

    /** Rounded outwards to a tenth. */
    record Between(BigDecimal low, BigDecimal high) {}

    private Intervals() {}

    static Map<UUID, Between> of(Map<UUID, double[]> scores) {
        if (scores.size() < 2) {
            return Map.of(); // nothing to tell the difference between units from
        }
        List<Double> values = new ArrayList<>();
        List<Integer> codes = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        scores.forEach((unit, each) -> {
            for (double score : each) {
                values.add(score);
                codes.add(labels.size());
            }
            labels.add(unit.toString());
        });
        MultilevelModel model = MultilevelModel.of(
                values.stream().mapToDouble(value -> value).toArray(),
                List.of(),
                List.of(new MultilevelModel.Level(
                        "unit",
                        new Grouping(codes.stream().mapToInt(code -> code).toArray(), labels),
                        List.of())),
                MultilevelModel.Method.REML);
        Map<UUID, Between> intervals = new HashMap<>();
        if (model instanceof MultilevelModel.Fitted fitted) {
            fitted.levels().getFirst().groups().forEach(group -> {
                double wide = NORMAL_95 * group.meanStandardError();
                if (Double.isFinite(group.mean()) && Double.isFinite(wide)) {
                    intervals.put(
                            UUID.fromString(group.group()),
                            new Between(
                                    rounded(Math.max(1, group.mean() - wide), RoundingMode.FLOOR),
                                    rounded(Math.min(Item.SCALE_ENDS, group.mean() + wide), RoundingMode.CEILING)));
                }
            });
        }
        return intervals;
    }

    private static BigDecimal rounded(double number, RoundingMode mode) {
        return BigDecimal.valueOf(number).setScale(1, mode);
    }
}
