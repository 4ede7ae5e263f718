package se.tillit.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.tillit.opinion.Grouping.Verdict;

class OpinionMapTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theSameVotesInAnyOrderGiveTheSameMapToTheLastDigit(long seed) {
        Dialogue dialogue = Dialogue.generated(seed, 40, 0.6, 0.5, 50, 40, 25);
        OpinionMap map = OpinionMap.of(dialogue.votes(), Settings.open());

        OpinionMap again = OpinionMap.of(dialogue.shuffled(seed).votes(), Settings.open());

        assertThat(again).isEqualTo(map);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void groupsThatAreThereAreFound(long seed) {
        OpinionMap map =
                OpinionMap.of(Dialogue.generated(seed, 60, 1.5, 0.8, 70, 40, 20).votes(), Settings.open());

        assertThat(map.grouping().verdict()).isEqualTo(Verdict.CLEAR);
        assertThat(map.groups()).extracting(Group::members).containsExactly(70, 40, 20);
        assertThat(map.grouping().stability()).isGreaterThan(0.9);
        for (Participant participant : map.participants()) {
            assertThat(participant.id()).startsWith("g" + participant.group() + "-");
        }
    }

    @Test
    void groupsAreFoundAmongManyWhoEachVoteOnLittle() {
        // Nobody sees more than a twentieth of the statements: only many people together show the directions.
        OpinionMap map = OpinionMap.of(
                Dialogue.generated(1, 800, 0.8, 0.04, 2_000, 2_000).votes(), Settings.open());

        assertThat(map.grouping().verdict()).isEqualTo(Verdict.CLEAR);
        assertThat(map.groups()).hasSize(2);
    }

    @Test
    void votesThatHaveNothingToDoWithEachOtherFormNoGroups() {
        List<Long> invented = new ArrayList<>();
        for (long seed = 1; seed <= 60; seed++) {
            double answered = seed % 3 == 0 ? 0.4 : 0.9;
            Votes votes = Dialogue.generated(seed, 30, 0, answered, 100).votes();
            if (OpinionMap.of(votes, Settings.open()).groups().size() > 1) {
                invented.add(seed);
            }
        }

        // By construction chance is called clear one time in forty.
        assertThat(invented).as("seeds").hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void withoutClearGroupsEveryoneIsOneGroupThatStandsAgainstNobody() {
        OpinionMap map = OpinionMap.of(Dialogue.generated(2, 30, 0, 0.9, 60).votes(), Settings.open());

        assertThat(map.grouping().verdict()).isEqualTo(Verdict.NO_BETTER_THAN_CHANCE);
        assertThat(map.grouping().count()).isEqualTo(1);
        assertThat(map.groups()).singleElement().satisfies(group -> {
            assertThat(group.members()).isEqualTo(60);
            assertThat(group.stands()).isEmpty();
        });
        assertThat(map.uniting()).isEmpty();
    }

    @Test
    void noGroupSmallerThanTheSmallestIsShown() {
        Votes votes = Dialogue.generated(4, 60, 1.2, 0.9, 50, 7).votes();

        assertThat(OpinionMap.of(votes, Settings.open()).groups())
                .extracting(Group::members)
                .containsExactly(50, 7);
        assertThat(OpinionMap.of(votes, Settings.workplace()).groups())
                .allSatisfy(group -> assertThat(group.members()).isGreaterThanOrEqualTo(10));
    }

    @Test
    void ofFewerPeopleThanTheSmallestGroupNotEvenEveryoneIsAGroup() {
        OpinionMap map = OpinionMap.of(Dialogue.generated(1, 20, 1, 1, 2, 2).votes(), Settings.open());

        assertThat(map.grouping().verdict()).isEqualTo(Verdict.TOO_FEW_PARTICIPANTS);
        assertThat(map.groups()).isEmpty();
        assertThat(map.participants()).extracting(Participant::group).containsOnlyNulls();
    }

    @Test
    void givenGroupsAreTakenAsTheyAreButForThoseTooSmall() {
        Votes votes = Dialogue.generated(5, 20, 1, 0.8, 12, 12).votes();
        Map<String, Integer> groups = new HashMap<>();
        votes.participants().forEach(id -> groups.put(id, id.startsWith("g0") ? 7 : 3));
        groups.put("g0-0", 9);

        OpinionMap map = OpinionMap.of(votes, Settings.open(), groups);

        assertThat(map.groups()).extracting(Group::id).containsExactly(3, 7);
        assertThat(map.groups()).extracting(Group::members).containsExactly(12, 11);
        assertThat(map.participants())
                .filteredOn(p -> p.id().equals("g0-0"))
                .singleElement()
                .extracting(Participant::group)
                .isNull();
        assertThat(map.grouping().verdict()).isEqualTo(Verdict.GIVEN);
    }

    @Test
    void moreGroupsThanCanBeToldApartAreRefused() {
        Votes.Builder votes = Votes.builder();
        Map<String, Integer> groups = new HashMap<>();
        for (int p = 0; p < 200; p++) {
            votes.add("p" + p, "s", Vote.AGREE);
            groups.put("p" + p, p);
        }

        assertThatThrownBy(() -> OpinionMap.of(votes.build(), Settings.published(), groups))
                .hasMessageContaining("200 groups");
    }

    @Test
    void passingIsAVoteAndNotHavingVotedIsNot() {
        OpinionMap map = OpinionMap.of(Dialogue.of("+", "o", " ", "-", "+"), Settings.published());

        assertThat(map.statements().getFirst().tally()).isEqualTo(new Tally(2, 1, 4));
        assertThat(map.statements().getFirst().centre()).isEqualTo(0.25);
        assertThat(map.participants()).extracting(Participant::votes).containsExactly(1, 1, 0, 1, 1);
        assertThat(map.participants().get(2).x()).isZero();
        assertThat(map.participants().get(2).clustered()).isFalse();
    }

    @Test
    void representativeStatementsAreThoseOfTheTwoProportionTests() {
        // Statement 0 sets the first six apart; on statement 1 all are of one mind; on 2 the last six disagree.
        Votes votes = Dialogue.of("++o", "++o", "+++", "+++", "+++", "o++", "-+-", "-+-", "-+-", "-+-", "-+-", "o+-");
        Map<String, Integer> groups = new HashMap<>();
        IntStream.range(0, 12).forEach(p -> groups.put("p" + p, p / 6));

        OpinionMap map = OpinionMap.of(votes, Settings.published(), groups);

        // By hand: 5 of 6 agree here, 0 of 6 there.
        Representative first = map.groups().getFirst().stands().getFirst();
        assertThat(first.statement()).isEqualTo("s0");
        assertThat(first.successes()).isEqualTo(5);
        assertThat(first.trials()).isEqualTo(6);
        assertThat(first.probability()).isCloseTo(6 / 8.0, within(1e-15));
        assertThat(first.probabilityTest()).isCloseTo(2 * Math.sqrt(7) * (6 / 7.0 - 0.5), within(1e-15));
        assertThat(first.ratio()).isCloseTo((6 / 8.0) / (1 / 8.0), within(1e-15));
        assertThat(first.ratioTest()).isCloseTo((5 / 7.0) / Math.sqrt(0.25 * 2 / 7), within(1e-12));
        assertThat(first.bestAgreed()).isEqualTo(5);
        assertThat(map.groups().get(1).stands())
                .extracting(Representative::statement, Representative::agree)
                .contains(tuple("s2", false), tuple("s0", false));
        assertThat(map.consensus().agree())
                .extracting(Consensus.Held::statement)
                .containsExactly("s1");
        assertThat(map.uniting()).extracting(Statement::id).containsExactly("s1");
        assertThat(map.statements().get(1).groupAwareConsensus()).isCloseTo(7 / 8.0 * 7 / 8.0, within(1e-15));
    }

    @Test
    void aStatementWithFewVotesStandsOnNoListHoweverUnanimous() {
        Dialogue dialogue = Dialogue.generated(6, 40, 1, 0.9, 30, 30);
        List<Dialogue.Ballot> ballots = new ArrayList<>(dialogue.ballots());
        IntStream.range(0, 4).forEach(p -> ballots.add(new Dialogue.Ballot("g0-" + p, "new", Vote.AGREE)));
        Votes votes = new Dialogue(ballots).votes();

        OpinionMap map = OpinionMap.of(votes, Settings.open());

        assertThat(map.groups()).hasSize(2);
        assertThat(map.consensus().agree())
                .extracting(Consensus.Held::statement)
                .doesNotContain("new");
        assertThat(map.uniting()).extracting(Statement::id).doesNotContain("new");
        assertThat(map.groups())
                .flatExtracting(Group::stands)
                .extracting(Representative::statement)
                .doesNotContain("new")
                .isNotEmpty();
    }

    @Test
    void anExcludedStatementMovesNobodyAndStandsOnNoList() {
        Dialogue dialogue = Dialogue.generated(7, 30, 1, 1, 25, 25);
        Settings settings = Settings.open().excluding(Set.of("s3"), Set.of("s5"));
        List<Dialogue.Ballot> turned = dialogue.ballots().stream()
                .map(ballot -> Set.of("s3", "s5").contains(ballot.statement())
                        ? new Dialogue.Ballot(ballot.participant(), ballot.statement(), Vote.AGREE)
                        : ballot)
                .toList();

        OpinionMap map = OpinionMap.of(dialogue.votes(), settings);
        OpinionMap otherwise = OpinionMap.of(new Dialogue(turned).votes(), settings);

        assertThat(otherwise.participants()).isEqualTo(map.participants());
        assertThat(otherwise.consensus()).isEqualTo(map.consensus());
        assertThat(otherwise.groups())
                .extracting(Group::stands)
                .isEqualTo(map.groups().stream().map(Group::stands).toList());
        assertThat(map.statements())
                .filteredOn(Statement::excluded)
                .extracting(Statement::id)
                .containsExactly("s3", "s5");
    }

    @Test
    void theNextStatementToShowIsRatherOneThatFewHaveSeenAndOneAboutTheDialogueItselfFirst() {
        Dialogue dialogue = Dialogue.generated(8, 20, 1, 1, 25, 25);
        List<Dialogue.Ballot> ballots = dialogue.ballots().stream()
                .filter(ballot ->
                        !ballot.statement().equals("s4") || ballot.participant().endsWith("1"))
                .toList();

        List<Statement> statements = OpinionMap.of(
                        new Dialogue(ballots).votes(), Settings.open().excluding(Set.of(), Set.of("s9")))
                .statements();

        assertThat(statements.stream().map(Statement::priority).distinct().count())
                .isEqualTo(20);
        Statement few =
                statements.stream().filter(s -> s.id().equals("s4")).findFirst().orElseThrow();
        assertThat(statements)
                .filteredOn(s -> !Set.of("s4", "s9").contains(s.id()))
                .allSatisfy(s -> assertThat(s.priority()).isPositive().isLessThan(few.priority()));
        assertThat(statements)
                .filteredOn(s -> s.id().equals("s9"))
                .extracting(Statement::priority)
                .containsExactly(49.0);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "o",
                "-",
                "+++",
                "ooo",
                "+|+|+|+|+|+|+|+|+|+|+|+",
                "o|o|o|o|o|o|o|o|o|o|o|o",
                "++|++|++|++|++|++|--|--|--|--|--|-",
                "+ |+ |+ |+ | -| -| -| -| -| -| -| -",
                "+-|  |  |  ",
                "++++++++|--------",
                "+|-|+|-|+|-|+|-|+|-|+|-|+|-|+|-"
            })
    void whateverTheVotesEveryNumberIsFinite(String rows) {
        for (Settings settings : List.of(Settings.open(), Settings.workplace(), Settings.published())) {
            OpinionMap map = OpinionMap.of(Dialogue.of(rows.split("\\|")), settings);

            assertThat(map.participants()).allSatisfy(p -> assertFinite(p.x(), p.y()));
            assertThat(map.statements())
                    .allSatisfy(s -> assertFinite(
                            s.centre(),
                            s.firstLoading(),
                            s.secondLoading(),
                            s.extremity(),
                            s.groupAwareConsensus(),
                            s.priority()));
            assertThat(map.groups())
                    .flatExtracting(Group::stands)
                    .allSatisfy(r -> assertFinite(r.probabilityTest(), r.ratio(), r.ratioTest(), r.metric()));
            assertFinite(map.firstShare(), map.secondShare());
        }
    }

    @Test
    void peopleOfOneMindAreNotParted() {
        String[] rows = new String[40];
        Arrays.fill(rows, "+-o+-o+-o+");

        OpinionMap map = OpinionMap.of(Dialogue.of(rows), Settings.open());

        assertThat(map.grouping().clear()).isFalse();
        assertThat(map.groups()).hasSize(1);
    }

    private static void assertFinite(double... numbers) {
        assertThat(Arrays.stream(numbers))
                .allSatisfy(number -> assertThat(number).isFinite());
    }
}
