package se.tillit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Level;
import se.tillit.chain.Validity;
import se.tillit.signal.Origin;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;

/** Goals in their tree, written together, weighed against each other and ended. */
class GoalTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));

    private final House house = new House();
    private final GoalQuery goals = RunningTillit.bean(GoalQuery.class);
    private final PlaceGoal place = RunningTillit.bean(PlaceGoal.class);
    private final PairGoals pair = RunningTillit.bean(PairGoals.class);
    private final WeighGoals weigh = RunningTillit.bean(WeighGoals.class);
    private final EndGoal end = RunningTillit.bean(EndGoal.class);
    private final OpenGoalDraft open = RunningTillit.bean(OpenGoalDraft.class);
    private final ChangeGoalDraft change = RunningTillit.bean(ChangeGoalDraft.class);
    private final WriteAboutGoal write = RunningTillit.bean(WriteAboutGoal.class);
    private final DecideGoal decide = RunningTillit.bean(DecideGoal.class);
    private final SignalQuery signals = RunningTillit.bean(SignalQuery.class);
    private final Chain chain = RunningTillit.bean(ChainQuery.class).asOf(house.admin, TODAY);

    private UUID goal(String title) {
        return house.demand(title, house.board, Origin.OWN, SignalKind.GOAL);
    }

    private UUID level(String code) {
        return chain.levels().stream()
                .filter(level -> level.code().equals(code))
                .map(Level::id)
                .findFirst()
                .orElseThrow();
    }

    private GoalQuery.Overview overview() {
        return goals.overview(house.nurse, chain);
    }

    /** The tree as text: each goal with those below it in brackets. */
    private static String drawn(List<GoalTree.Node> nodes) {
        return String.join(
                " ",
                nodes.stream()
                        .map(node -> node.goal().details().title()
                                + (node.below().isEmpty() ? "" : "(" + drawn(node.below()) + ")"))
                        .toList());
    }

    private static List<String> fields(Refusal.Invalid refusal) {
        List<String> fields = new ArrayList<>();
        refusal.problems().forEach(problem -> fields.add(problem.field()));
        return fields;
    }

    private static void refuses(String field, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(Refusal.Invalid.class, refusal -> assertThat(fields(refusal))
                        .containsExactly(field));
    }

    @Test
    void goalsHangBelowTheOneTheyServeAndBelowTheNextWhenThatOneHasEnded() {
        UUID top = goal("Trygg");
        UUID middle = goal("Känd");
        UUID low = goal("Tolv");
        place.place(house.chief, middle, top);
        place.place(house.chief, low, middle);
        assertThat(drawn(overview().tree().roots())).isEqualTo("Trygg(Känd(Tolv))");
        end.end(
                house.chief,
                middle,
                new EndGoal.Told(Ending.Fate.STOP, null, TODAY, "Har gjort sitt", List.of(level("enhet"))));
        assertThat(drawn(overview().tree().roots())).isEqualTo("Trygg(Tolv)");
        refuses("over", () -> place.place(house.chief, top, low));
    }

    @Test
    void goalsInARingAreAllShown() {
        Signal one = signals.find(house.chief, goal("Ett"));
        Signal two = signals.find(house.chief, goal("Två"));
        Signal three = signals.find(house.chief, goal("Tre"));
        GoalTree tree = GoalTree.of(
                List.of(one, two, three),
                Map.of(one.id(), two.id(), two.id(), one.id(), three.id(), three.id()),
                chain);
        assertThat(drawn(tree.roots())).isEqualTo("Tre Ett(Två)");
        assertThat(tree.size()).isEqualTo(3);
    }

    @Test
    void eachLevelIsCountedBesideTheLimitThatTheHouseSetItself() {
        goal("Ett");
        goal("Två");
        RunningTillit.bean(LimitGoals.class).limit(house.chief, Map.of(level("namnd"), 1));
        assertThat(overview().levels()).hasSize(1).first().satisfies(count -> {
            assertThat(count.level().code()).isEqualTo("namnd");
            assertThat(count.goals()).isEqualTo(2);
            assertThat(count.isOver()).isTrue();
        });
    }

    @Test
    void theNumberOfGoalsIsToldYearByYear() {
        List<Validity> periods = List.of(
                new Validity(LocalDate.of(2023, 1, 1), LocalDate.of(2025, 1, 1)),
                new Validity(LocalDate.of(2024, 7, 1), null),
                new Validity(LocalDate.of(2027, 1, 1), null));
        assertThat(GoalQuery.years(periods, LocalDate.of(2026, 11, 25)))
                .containsExactly(
                        new GoalQuery.YearCount(2023, 1),
                        new GoalQuery.YearCount(2024, 2),
                        new GoalQuery.YearCount(2025, 1),
                        new GoalQuery.YearCount(2026, 1));
    }

    @Test
    void whatTheLawOrTheStateRequiresIsNotEndedHere() {
        UUID law = house.demand("Lagens", house.board, Origin.LAW, SignalKind.GOAL);
        UUID state = house.demand("Statens", house.agency, Origin.STATE, SignalKind.GOAL);
        EndGoal.Told told = new EndGoal.Told(Ending.Fate.STOP, null, TODAY, "Vi vill inte", List.of(level("enhet")));
        refuses("dag", () -> end.end(house.chief, law, told));
        refuses("dag", () -> end.end(house.chief, state, told));
        assertThat(goals.goal(house.nurse, law, TODAY).ending()).isEmpty();
    }

    @Test
    void aGoalGoesIntoAnotherWithAReasonAndThoseWhoWereAskedAndThePastStays() {
        UUID one = goal("Ett");
        UUID other = goal("Två");
        LocalDate from = TODAY.plusMonths(1);
        refuses(
                "till",
                () -> end.end(
                        house.chief,
                        one,
                        new EndGoal.Told(Ending.Fate.MERGE, null, from, "Samma", List.of(level("enhet")))));
        refuses(
                "tillfragade",
                () -> end.end(house.chief, one, new EndGoal.Told(Ending.Fate.MERGE, other, from, "Samma", List.of())));
        refuses(
                "dag",
                () -> end.end(
                        house.chief,
                        one,
                        new EndGoal.Told(
                                Ending.Fate.MERGE, other, TODAY.minusDays(1), "Samma", List.of(level("enhet")))));
        end.end(
                house.chief,
                one,
                new EndGoal.Told(Ending.Fate.MERGE, other, from, "Samma sak", List.of(level("enhet"))));
        GoalQuery.Goal ended = goals.goal(house.nurse, one, TODAY);
        assertThat(ended.signal().details().valid()).isEqualTo(new Validity(House.BEGINNING, from));
        assertThat(ended.ending().orElseThrow()).satisfies(ending -> {
            assertThat(ending.successor()).isEqualTo(other);
            assertThat(ending.reason()).isEqualTo("Samma sak");
            assertThat(ending.consulted()).containsExactly(level("enhet"));
            assertThat(ending.decided().role()).isEqualTo("Förvaltningen");
        });
    }

    @Test
    void twoThatDoNotGoTogetherWaitOnceForThoseWhoMustWeighThem() {
        UUID one = goal("Färre bilar");
        UUID other = house.report("Fler besök");
        UUID id = pair.pair(house.controller, GoalPair.Tie.CONFLICT, one, other, "Bilen", house.office);
        refuses("andra", () -> pair.pair(house.controller, GoalPair.Tie.OVERLAP, other, one, "Bilen", house.office));
        assertThat(goals.waitsFor(house.chief).pairs()).extracting(GoalPair::id).containsExactly(id);
        assertThat(goals.waitsFor(house.partner).pairs()).isEmpty();
        weigh.weigh(house.chief, id, "Besöken går före");
        assertThat(goals.waitsFor(house.chief).pairs()).isEmpty();
        assertThat(goals.goal(house.nurse, one, TODAY).pairs()).first().satisfies(weighed -> {
            assertThat(weighed.across(one).title()).isEqualTo("Fler besök");
            assertThat(weighed.weighed().said()).isEqualTo("Besöken går före");
        });
        assertThatThrownBy(() -> weigh.weigh(house.controller, id, "Nej")).isInstanceOf(Refusal.Conflict.class);
    }

    private GoalDraft.Details details(String title, UUID above) {
        return new GoalDraft.Details(
                title,
                "",
                "Trygghet",
                "Nämnden",
                house.board,
                List.of(house.unit),
                above,
                new Validity(TODAY.plusDays(30), TODAY.plusYears(2)),
                TODAY.plusDays(14),
                Set.of(level("namnd"), level("forvaltning"), level("enhet")));
    }

    @Test
    void thoseWhomADraftConcernsAreAskedUntilTheyHaveWritten() {
        UUID id = open.open(house.chief, details("Känd", null));
        for (Actor asked : List.of(house.nurse, house.manager, house.chief)) {
            assertThat(goals.waitsFor(asked).drafts()).as(asked.name()).hasSize(1);
        }
        // The staff function is a unit too, but the goal does not reach it.
        assertThat(goals.waitsFor(house.partner).drafts()).isEmpty();
        write.write(house.nurse, id, "Vi hinner inte", "Listan");
        assertThat(goals.waitsFor(house.nurse).drafts()).isEmpty();
        GoalDraft draft = goals.draft(house.manager, id).draft();
        assertThat(draft.of(level("enhet"))).singleElement().satisfies(voice -> {
            assertThat(voice.meaning()).isEqualTo("Vi hinner inte");
            assertThat(voice.instead()).isEqualTo("Listan");
        });
        assertThat(draft.silent()).containsExactlyInAnyOrder(level("namnd"), level("forvaltning"));
        refuses("betyder", () -> write.write(house.controller, id, "Jag arbetar ingenstans", null));
    }

    @Test
    void whatIsWrittenStaysWithTheWordingThatItWasAbout() {
        UUID id = open.open(house.chief, details("Känd", null));
        write.write(house.nurse, id, "Oklart", null);
        change.change(house.chief, id, 1, details("Du vet vem som kommer", null));
        GoalDraft draft = goals.draft(house.nurse, id).draft();
        assertThat(draft.details().title()).isEqualTo("Du vet vem som kommer");
        assertThat(draft.version()).isEqualTo(2);
        assertThat(draft.voices().getFirst().draftVersion()).isEqualTo(1);
        assertThatThrownBy(() -> change.change(house.chief, id, 1, details("En annan", null)))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void aDecisionAnswersThoseWhoWroteAndSaysWhyItDidNotWaitForTheOthers() {
        UUID above = goal("Trygg");
        UUID id = open.open(house.chief, details("Känd", above));
        write.write(house.nurse, id, "Bra", null);
        refuses("hort", () -> decide.decide(house.chief, id, 1, "", "Bråttom"));
        refuses("utan", () -> decide.decide(house.chief, id, 1, "Det är bra", null));
        UUID made = decide.decide(house.chief, id, 1, "Det är bra", "Nämnden möts först i mars");
        GoalQuery.Goal goal = goals.goal(house.nurse, made, TODAY);
        assertThat(goal.signal().details().kind()).isEqualTo(SignalKind.GOAL);
        assertThat(goal.signal().details().receivers())
                .singleElement()
                .satisfies(receiver -> assertThat(receiver.unit()).isEqualTo(house.unit));
        assertThat(goal.above().orElseThrow().id()).isEqualTo(above);
        assertThat(goal.draft().orElseThrow().closing()).satisfies(closing -> {
            assertThat(closing.heard()).isEqualTo("Det är bra");
            assertThat(closing.without()).isEqualTo("Nämnden möts först i mars");
            assertThat(closing.role()).isEqualTo("Förvaltningen");
        });
        assertThatThrownBy(() -> write.write(house.manager, id, "För sent", null))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(overview().drafts()).isEmpty();
    }

    @Test
    void tenWhoDecideAtOnceMakeOneGoal() throws Exception {
        UUID id = open.open(house.chief, details("Känd", null));
        int made = 0;
        try (var threads = Executors.newFixedThreadPool(10)) {
            Callable<Boolean> one = () -> {
                try {
                    decide.decide(house.chief, id, 1, "Hört", "Bråttom");
                    return true;
                } catch (Refusal.Conflict late) {
                    return false;
                }
            };
            for (var done : threads.invokeAll(java.util.Collections.nCopies(10, one))) {
                made += done.get() ? 1 : 0;
            }
        }
        assertThat(made).isEqualTo(1);
        assertThat(signals.periods(house.chief, SignalKind.GOAL)).hasSize(1);
    }

    @Test
    void aNeighboursGoalsAndDraftsAreNotFound() {
        UUID id = open.open(house.chief, details("Känd", null));
        UUID mine = goal("Mitt");
        House neighbour = new House();
        UUID theirs = neighbour.demand("Deras", neighbour.board, Origin.OWN, SignalKind.GOAL);
        assertThatThrownBy(() -> goals.draft(neighbour.chief, id)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> write.write(neighbour.nurse, id, "Hej", null)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> place.place(house.chief, mine, theirs)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> pair.pair(house.chief, GoalPair.Tie.OVERLAP, mine, theirs, "Samma", house.office))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> open.open(house.chief, details("Vårt", theirs)))
                .isInstanceOf(Refusal.NotFound.class);
    }
}
