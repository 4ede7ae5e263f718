package se.tillit.pulse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How much people differ within units: the root of the pooled variance (divisor: answers less units) of those that are shown. One figure a
 * measure, to a tenth, over so many answers that it tells of none of them.
 */
final class Spreads {

    /** So few answers do not tell how much answers differ. */
    private static final int FEWEST = 30;

    private Spreads() {}

    /** @param units each unit's scores; only of units that are shown */
    static Optional<Outcome.Spread> of(String measure, List<double[]> units) {
        double squares = 0;
        int all = 0;
        for (double[] scores : units) {
            double mean = Arrays.stream(scores).average().orElse(0);
            for (double score : scores) {
                squares += (score - mean) * (score - mean);
            }
            all += scores.length;
        }
        double sd = all < FEWEST ? 0 : Math.sqrt(squares / (all - units.size()));
        BigDecimal rounded = BigDecimal.valueOf(sd).setScale(1, RoundingMode.HALF_UP);
        return rounded.signum() > 0 ? Optional.of(new Outcome.Spread(measure, rounded)) : Optional.empty();
    }
}
