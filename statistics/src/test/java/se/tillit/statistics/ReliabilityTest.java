package se.tillit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.tillit.statistics.Reliability.Missing;

class ReliabilityTest {

    private static final List<String> THREE = List.of("a", "b", "c");

    @Test
    void identical_items_are_perfectly_reliable() {
        double[] item = {1, 2, 3, 5};

        Reliability reliability = Reliability.of(THREE, new double[][] {item, item, item}, Missing.COMPLETE);

        assertThat(reliability.alpha().value()).isCloseTo(1, within(1e-12));
        assertThat(reliability.standardized().value()).isCloseTo(1, within(1e-12));
        assertThat(reliability.items().getFirst().correctedItemTotal().value()).isCloseTo(1, within(1e-12));
    }

    @Test
    void unrelated_items_have_alpha_zero() {
        double[][] items = {{1, 1, 2, 2}, {1, 2, 1, 2}};

        assertThat(Reliability.of(List.of("a", "b"), items, Missing.COMPLETE)
                        .alpha()
                        .value())
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void complete_drops_who_left_an_item_out_and_pairwise_keeps_what_they_gave() {
        double[][] items = {{1, 2, 3, 4, Double.NaN}, {2, 1, 4, 3, 5}, {1, 3, 2, 4, 1}};

        Reliability complete = Reliability.of(THREE, items, Missing.COMPLETE);
        Reliability pairwise = Reliability.of(THREE, items, Missing.PAIRWISE);

        assertThat(complete.n()).isEqualTo(4);
        assertThat(complete.items().get(1).mean().value()).isEqualTo(2.5);
        assertThat(pairwise.n()).isEqualTo(5);
        assertThat(pairwise.items().get(1).mean().value()).isEqualTo(3);
    }

    @Test
    void an_item_that_everybody_answers_alike_keeps_alpha_and_says_what_is_undefined() {
        double[][] items = {{1, 2, 3, 4}, {2, 1, 4, 3}, {5, 5, 5, 5}};

        Reliability reliability = Reliability.of(THREE, items, Missing.COMPLETE);

        assertThat(reliability.alpha().isDefined()).isTrue();
        assertThat(reliability.standardized()).isEqualTo(new Estimate.Undefined("everybody gave the same answer to c"));
        assertThat(reliability.items().get(2).correctedItemTotal())
                .isEqualTo(new Estimate.Undefined("everybody gave item c the same answer"));
        assertThat(reliability.items().get(2).alphaIfDeleted().isDefined()).isTrue();
    }

    @Test
    void says_why_there_is_no_alpha() {
        double[][] unanimous = {{3, 3}, {3, 3}, {3, 3}};
        double[][] opposed = {{1, 2, 3}, {3, 2, 1}};
        double[][] one = {{1}, {2}, {3}};
        double[][] none = {{}, {}, {}};

        assertThat(Reliability.of(THREE, unanimous, Missing.COMPLETE).alpha())
                .isEqualTo(new Estimate.Undefined("everybody gave the same answer to a, b, c"));
        assertThat(Reliability.of(List.of("a", "b"), opposed, Missing.COMPLETE).alpha())
                .isEqualTo(new Estimate.Undefined("the sum of the items does not vary"));
        for (Missing missing : Missing.values()) {
            assertThat(Reliability.of(THREE, one, missing).alpha())
                    .isEqualTo(new Estimate.Undefined("fewer than two respondents answered the items"));
            assertThat(Reliability.of(THREE, none, missing).feldt().lower().isDefined())
                    .isFalse();
        }
    }

    @Test
    void two_items_have_no_alpha_without_one_of_them() {
        double[][] items = {{1, 2, 3, 5}, {1, 3, 2, 4}};

        assertThat(Reliability.of(List.of("a", "b"), items, Missing.COMPLETE)
                        .items()
                        .getFirst()
                        .alphaIfDeleted())
                .isEqualTo(new Estimate.Undefined("one item alone has no alpha"));
    }
}
