package se.tillit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;
import se.tillit.statistics.MultilevelModel.Covariate;
import se.tillit.statistics.MultilevelModel.Fitted;
import se.tillit.statistics.MultilevelModel.Level;
import se.tillit.statistics.MultilevelModel.Method;
import se.tillit.statistics.MultilevelModel.NotEstimable;
import se.tillit.statistics.MultilevelModel.VarianceComponent;

class MultilevelModelTest {

    @Test
    void equal_groups_have_the_variances_of_the_analysis_of_variance() {
        double[] y = {1, 2, 3, 4, 5, 6, 6, 7, 8};
        Grouping groups = GroupsTest.groups("A", "A", "A", "B", "B", "B", "C", "C", "C");

        Fitted fitted = fitted(y, List.of(), List.of(new Level("unit", groups, List.of())), Method.REML);

        // MSB = 19, MSW = 1: (19 − 1)/3 between, 1 within.
        assertThat(fitted.components())
                .extracting(VarianceComponent::variance)
                .satisfiesExactly(
                        between -> assertThat(between).isCloseTo(6, within(1e-5)),
                        within -> assertThat(within).isCloseTo(1, within(1e-6)));
        assertThat(fitted.fixed().getFirst().estimate()).isCloseTo(14 / 3.0, within(1e-9));
        assertThat(fitted.singular()).isFalse();
    }

    @Test
    void a_small_units_mean_is_drawn_towards_the_others_more_than_a_large_ones() {
        double[] y = IntStream.range(0, 44)
                .mapToDouble(i -> i < 2 ? 5 + i % 2 : i < 22 ? 5 + i % 2 : i % 2)
                .toArray();
        String[] units = IntStream.range(0, 44)
                .mapToObj(i -> i < 2 ? "small" : i < 22 ? "large" : i < 33 ? "C" : "D")
                .toArray(String[]::new);

        Fitted fitted =
                fitted(y, List.of(), List.of(new Level("unit", GroupsTest.groups(units), List.of())), Method.REML);

        var groups = fitted.levels().getFirst().groups();
        assertThat(groups.get(0).mean()).isBetween(2.0, groups.get(1).mean());
        assertThat(groups.get(1).mean()).isLessThan(5.5);
        assertThat(groups.get(0).meanStandardError())
                .isGreaterThan(groups.get(1).meanStandardError());
    }

    @Test
    void groups_that_do_not_differ_are_singular_and_all_have_the_common_mean() {
        double[] y = {1, 5, 1, 5, 1, 5};
        Grouping groups = GroupsTest.groups("A", "A", "B", "B", "C", "C");

        Fitted fitted = fitted(y, List.of(), List.of(new Level("unit", groups, List.of())), Method.REML);

        assertThat(fitted.singular()).isTrue();
        assertThat(fitted.components().getFirst().variance()).isZero();
        assertThat(fitted.levels().getFirst().groups()).allSatisfy(group -> {
            assertThat(group.mean()).isCloseTo(3, within(1e-12));
            assertThat(group.conditionalSd()[0]).isZero();
        });
    }

    @Test
    void says_why_a_model_cannot_be_fitted() {
        assertThat(reason(new double[] {1, 2, 3}, "A", "A", "A")).contains("fewer than two groups");
        assertThat(reason(new double[] {1, 2, 3}, "A", "B", "C")).contains("no group (unit) has more than one answer");
        assertThat(reason(new double[] {4, 4, 4, 4}, "A", "A", "B", "B")).contains("same outcome");
        assertThat(reason(new double[] {4, 4, 5, 5, 6, 6}, "A", "A", "B", "B", "C", "C"))
                .contains("within every group");
        assertThat(reason(new double[] {Double.NaN, Double.NaN}, "A", "B")).contains("fewer than two groups");
        assertThat(((NotEstimable) MultilevelModel.of(
                                new double[] {1, 2, 3, 5, 4},
                                List.of(new Covariate("x", new double[] {2, 2, 2, 2, 2})),
                                List.of(new Level("unit", GroupsTest.groups("A", "A", "B", "B", "B"), List.of())),
                                Method.ML))
                        .reason())
                .contains("a covariate does not vary");
    }

    @Test
    void refuses_units_that_lie_in_two_departments() {
        List<Level> crossed = List.of(
                new Level("unit", GroupsTest.groups("A", "A", "B"), List.of()),
                new Level("department", GroupsTest.groups("X", "Y", "Y"), List.of()));

        assertThatThrownBy(() -> MultilevelModel.of(new double[] {1, 2, 3}, List.of(), crossed, Method.ML))
                .hasMessageContaining("unit A lies in several groups");
    }

    @Test
    void adding_a_constant_or_changing_units_changes_only_what_it_should() {
        long seed = 5;
        Sample sample = new Sample(new Random(seed), 60);
        double[] moved = Arrays.stream(sample.y).map(y -> 1e6 + 10 * y).toArray();
        List<Level> levels = List.of(new Level("unit", sample.units, List.of("x")));

        Fitted before = fitted(sample.y, sample.covariates(), levels, Method.REML);
        Fitted after = fitted(moved, sample.covariates(), levels, Method.REML);

        assertThat(after.fixed().get(1).estimate())
                .isCloseTo(10 * before.fixed().get(1).estimate(), within(1e-3));
        assertThat(after.components().getLast().variance())
                .isCloseTo(100 * before.components().getLast().variance(), within(1e-2));
    }

    /** Everything the recursion over groups claims, against the same model written out as one large matrix. */
    @Test
    void agrees_with_the_model_written_out_in_full() {
        for (long seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            Sample sample = new Sample(random, 40 + random.nextInt(60));
            List<Level> levels = new ArrayList<>();
            levels.add(new Level("unit", sample.units, random.nextBoolean() ? List.of("x") : List.of()));
            if (random.nextBoolean()) {
                levels.add(new Level("department", sample.departments, List.of()));
            }
            Method method = random.nextBoolean() ? Method.REML : Method.ML;
            new WrittenOut(sample, fitted(sample.y, sample.covariates(), levels, method), levels, "seed " + seed)
                    .check();
        }
    }

    private static Fitted fitted(double[] y, List<Covariate> covariates, List<Level> levels, Method method) {
        MultilevelModel model = MultilevelModel.of(y, covariates, levels, method);
        assertThat(model).isInstanceOf(Fitted.class);
        return (Fitted) model;
    }

    private static String reason(double[] y, String... units) {
        MultilevelModel model = MultilevelModel.of(
                y, List.of(), List.of(new Level("unit", GroupsTest.groups(units), List.of())), Method.REML);
        assertThat(model).isInstanceOf(NotEstimable.class);
        return ((NotEstimable) model).reason();
    }

    /** Answers in twelve units of three departments, with two covariates. */
    private static final class Sample {
        private final double[] y;
        private final double[] x;
        private final double[] z;
        private final Grouping units;
        private final Grouping departments;

        Sample(Random random, int n) {
            double[] unitEffect = random.doubles(12, -2, 2).toArray();
            double[] slope = random.doubles(12, -1, 1).toArray();
            double[] departmentEffect = {3, -2, 1};
            int[] unit = random.ints(n, 0, 12).toArray();
            x = random.doubles(n, 5, 9).toArray();
            z = random.doubles(n).toArray();
            y = IntStream.range(0, n)
                    .mapToDouble(i -> 3
                            + unitEffect[unit[i]]
                            + departmentEffect[unit[i] % 3]
                            + (1 + slope[unit[i]]) * x[i]
                            + random.nextGaussian())
                    .toArray();
            units = GroupsTest.groups(Arrays.stream(unit).mapToObj(u -> "U" + u).toArray(String[]::new));
            departments = GroupsTest.groups(
                    Arrays.stream(unit).mapToObj(u -> "D" + u % 3).toArray(String[]::new));
        }

        List<Covariate> covariates() {
            return List.of(new Covariate("x", x), new Covariate("z", z));
        }
    }

    private static final class WrittenOut {
        private final Sample sample;
        private final Fitted fitted;
        private final List<Level> levels;
        private final String seed;

        WrittenOut(Sample sample, Fitted fitted, List<Level> levels, String seed) {
            this.sample = sample;
            this.fitted = fitted;
            this.levels = levels;
            this.seed = seed;
        }

        void check() {
            int n = sample.y.length;
            double residual = component("Residual", "", "");
            RealMatrix x = MatrixUtils.createRealMatrix(n, 3);
            for (int i = 0; i < n; i++) {
                x.setRow(i, new double[] {1, sample.x[i], sample.z[i]});
            }
            RealMatrix v = MatrixUtils.createRealIdentityMatrix(n).scalarMultiply(residual);
            List<RealMatrix> designs = new ArrayList<>();
            List<RealMatrix> covariances = new ArrayList<>();
            for (int l = 0; l < levels.size(); l++) {
                designs.add(design(l));
                covariances.add(covariance(l));
                v = v.add(designs.get(l)
                        .multiply(covariances.get(l))
                        .multiply(designs.get(l).transpose()));
            }
            CholeskyDecomposition cholesky = new CholeskyDecomposition(v, 1e-10, 1e-12);
            RealMatrix inverse = cholesky.getSolver().getInverse();
            RealMatrix information = x.transpose().multiply(inverse).multiply(x);
            RealMatrix fixedCovariance = MatrixUtils.inverse(information);
            RealVector y = new ArrayRealVector(sample.y);
            RealVector fixed = fixedCovariance.operate(x.transpose().operate(inverse.operate(y)));
            RealVector rest = y.subtract(x.operate(fixed));
            for (int c = 0; c < 3; c++) {
                close(fitted.fixed().get(c).estimate(), fixed.getEntry(c));
                close(fitted.fixed().get(c).standardError(), Math.sqrt(fixedCovariance.getEntry(c, c)));
            }
            double twice = Math.log(cholesky.getDeterminant())
                    + rest.dotProduct(inverse.operate(rest))
                    + (fitted.method() == Method.REML
                            ? Math.log(new CholeskyDecomposition(information, 1e-10, 1e-12).getDeterminant())
                            : 0)
                    + (n - (fitted.method() == Method.REML ? 3 : 0)) * Math.log(2 * Math.PI);
            close(fitted.logLikelihood(), -twice / 2);
            for (int l = 0; l < levels.size(); l++) {
                effects(l, designs.get(l), covariances.get(l), inverse, rest);
            }
            means(designs, covariances, inverse, x, fixed, fixedCovariance, rest);
        }

        private void effects(int l, RealMatrix z, RealMatrix g, RealMatrix inverse, RealVector rest) {
            RealVector effects = g.operate(z.transpose().operate(inverse.operate(rest)));
            RealMatrix posterior = g.subtract(
                    g.multiply(z.transpose()).multiply(inverse).multiply(z).multiply(g));
            int size = fitted.levels().get(l).effectNames().size();
            var groups = fitted.levels().get(l).groups();
            for (int group = 0; group < groups.size(); group++) {
                for (int e = 0; e < size; e++) {
                    int at = group * size + e;
                    close(groups.get(group).effects()[e], effects.getEntry(at));
                    close(groups.get(group).conditionalSd()[e], Math.sqrt(Math.max(0, posterior.getEntry(at, at))));
                }
            }
        }

        /** A unit's mean is a linear combination c'β + d'b; its prediction variance follows from that of the answers. */
        private void means(
                List<RealMatrix> designs,
                List<RealMatrix> covariances,
                RealMatrix inverse,
                RealMatrix x,
                RealVector fixed,
                RealMatrix fixedCovariance,
                RealVector rest) {
            RealVector centre = new ArrayRealVector(new double[] {
                1,
                Arrays.stream(sample.x).average().orElseThrow(),
                Arrays.stream(sample.z).average().orElseThrow()
            });
            var units = fitted.levels().getFirst().groups();
            for (int unit = 0; unit < units.size(); unit++) {
                int member = firstMember(unit);
                double mean = centre.dotProduct(fixed);
                double prior = 0;
                RealVector shared = new ArrayRealVector(sample.y.length);
                for (int l = 0; l < levels.size(); l++) {
                    int size = fitted.levels().get(l).effectNames().size();
                    RealVector d = new ArrayRealVector(designs.get(l).getColumnDimension());
                    int group = levels.get(l).groups().codes()[member];
                    for (int e = 0; e < size; e++) {
                        d.setEntry(group * size + e, centre.getEntry(e));
                    }
                    RealVector gd = covariances.get(l).operate(d);
                    mean += gd.dotProduct(designs.get(l).transpose().operate(inverse.operate(rest)));
                    prior += d.dotProduct(gd);
                    shared = shared.add(designs.get(l).operate(gd));
                }
                RealVector weights = inverse.operate(shared);
                RealVector slope = centre.subtract(x.transpose().operate(weights));
                double variance = prior - shared.dotProduct(weights) + slope.dotProduct(fixedCovariance.operate(slope));
                close(units.get(unit).mean(), mean);
                close(units.get(unit).meanStandardError(), Math.sqrt(variance));
            }
        }

        private int firstMember(int unit) {
            return IntStream.range(0, sample.y.length)
                    .filter(i -> sample.units.codes()[i] == unit)
                    .findFirst()
                    .orElseThrow();
        }

        private RealMatrix design(int l) {
            int size = fitted.levels().get(l).effectNames().size();
            int[] codes = levels.get(l).groups().codes();
            RealMatrix z = MatrixUtils.createRealMatrix(
                    codes.length, size * levels.get(l).groups().labels().size());
            for (int i = 0; i < codes.length; i++) {
                z.setEntry(i, codes[i] * size, 1);
                if (size == 2) {
                    z.setEntry(i, codes[i] * size + 1, sample.x[i]);
                }
            }
            return z;
        }

        private RealMatrix covariance(int l) {
            String name = levels.get(l).name();
            List<String> effects = fitted.levels().get(l).effectNames();
            int groups = levels.get(l).groups().labels().size();
            RealMatrix g = MatrixUtils.createRealMatrix(groups * effects.size(), groups * effects.size());
            for (int group = 0; group < groups; group++) {
                for (int a = 0; a < effects.size(); a++) {
                    for (int b = 0; b < effects.size(); b++) {
                        double entry = a == b
                                ? component(name, effects.get(a), "")
                                : component(name, effects.get(Math.min(a, b)), effects.get(Math.max(a, b)));
                        g.setEntry(group * effects.size() + a, group * effects.size() + b, entry);
                    }
                }
            }
            return g;
        }

        private double component(String group, String effect, String other) {
            return fitted.components().stream()
                    .filter(c -> c.group().equals(group)
                            && c.effect().equals(effect)
                            && c.other().equals(other))
                    .findFirst()
                    .orElseThrow()
                    .variance();
        }

        private void close(double actual, double expected) {
            assertThat(actual).as(seed).isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
        }
    }
}
