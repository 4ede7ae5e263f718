package se.tillit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.tillit.statistics.FactorAnalysis.Factor;
import se.tillit.statistics.FactorAnalysis.Fitted;
import se.tillit.statistics.FactorAnalysis.Kind;
import se.tillit.statistics.FactorAnalysis.Missing;
import se.tillit.statistics.FactorAnalysis.NotEstimable;
import se.tillit.statistics.FactorAnalysis.Parameter;

class FactorAnalysisTest {

    private static final List<Factor> TWO =
            List.of(new Factor("F", List.of("a", "b", "c")), new Factor("G", List.of("d", "e", "f")));
    private static final double[] LOADINGS = {1, 0.8, -0.6, 0.9, 0.7, 0.5};

    @Test
    void finds_the_loadings_the_answers_were_made_with_and_their_signs() {
        Fitted fitted = fitted(made(1, 20_000, 0), TWO, Missing.LISTWISE);

        assertThat(loadings(fitted)).usingComparatorWithPrecision(0.05).containsExactly(1, 0.8, -0.6, 0.9, 0.7, 0.5);
        assertThat(parameter(fitted, "F", "G").estimate()).isCloseTo(0.5, within(0.05));
        assertThat(fitted.fit().df()).isEqualTo(8);
        assertThat(fitted.fit().p().value()).isGreaterThan(0.001);
    }

    @Test
    void full_information_without_missing_answers_is_the_ordinary_fit() {
        Answers answers = made(2, 500, 0);

        Fitted listwise = fitted(answers, TWO, Missing.LISTWISE);
        Fitted fiml = fitted(answers, TWO, Missing.FIML);

        assertThat(fiml.fit().chiSquare()).isCloseTo(listwise.fit().chiSquare(), within(1e-7));
        assertThat(fiml.fit().baselineChiSquare()).isCloseTo(listwise.fit().baselineChiSquare(), within(1e-7));
        assertThat(loadings(fiml)).usingComparatorWithPrecision(1e-6).containsExactly(loadings(listwise));
        assertThat(fiml.fit().parameters()).isEqualTo(listwise.fit().parameters() + 6);
    }

    @Test
    void full_information_uses_what_people_gave_and_tells_more_than_complete_answers_alone() {
        Answers answers = made(3, 1000, 0.2);

        Fitted listwise = fitted(answers, TWO, Missing.LISTWISE);
        Fitted fiml = fitted(answers, TWO, Missing.FIML);

        assertThat(fiml.n()).isGreaterThan(2 * listwise.n());
        assertThat(loadings(fiml)).usingComparatorWithPrecision(0.2).containsExactly(LOADINGS);
        assertThat(fiml.parameters().getFirst().standardError().value())
                .isLessThan(listwise.parameters().getFirst().standardError().value());
    }

    @Test
    void the_fit_does_not_depend_on_the_items_units() {
        Answers answers = made(4, 400, 0.1);
        Map<String, double[]> rescaled = new HashMap<>();
        for (String item : List.of("a", "b", "c", "d", "e", "f")) {
            rescaled.put(item, answers.numbers(item).clone());
        }
        double[] changed = rescaled.get("b");
        for (int i = 0; i < changed.length; i++) {
            changed[i] = 1e6 + 1e-3 * changed[i];
        }
        for (Missing missing : Missing.values()) {
            Fitted before = fitted(answers, TWO, missing);
            Fitted after = fitted(new Answers(answers.rows(), rescaled, Map.of()), TWO, missing);

            assertThat(after.fit().chiSquare()).isCloseTo(before.fit().chiSquare(), within(1e-5));
            assertThat(after.parameters().get(1).estimate() * 1e3)
                    .isCloseTo(before.parameters().get(1).estimate(), within(1e-5));
            assertThat(after.parameters().get(1).standardError().value() * 1e3)
                    .isCloseTo(before.parameters().get(1).standardError().value(), within(1e-5));
        }
    }

    @Test
    void three_items_on_one_factor_fit_perfectly_and_are_not_tested() {
        List<Factor> one = List.of(new Factor("F", List.of("a", "b", "c")));

        Fitted fitted = fitted(made(5, 300, 0), one, Missing.LISTWISE);

        assertThat(fitted.fit().chiSquare()).isCloseTo(0, within(1e-9));
        assertThat(fitted.fit().p().isDefined()).isFalse();
        assertThat(fitted.fit().rmsea()).isZero();
        assertThat(fitted.fit().cfi()).isEqualTo(1);
    }

    @Test
    void an_item_may_load_on_two_factors() {
        List<Factor> crossed =
                List.of(new Factor("F", List.of("a", "b", "c")), new Factor("G", List.of("d", "e", "f", "c")));

        assertThat(parameter(fitted(made(6, 5000, 0), crossed, Missing.LISTWISE), "G", "c")
                        .estimate())
                .isCloseTo(0, within(0.1));
    }

    @Test
    void says_why_a_model_cannot_be_fitted() {
        Answers answers = made(7, 200, 0);
        Map<String, double[]> odd = new HashMap<>();
        for (String item : List.of("a", "b", "c", "d", "e", "f")) {
            odd.put(item, answers.numbers(item));
        }
        odd.put("constant", IntStream.range(0, 200).mapToDouble(i -> 3).toArray());
        odd.put(
                "sum",
                IntStream.range(0, 200)
                        .mapToDouble(i -> odd.get("a")[i] + odd.get("b")[i])
                        .toArray());
        odd.put(
                "first",
                IntStream.range(0, 200)
                        .mapToDouble(i -> i < 100 ? odd.get("c")[i] : Double.NaN)
                        .toArray());
        odd.put(
                "last",
                IntStream.range(0, 200)
                        .mapToDouble(i -> i < 100 ? Double.NaN : odd.get("d")[i])
                        .toArray());
        Answers all = new Answers(200, odd, Map.of());

        assertThat(reason(all, Missing.LISTWISE, "a", "b")).contains("more parameters");
        assertThat(reason(all, Missing.LISTWISE, "a", "b", "constant")).contains("same answer to constant");
        assertThat(reason(all, Missing.LISTWISE, "a", "b", "sum")).contains("follows from the others");
        assertThat(reason(all, Missing.FIML, "a", "b", "sum")).contains("follows from the others");
        assertThat(reason(all, Missing.FIML, "a", "first", "last")).contains("nobody answered both first and last");
        assertThat(reason(all, Missing.LISTWISE, "a", "first", "last")).contains("fewer than two");
        assertThat(reason(made(8, 3, 0), Missing.LISTWISE, "a", "b", "c")).contains("3 respondents are too few");
        assertThat(reason(made(9, 0, 0), Missing.FIML, "a", "b", "c")).contains("fewer than two");
    }

    @Test
    void two_factors_that_nothing_holds_apart_are_not_identified() {
        List<Factor> same = List.of(
                new Factor("F", List.of("a", "b", "c")), new Factor("G", List.of("a", "b", "c", "d", "e", "f")));

        assertThat(FactorAnalysis.of(made(10, 300, 0), same, Missing.LISTWISE)).isInstanceOf(NotEstimable.class);
    }

    @Test
    void refuses_a_factor_without_items_or_with_one_twice() {
        assertThatThrownBy(() ->
                        FactorAnalysis.of(made(11, 10, 0), List.of(new Factor("F", List.of("a", "a"))), Missing.FIML))
                .hasMessage("factor F needs items, each named once");
    }

    @Test
    void omega_is_the_share_of_the_sum_that_the_factor_explains() {
        Omega omega = Omega.of(made(12, 20_000, 0), List.of("d", "e", "f"));

        // (Σλ)²/((Σλ)² + Σθ) with residual variance 0.25 each.
        double common = 2.1 * 2.1;
        assertThat(omega.omega().value()).isCloseTo(common / (common + 0.75), within(0.01));
        assertThat(omega.interval().lower().value()).isLessThan(omega.omega().value());
        assertThat(Omega.of(made(12, 300, 0), List.of("d", "e")).omega().isDefined())
                .isFalse();
    }

    @Test
    void polychoric_correlation_is_that_of_the_variables_behind_the_steps() {
        Random random = new Random(13);
        double[] x = new double[20_000];
        double[] y = new double[20_000];
        for (int i = 0; i < x.length; i++) {
            double common = random.nextGaussian();
            x[i] = Math.clamp(Math.round(3 + common), 1, 5);
            y[i] = Math.clamp(Math.round(2 - 0.8 * common + 0.6 * random.nextGaussian()), 1, 4);
        }
        PolychoricCorrelations correlations =
                PolychoricCorrelations.of(List.of("x", "y", "z"), new double[][] {x, y, new double[20_000]});

        assertThat(correlations.pairs().getFirst().correlation().value()).isCloseTo(-0.8, within(0.01));
        assertThat(correlations.items().getFirst().thresholds()).hasSize(4).isSorted();
        assertThat(correlations.pairs().getLast().correlation().isDefined()).isFalse();
    }

    /** Answers to six items of two factors that correlate 0.5; residual variance 0.25; some missing at random. */
    private static Answers made(long seed, int n, double missing) {
        Random random = new Random(seed);
        Map<String, double[]> columns = new HashMap<>();
        List.of("a", "b", "c", "d", "e", "f").forEach(item -> columns.put(item, new double[n]));
        for (int i = 0; i < n; i++) {
            double f = random.nextGaussian();
            double g = 0.5 * f + Math.sqrt(0.75) * random.nextGaussian();
            for (int item = 0; item < 6; item++) {
                double value = 3 + LOADINGS[item] * (item < 3 ? f : g) + 0.5 * random.nextGaussian();
                columns.get(String.valueOf((char) ('a' + item)))[i] =
                        random.nextDouble() < missing ? Double.NaN : value;
            }
        }
        return new Answers(n, columns, Map.of());
    }

    private static Fitted fitted(Answers answers, List<Factor> factors, Missing missing) {
        FactorAnalysis analysis = FactorAnalysis.of(answers, factors, missing);
        assertThat(analysis).isInstanceOf(Fitted.class);
        return (Fitted) analysis;
    }

    private static String reason(Answers answers, Missing missing, String... items) {
        FactorAnalysis analysis = FactorAnalysis.of(answers, List.of(new Factor("F", List.of(items))), missing);
        assertThat(analysis).isInstanceOf(NotEstimable.class);
        return ((NotEstimable) analysis).reason();
    }

    private static double[] loadings(Fitted fitted) {
        return fitted.parameters().stream()
                .filter(parameter -> parameter.kind() == Kind.LOADING)
                .mapToDouble(Parameter::estimate)
                .toArray();
    }

    private static Parameter parameter(Fitted fitted, String left, String right) {
        return fitted.parameters().stream()
                .filter(p -> p.left().equals(left) && p.right().equals(right))
                .findFirst()
                .orElseThrow();
    }
}
