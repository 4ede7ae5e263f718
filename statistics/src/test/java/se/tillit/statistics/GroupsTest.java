package se.tillit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Agreement, intraclass correlation, gap and weighting: what is said of groups. */
class GroupsTest {

    private static final double MISSING = Double.NaN;

    @Test
    void unanimity_is_full_agreement_and_one_person_none() {
        Agreement agreement = Agreement.of(new double[][] {{4, 4, 4, 2}}, groups("A", "A", "A", "B"), 5);

        assertThat(agreement.byUnit().get(0).rwgj().value()).isEqualTo(1);
        assertThat(agreement.byUnit().get(0).rStar().value()).isEqualTo(1);
        assertThat(agreement.byUnit().get(1).rwgj())
                .isEqualTo(new Estimate.Undefined("one person alone agrees with nobody"));
        assertThat(agreement.meanTruncated().value()).isEqualTo(1);
    }

    @Test
    void disagreement_beyond_chance_is_kept_raw_and_truncated_to_zero() {
        Agreement.Unit unit = Agreement.of(new double[][] {{1, 5}, {5, 1}}, groups("A", "A"), 5)
                .byUnit()
                .getFirst();

        // s² = 8, σ² = 2: q = −3, r = 2·(−3)/(2·(−3) + 4)
        assertThat(unit.rwgj().value()).isCloseTo(3, within(1e-12));
        assertThat(unit.rwgjTruncated().value()).isZero();
        assertThat(unit.rStar().value()).isCloseTo(-3, within(1e-12));
    }

    @Test
    void agreement_at_the_formulas_pole_has_a_reason_and_is_truncated() {
        Agreement.Unit unit = Agreement.of(new double[][] {{1, 3, 5}, {1, 3, 5}}, groups("A", "A", "A"), 5)
                .byUnit()
                .getFirst();

        assertThat(unit.rwgj().isDefined()).isFalse();
        assertThat(unit.rwgjTruncated().value()).isZero();
    }

    @Test
    void without_two_members_anywhere_agreement_has_no_mean() {
        Agreement agreement = Agreement.of(new double[][] {{1, MISSING}}, groups("A", "A"), 5);

        assertThat(agreement.units()).isEqualTo(1);
        assertThat(agreement.meanTruncated().isDefined()).isFalse();
        assertThat(agreement.share070().isDefined()).isFalse();
    }

    @Test
    void groups_that_differ_less_than_chance_have_a_negative_icc() {
        IntraclassCorrelation icc = IntraclassCorrelation.of(new double[] {1, 5, 1, 5}, groups("A", "A", "B", "B"));

        assertThat(icc.icc1N0().value()).isEqualTo(-1);
        assertThat(icc.icc2().isDefined()).isFalse();
    }

    @Test
    void says_why_there_is_no_icc() {
        assertThat(IntraclassCorrelation.of(new double[] {1, 2}, groups("A", "A"))
                        .icc1N0())
                .isEqualTo(new Estimate.Undefined("fewer than two groups have answers"));
        assertThat(IntraclassCorrelation.of(new double[] {1, 2}, groups("A", "B"))
                        .icc1N0())
                .isEqualTo(new Estimate.Undefined("no group has more than one answer"));
        assertThat(IntraclassCorrelation.of(new double[] {3, 3, 3, MISSING}, groups("A", "A", "B", "B"))
                        .icc2())
                .isEqualTo(new Estimate.Undefined("everybody gave the same answer"));
        assertThat(IntraclassCorrelation.of(new double[] {3, 3, 4, 4}, groups("A", "A", "B", "B"))
                        .f())
                .isEqualTo(new Estimate.Undefined("within every group all gave the same answer"));
        assertThat(IntraclassCorrelation.of(new double[] {}, groups()).n()).isZero();
    }

    @Test
    void a_gap_is_the_managers_rating_less_the_units_mean() {
        TrustGap gap = TrustGap.of(
                new double[] {2, 4, 5, 1}, groups("A", "A", "B", "C"), Map.of("A", 5.0, "B", 4.0, "D", 1.0));

        assertThat(gap.byUnit()).extracting(TrustGap.Unit::gap).containsExactly(2.0, -1.0);
        assertThat(gap.byUnit().getFirst().standardError().value()).isEqualTo(1);
        assertThat(gap.byUnit().getLast().standardError().isDefined()).isFalse();
        assertThat(gap.overall().mean().value()).isEqualTo(0.5);
        assertThat(gap.correlation().value()).isCloseTo(-1, within(1e-12));
    }

    @Test
    void units_weigh_as_many_as_work_there_and_a_full_count_has_no_error() {
        PostStratification everybody = PostStratification.of(
                new double[] {1, 3, 4, 4, 5}, groups("A", "A", "B", "B", "C"), Map.of("A", 2, "B", 2, "C", 9));

        assertThat(everybody.strata()).isEqualTo(2);
        assertThat(everybody.mean().value()).isEqualTo(3);
        assertThat(everybody.standardError().value()).isZero();
        assertThatThrownBy(() -> PostStratification.of(new double[] {1, 3}, groups("A", "A"), Map.of("A", 1)))
                .hasMessage("unit A has 2 answers from 1 people");
        assertThat(PostStratification.of(new double[] {1}, groups("A"), Map.of("A", 1))
                        .mean()
                        .isDefined())
                .isFalse();
    }

    @Test
    void units_without_answers_count_in_the_response_rate() {
        ResponseRate rate = ResponseRate.of(groups("A", "A", "B"), Map.of("A", 4, "B", 1, "C", 5));

        assertThat(rate.rate().value()).isEqualTo(0.3);
        assertThat(ResponseRate.of(groups(), Map.of()).rate().isDefined()).isFalse();
    }

    @Test
    void a_change_that_all_share_has_a_mean_and_no_test() {
        PairedChange change = PairedChange.of(new double[] {1, 2, MISSING}, new double[] {2, 3, 4});

        assertThat(change.n()).isEqualTo(2);
        assertThat(change.mean().value()).isEqualTo(1);
        assertThat(change.t()).isEqualTo(new Estimate.Undefined("everybody changed alike"));
        assertThat(PairedChange.of(new double[] {1}, new double[] {2}).standardError())
                .isEqualTo(new Estimate.Undefined("one pair alone has no spread"));
        assertThat(PairedChange.of(new double[] {}, new double[] {}).mean())
                .isEqualTo(new Estimate.Undefined("no pairs"));
    }

    @Test
    void hme_is_the_mean_of_three_indices_of_those_who_answered_a_whole_index() {
        Answers answers = new Answers(
                2,
                Map.of(
                        "m",
                        new double[] {5, 3},
                        "l",
                        new double[] {1, 1},
                        "s1",
                        new double[] {5, MISSING},
                        "s2",
                        new double[] {5, 1}),
                Map.of());

        EngagementIndex index = EngagementIndex.of(
                answers,
                List.of(
                        new EngagementIndex.Items("motivation", List.of("m")),
                        new EngagementIndex.Items("leadership", List.of("l")),
                        new EngagementIndex.Items("steering", List.of("s1", "s2"))));

        assertThat(index.subIndices()).extracting(part -> part.index().value()).containsExactly(75.0, 0.0, 100.0);
        assertThat(index.total().value()).isCloseTo(175 / 3.0, within(1e-12));
    }

    @Test
    void hme_refuses_answers_off_its_scale_and_says_when_nobody_answered() {
        Answers answers = new Answers(1, Map.of("m", new double[] {0}, "l", new double[] {MISSING}), Map.of());

        assertThatThrownBy(() ->
                        EngagementIndex.of(answers, List.of(new EngagementIndex.Items("motivation", List.of("m")))))
                .hasMessage("column m holds 0.0; HME's items are answered 1 to 5");
        assertThat(EngagementIndex.of(answers, List.of(new EngagementIndex.Items("leadership", List.of("l"))))
                        .total()
                        .isDefined())
                .isFalse();
    }

    static Grouping groups(String... labels) {
        List<String> distinct = List.of(labels).stream().distinct().toList();
        return new Grouping(List.of(labels).stream().mapToInt(distinct::indexOf).toArray(), distinct);
    }
}
