package se.tillit.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtectionTest {

    private static final Dimension UNITS = new Dimension(
            "unit", List.of("a", "b", "c", "d"), Map.of("ab", List.of("a", "b"), "cd", List.of("c", "d")));

    @Test
    void nothingIsWithheldWhereEveryGroupIsLarge() {
        Published published = Protection.protect(units(12, 9, 7, 30));
        assertThat(published.proof().withheld()).isZero();
        assertThat(withheld(published)).isEmpty();
    }

    @Test
    void aSmallGroupTakesOneSiblingWithIt() {
        assertThat(withheld(Protection.protect(units(3, 9, 7, 30)))).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void twoSmallSiblingsThatAreTooFewTogetherTakeMoreWithThem() {
        Published published = Protection.protect(units(2, 2, 7, 30));
        assertThat(withheld(published)).contains("a", "b", "ab").hasSize(4);
    }

    @Test
    void anEmptyGroupIsShown() {
        assertThat(withheld(Protection.protect(units(0, 9, 7, 30)))).isEmpty();
    }

    @Test
    void meanAndCountAreWithheldTogether() {
        var cells = List.of(cell(3, 4.0, "unit", "a"), cell(9, 3.0, "unit", "b"), cell(12, 3.25));
        Published published = Protection.protect(release(List.of(flat("a", "b")), cells));
        assertThat(published.tables().getFirst().cells())
                .filteredOn(cell -> cell.n() == null)
                .hasSize(2)
                .allSatisfy(cell -> assertThat(cell.mean()).isNull());
    }

    @Test
    void aUnanimousGroupIsWithheldAndCannotBeInferred() {
        var cells = List.of(
                cell(8, 5.0, "unit", "a"), cell(9, 3.0, "unit", "b"), cell(12, 3.5, "unit", "c"), cell(29, 3.76));
        assertThat(withheld(Protection.protect(release(List.of(flat("a", "b", "c")), cells))))
                .contains("a")
                .hasSize(2);
    }

    @Test
    void aBarredGroupIsWithheldThoughItIsLargeAndItsMeanIsNotInferred() {
        var cells = List.of(
                cell(12, 2.5, "unit", "a"), cell(9, 3.0, "unit", "b"), cell(12, 3.5, "unit", "c"), cell(33, 3.0));
        Release open = release(List.of(flat("a", "b", "c")), cells);
        assertThat(withheld(Protection.protect(open))).isEmpty();
        Published barred = Protection.protect(barring(open, Map.of("unit", "a")));
        assertThat(withheld(barred)).contains("a").hasSize(2);
        assertThat(barred.proof().clean()).isTrue();
        assertThatThrownBy(() -> Protection.protect(barring(open, Map.of("unit", "z"))))
                .isInstanceOf(UnusableRelease.class);
    }

    private static Release barring(Release open, Map<String, String> key) {
        return new Release(
                open.rules(),
                open.scale(),
                open.dimensions(),
                open.headcounts(),
                open.meanDecimals(),
                open.tables(),
                List.of(key));
    }

    @Test
    void aDistributionOfFewerThanTenIsWithheldWhole() {
        var answers = new Dimension("answer", List.of("1", "2", "3"), Map.of());
        var cells = List.of(
                cell(9), cell(0, null, "answer", "1"), cell(9, null, "answer", "2"), cell(0, null, "answer", "3"));
        assertThat(withheld(Protection.protect(release(List.of(answers), cells))))
                .containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void thatEverybodyAnsweredAlikeCannotBeInferredFromTheAnswersNobodyGave() {
        var answers = new Dimension("answer", List.of("1", "2", "3"), Map.of());
        var cells = List.of(
                cell(20), cell(0, null, "answer", "1"), cell(20, null, "answer", "2"), cell(0, null, "answer", "3"));
        assertThat(withheld(Protection.protect(release(List.of(answers), cells))))
                .contains("2")
                .hasSize(2);
    }

    @Test
    void twoWavesDoNotTellWhatTheOneNewcomerIs() {
        var people = new Dimension(
                "person",
                List.of("stayed", "left", "joined"),
                Map.of("wave 1", List.of("stayed", "left"), "wave 2", List.of("stayed", "joined")));
        var cells = List.of(cell(12, null, "person", "stayed"), cell(13, null, "person", "wave 2"));
        assertThat(withheld(Protection.protect(release(List.of(people), cells))))
                .hasSize(1);
    }

    @Test
    void anEarlierWaveStaysAsItIsAndTheNewOneGivesWay() {
        var people = new Dimension("person", List.of("stayed", "joined"), Map.of());
        var earlier = new Table("wave 1", "", true, List.of(cell(12, null, "person", "stayed")));
        var now = new Table("wave 2", List.of(cell(14)));
        Published published = Protection.protect(
                new Release(Rules.STANDARD, new Scale(1, 5), List.of(people), List.of(), 2, List.of(earlier, now)));
        assertThat(published.tables().getFirst()).isEqualTo(earlier);
        assertThat(published.tables().getLast().cells().getFirst().n()).isNull();
        assertThat(published.proof().clean()).isTrue();
    }

    @Test
    void aSmallGroupThatWasPublishedEarlierIsTold() {
        var earlier = new Table("wave 1", "", true, List.of(cell(3, null, "unit", "a")));
        Published published = Protection.protect(
                new Release(Rules.STANDARD, new Scale(1, 5), List.of(flat("a", "b")), List.of(), 2, List.of(earlier)));
        assertThat(published.proof().findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.PUBLISHED_EARLIER);
    }

    @Test
    void aGroupWithheldInOneQuestionIsWithheldInAll() {
        var one =
                new Table("t1", "q1", false, List.of(cell(4, null, "unit", "a"), cell(9, null, "unit", "b"), cell(13)));
        var two =
                new Table("t2", "q2", false, List.of(cell(5, null, "unit", "a"), cell(9, null, "unit", "b"), cell(14)));
        Published published = Protection.protect(
                new Release(Rules.STANDARD, new Scale(1, 5), List.of(flat("a", "b")), List.of(), 2, List.of(one, two)));
        assertThat(published.tables()).allSatisfy(table -> assertThat(table.cells())
                .extracting(cell -> cell.n() == null)
                .containsExactly(true, true, false));
    }

    @Test
    void aPublicHeadcountCountsAmongWhatIsKnown() {
        Dimension units = flat("a", "b", "c");
        var cells =
                List.of(cell(2, null, "unit", "a"), cell(9, null, "unit", "b"), cell(20, null, "unit", "c"), cell(31));
        var headcounts = List.of(new Headcount(Map.of("unit", "a"), 3), new Headcount(Map.of("unit", "b"), 10));
        var release = new Release(
                Rules.STANDARD, new Scale(1, 5), List.of(units), headcounts, 2, List.of(new Table("t", cells)));
        Published published = Protection.protect(release);
        assertThat(withheld(published)).containsExactlyInAnyOrder("a", "c");
        assertThat(new LeafAttacker(release, published.tables()).findings()).isEmpty();
    }

    @Test
    void spreadAndCommentsNeedTenAndNothingIsToldOfAWithheldGroup() {
        Published published = Protection.protect(units(3, 9, 7, 30));
        assertThat(published.permits(Statistic.MEAN, "t", Map.of("unit", "c"))).isTrue();
        assertThat(published.permits(Statistic.SPREAD, "t", Map.of("unit", "c")))
                .isFalse();
        assertThat(published.permits(Statistic.COMMENTS, "t", Map.of("unit", "d")))
                .isTrue();
        assertThat(published.permits(Statistic.COUNT, "t", Map.of("unit", "b"))).isFalse();
        assertThat(published.permits(Statistic.COUNT, "t", Map.of("unit", "unknown")))
                .isFalse();
    }

    @Test
    void moreDecimalsThanAreAttackedAreNotPrinted() {
        var cells = List.of(cell(7, 3.142857, "unit", "a"), cell(9, 3.333333, "unit", "b"));
        assertThat(Protection.protect(release(List.of(flat("a", "b")), cells))
                        .tables()
                        .getFirst()
                        .cells())
                .extracting(Cell::mean)
                .containsExactly(3.14, 3.33);
    }

    @Test
    void sumsThatDoNotHoldAreTold() {
        var cells = List.of(cell(7, null, "unit", "a"), cell(9, null, "unit", "b"), cell(17));
        assertThatThrownBy(() -> Protection.protect(release(List.of(flat("a", "b")), cells)))
                .asInstanceOf(type(UnusableRelease.class))
                .satisfies(unusable -> assertThat(unusable.problems())
                        .containsExactly(
                                "table t, everybody: n is 17, but its parts (table t, unit=a, …) have 16 together"));
    }

    @Test
    void meansThatNoAnswersCouldGiveAreTold() {
        var cells = List.of(cell(10, 2.0, "unit", "a"), cell(10, 3.0, "unit", "b"), cell(20, 4.5));
        assertThatThrownBy(() -> Protection.protect(release(List.of(flat("a", "b")), cells)))
                .isInstanceOf(UnusableRelease.class)
                .hasMessageContaining("contradict");
    }

    @Test
    void countsThatContradictAcrossTablesWithoutCommonDetailAreTold() {
        var gender = new Dimension("gender", List.of("woman", "man"), Map.of());
        var cells = List.of(
                cell(7, null, "unit", "a"), cell(9, null, "unit", "b"),
                cell(7, null, "gender", "woman"), cell(8, null, "gender", "man"));
        assertThatThrownBy(() -> Protection.protect(release(List.of(flat("a", "b"), gender), cells)))
                .isInstanceOf(UnusableRelease.class);
    }

    @Test
    void everyUnknownNameAndImpossibleNumberIsTold() {
        var cells = List.of(
                cell(7, null, "unit", "z"),
                cell(-1, null, "unit", "a"),
                cell(6, 7.5, "unit", "b"),
                cell(6, null, "colour", "red"));
        assertThatThrownBy(() -> Protection.protect(release(List.of(flat("a", "b")), cells)))
                .asInstanceOf(type(UnusableRelease.class))
                .satisfies(unusable -> assertThat(unusable.problems()).hasSize(4));
    }

    @Test
    void moreAnswersThanPeopleAreTold() {
        var release = new Release(
                Rules.STANDARD,
                new Scale(1, 5),
                List.of(flat("a", "b")),
                List.of(new Headcount(Map.of("unit", "a"), 6)),
                2,
                List.of(new Table("t", List.of(cell(7, null, "unit", "a")))));
        assertThatThrownBy(() -> Protection.protect(release)).hasMessageContaining("7 answers from 6 people");
    }

    @Test
    void groupSizesAreNeverLowered() {
        assertThatThrownBy(() -> new Rules(4, 10, 5, 1)).hasMessageContaining("never lowered below");
        assertThatThrownBy(() -> new Rules(5, 9, 5, 1)).hasMessageContaining("distribution threshold is 9");
        assertThatThrownBy(() -> new Rules(5, 10, 4, 1)).hasMessageContaining("minimum width is 4");
    }

    @Test
    void tablesThatWouldCrossIntoMillionsAreRefused() {
        List<Dimension> dimensions = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        for (int d = 0; d < 4; d++) {
            String name = "d" + d;
            List<String> leaves = new ArrayList<>();
            for (int leaf = 0; leaf < 60; leaf++) {
                leaves.add("x" + leaf);
                cells.add(cell(10, null, name, "x" + leaf));
            }
            dimensions.add(new Dimension(name, leaves, Map.of()));
        }
        assertThatThrownBy(() -> Protection.protect(release(dimensions, cells)))
                .hasMessageContaining("leave out a dimension");
    }

    private static Release units(int a, int b, int c, int d) {
        return release(
                List.of(UNITS),
                List.of(
                        cell(a, null, "unit", "a"),
                        cell(b, null, "unit", "b"),
                        cell(c, null, "unit", "c"),
                        cell(d, null, "unit", "d"),
                        cell(a + b, null, "unit", "ab"),
                        cell(c + d, null, "unit", "cd"),
                        cell(a + b + c + d)));
    }

    private static Release release(List<Dimension> dimensions, List<Cell> cells) {
        return new Release(Rules.STANDARD, new Scale(1, 5), dimensions, List.of(), 2, List.of(new Table("t", cells)));
    }

    private static Dimension flat(String... leaves) {
        return new Dimension("unit", List.of(leaves), Map.of());
    }

    private static Cell cell(int n) {
        return new Cell(Map.of(), n, null);
    }

    private static Cell cell(int n, Double mean) {
        return new Cell(Map.of(), n, mean);
    }

    private static Cell cell(int n, Double mean, String dimension, String node) {
        return new Cell(Map.of(dimension, node), n, mean);
    }

    private static List<String> withheld(Published published) {
        return published.tables().stream()
                .flatMap(table -> table.cells().stream())
                .filter(cell -> cell.n() == null)
                .map(cell -> cell.key().values().stream().findFirst().orElse("everybody"))
                .toList();
    }
}
