package se.tillit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.tillit.statistics.RelativeImportance.Predictor;

class RelativeImportanceTest {

    @Test
    void shares_add_up_to_r_squared_however_predictors_are_related() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            int p = 1 + random.nextInt(8);
            double[] common = random.doubles(60).toArray();
            double[][] predictors = new double[p][];
            for (int j = 0; j < p; j++) {
                double weight = random.nextDouble();
                predictors[j] = IntStream.range(0, 60)
                        .mapToDouble(i -> weight * common[i] + random.nextDouble())
                        .toArray();
            }
            double[] outcome = IntStream.range(0, 60)
                    .mapToDouble(i -> common[i] + random.nextDouble())
                    .toArray();
            RelativeImportance drivers = RelativeImportance.of(outcome, names(p), predictors);

            double r2 = drivers.rSquared().value();
            assertThat(sum(drivers, Predictor::lmg)).as("seed %d", seed).isCloseTo(r2, within(1e-12));
            assertThat(sum(drivers, Predictor::johnson)).as("seed %d", seed).isCloseTo(r2, within(1e-12));
        }
    }

    @Test
    void the_share_of_an_unrelated_predictor_is_its_squared_correlation() {
        double[][] orthogonal = {{-1, -1, 1, 1, 0, 0}, {-1, 1, -1, 1, 0, 0}};
        double[] outcome = {-3, -1, 1, 3, 1, -1};

        RelativeImportance drivers = RelativeImportance.of(outcome, names(2), orthogonal);

        // Correlations 8/√(4·22) and 4/√(4·22).
        assertThat(drivers.predictors())
                .extracting(driver -> driver.lmg().value())
                .satisfiesExactly(
                        first -> assertThat(first).isCloseTo(64 / 88.0, within(1e-12)),
                        second -> assertThat(second).isCloseTo(16 / 88.0, within(1e-12)));
        assertThat(drivers.predictors().getFirst().johnson().value()).isCloseTo(64 / 88.0, within(1e-12));
        assertThat(drivers.predictors().getFirst().vif().value()).isCloseTo(1, within(1e-12));
    }

    @Test
    void says_why_there_are_no_shares() {
        double[] a = {1, 2, 3, 4, 6};
        double[] doubled = {2, 4, 6, 8, 12};
        double[] constant = {1, 1, 1, 1, 1};
        double[] y = {1, 3, 2, 5, 4};

        assertThat(RelativeImportance.of(y, names(2), new double[][] {a, doubled})
                        .rSquared()
                        .toString())
                .contains("linearly dependent");
        assertThat(RelativeImportance.of(y, names(2), new double[][] {a, constant})
                        .rSquared())
                .isEqualTo(new Estimate.Undefined("x1 does not vary"));
        assertThat(RelativeImportance.of(constant, names(1), new double[][] {a}).rSquared())
                .isEqualTo(new Estimate.Undefined("the outcome does not vary"));
        assertThat(RelativeImportance.of(new double[] {1, 2}, names(1), new double[][] {{1, 2}})
                        .rSquared())
                .isEqualTo(new Estimate.Undefined("2 complete answers are too few for 1 predictors"));
    }

    private static double sum(RelativeImportance drivers, Function<Predictor, Estimate> share) {
        return drivers.predictors().stream()
                .mapToDouble(p -> share.apply(p).value())
                .sum();
    }

    private static List<String> names(int p) {
        return IntStream.range(0, p).mapToObj(i -> "x" + i).toList();
    }
}
