package se.tillit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.tillit.chain.Town.BEFORE;
import static se.tillit.chain.Town.DAY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Problem;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.signal.Landing;
import se.tillit.signal.Receiver;
import se.tillit.signal.SignalQuery;

class ReorganiseTest {

    private final Town town = new Town();
    private final RenameUnit rename = RunningTillit.bean(RenameUnit.class);
    private final MoveUnit move = RunningTillit.bean(MoveUnit.class);
    private final EndUnit end = RunningTillit.bean(EndUnit.class);
    private final MergeUnits merge = RunningTillit.bean(MergeUnits.class);
    private final SplitUnit split = RunningTillit.bean(SplitUnit.class);

    @Test
    void aRenamedUnitKeepsItsOldNameOnOldDays() {
        rename.rename(town.actor, town.north, 0, DAY, "Gruppen vid ån");
        assertThat(town.nameOn(BEFORE, town.north)).isEqualTo("Norra gruppen");
        assertThat(town.nameOn(DAY, town.north)).isEqualTo("Gruppen vid ån");
        assertThat(town.totals(DAY)).isEqualTo(town.totals(BEFORE));
    }

    @Test
    void aMovedUnitTakesWhatIsBelowItAlongAndWasElsewhereBefore() {
        move.move(town.actor, town.area, 0, DAY, town.otherArea);
        assertThat(town.on(BEFORE).branch(town.otherArea)).containsOnly(town.otherArea);
        assertThat(town.on(DAY).branch(town.otherArea))
                .containsExactlyInAnyOrder(town.otherArea, town.area, town.north, town.south);
        assertThat(town.totals(DAY)).isEqualTo(town.totals(BEFORE));
    }

    @Test
    void anEndedUnitHasItsPeopleUntilTheDay() {
        Actor somebody = Tester.colleague(town.actor, Role.STAFF);
        town.worksIn(somebody, town.south, town.nurse);
        end.end(town.actor, town.south, 0, DAY);
        assertThat(town.persons(BEFORE, town.south)).isEqualTo("8");
        assertThat(town.on(DAY).unit(town.south)).isEmpty();
        assertThat(town.on(DAY).persons(town.nurse, null)).isEqualByComparingTo("12.5");
        assertThat(workplace(somebody, BEFORE)).isEqualTo(town.south);
        assertThat(RunningTillit.bean(ChainQuery.class).workplace(somebody, DAY))
                .isEmpty();
    }

    @Test
    void aUnitDoesNotEndWhileOthersAreBelowItAndTheyAreNamed() {
        assertThatThrownBy(() -> end.end(town.actor, town.area, 0, DAY))
                .isInstanceOfSatisfying(Refusal.Invalid.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.arguments().getFirst())
                        .containsExactlyInAnyOrder("Norra gruppen", "Södra gruppen"));
        assertThat(town.on(DAY).unit(town.area)).isPresent();
    }

    @Test
    void mergedIntoOneOfThemItTakesOverPeopleAndUnitsBelow() {
        UUID below = town.unit("natt", "Natten", town.south, "enhet");
        Actor somebody = Tester.colleague(town.actor, Role.STAFF);
        town.worksIn(somebody, town.south, town.nurse);
        UUID into = merge(town.north, List.of(town.south), new MergeTarget.ExistingUnit(town.north), DemandRule.FOLLOW);
        assertThat(into).isEqualTo(town.north);
        assertThat(town.persons(BEFORE, town.north)).isEqualTo("13.5");
        assertThat(town.persons(DAY, town.north)).isEqualTo("21.5");
        assertThat(town.on(DAY).unit(town.south)).isEmpty();
        assertThat(town.on(BEFORE).unit(below).orElseThrow().parent()).isEqualTo(town.south);
        assertThat(town.on(DAY).unit(below).orElseThrow().parent()).isEqualTo(town.north);
        assertThat(town.totals(DAY)).isEqualTo(town.totals(BEFORE));
        assertThat(workplace(somebody, BEFORE)).isEqualTo(town.south);
        assertThat(workplace(somebody, DAY)).isEqualTo(town.north);
    }

    @Test
    void mergedIntoANewUnitItStandsWhereTheFirstStood() {
        UUID into = merge(
                town.north, List.of(town.south), new MergeTarget.NewUnit("ny", "Hela gruppen"), DemandRule.FOLLOW);
        Unit made = town.on(DAY).unit(into).orElseThrow();
        assertThat(made.parent()).isEqualTo(town.area);
        assertThat(made.level())
                .isEqualTo(town.on(BEFORE).unit(town.north).orElseThrow().level());
        assertThat(town.on(BEFORE).unit(into)).isEmpty();
        assertThat(town.on(DAY).children(town.area)).containsExactly(made);
        assertThat(town.totals(DAY)).isEqualTo(town.totals(BEFORE));
    }

    @Test
    void aParentCanTakeOverAUnitBelowItAndAnAreaItsNeighbour() {
        merge(town.area, List.of(town.north), new MergeTarget.ExistingUnit(town.area), DemandRule.FOLLOW);
        assertThat(town.persons(DAY, town.area)).isEqualTo("14.5");
        merge.merge(
                town.actor,
                town.area,
                town.version(town.area),
                DAY,
                List.of(),
                new MergeTarget.ExistingUnit(town.otherArea),
                DemandRule.FOLLOW);
        assertThat(town.on(DAY).children(town.otherArea)).extracting(Unit::id).containsExactly(town.south);
        assertThat(town.on(DAY).standsFor(town.north)).extracting(Unit::id).containsExactly(town.otherArea);
        assertThat(town.totals(DAY)).isEqualTo(town.totals(BEFORE));
    }

    @Test
    void aSplitUnitBecomesTheNewOnesAndNobodyIsLost() {
        Actor somebody = Tester.colleague(town.actor, Role.STAFF);
        town.worksIn(somebody, town.north, town.manager);
        List<UUID> made = split.split(
                town.actor,
                town.north,
                0,
                DAY,
                List.of(part("n1", "Ett", "6.25", "0"), part("n2", "Två", "6.25", "1")),
                DemandRule.FOLLOW);
        assertThat(town.on(DAY).unit(town.north)).isEmpty();
        assertThat(made).extracting(unit -> town.nameOn(DAY, unit)).containsExactly("Ett", "Två");
        assertThat(made).extracting(unit -> town.persons(DAY, unit)).containsExactly("6.25", "7.25");
        assertThat(town.persons(BEFORE, town.north)).isEqualTo("13.5");
        assertThat(town.totals(DAY)).isEqualTo(town.totals(BEFORE));
        assertThat(workplace(somebody, DAY)).isEqualTo(made.getLast());
    }

    @Test
    void unitsBelowASplitUnitGoToTheFirst() {
        List<UUID> made = split.split(
                town.actor,
                town.area,
                0,
                DAY,
                List.of(part("a1", "Ett", "0", "1"), part("a2", "Två", "0", "0")),
                DemandRule.STAY);
        assertThat(town.on(DAY).children(made.getFirst()))
                .extracting(Unit::id)
                .containsExactlyInAnyOrder(town.north, town.south);
    }

    @Test
    void aSplitThatLosesSomebodyIsRefusedAndSaysHowMany() {
        assertThatThrownBy(() -> split.split(
                        town.actor,
                        town.north,
                        0,
                        DAY,
                        List.of(part("n1", "Ett", "6", "1"), part("n2", "Två", "6", "0")),
                        DemandRule.FOLLOW))
                .isInstanceOfSatisfying(Refusal.Invalid.class, refused -> assertThat(refused.problems())
                        .extracting(Problem::text)
                        .containsExactly("chain.change.sum"));
        assertThat(town.on(DAY).unit(town.north)).isPresent();
    }

    @Test
    void aDemandOnAMergedUnitLandsOnItsSuccessorWhereItFollows() {
        demandsOnNorth();
        UUID into = merge(
                town.north, List.of(town.south), new MergeTarget.NewUnit("ny", "Hela gruppen"), DemandRule.FOLLOW);
        assertThat(landing(DAY, into)).containsExactlyInAnyOrder("På enheten", "På befattningen i enheten");
        assertThat(landing(BEFORE, town.north)).containsExactlyInAnyOrder("På enheten", "På befattningen i enheten");
        assertThat(landing(BEFORE, town.south)).isEmpty();
    }

    @Test
    void aDemandOnAMergedUnitLandsOnNobodyWhereItStays() {
        demandsOnNorth();
        UUID into =
                merge(town.north, List.of(town.south), new MergeTarget.NewUnit("ny", "Hela gruppen"), DemandRule.STAY);
        assertThat(landing(DAY, into)).isEmpty();
        assertThat(landing(BEFORE, town.north)).containsExactlyInAnyOrder("På enheten", "På befattningen i enheten");
    }

    @Test
    void aDemandOnBothMergedUnitsLandsOnce() {
        town.demand("På båda", town.office, new Receiver(town.north, null), new Receiver(town.south, null));
        UUID into = merge(
                town.north, List.of(town.south), new MergeTarget.NewUnit("ny", "Hela gruppen"), DemandRule.FOLLOW);
        assertThat(town.tester.get("/styrkedja?dag=" + DAY).body()).contains("Hela gruppen");
        assertThat(landings(DAY, into).demands()).singleElement().satisfies(demand -> assertThat(demand.persons())
                .isEqualByComparingTo("1"));
    }

    @Test
    void demandsFollowThroughSeveralStepsAndTheirIssuersToo() {
        town.demand("Från söder", town.south, new Receiver(town.otherArea, null));
        demandsOnNorth();
        merge(town.north, List.of(town.south), new MergeTarget.ExistingUnit(town.north), DemandRule.FOLLOW);
        List<UUID> made = split.split(
                town.actor,
                town.north,
                town.version(town.north),
                DAY.plusYears(1),
                List.of(part("n1", "Ett", "20.5", "0"), part("n2", "Två", "0", "1")),
                DemandRule.FOLLOW);
        LocalDate later = DAY.plusYears(1);
        assertThat(landing(later, made.getFirst()))
                .containsExactlyInAnyOrder("På enheten", "På befattningen i enheten");
        assertThat(landing(later, made.getLast())).containsExactly("På enheten");
        assertThat(landings(later, town.otherArea).demands())
                .extracting(demand -> demand.issuer().name())
                .containsExactly("Ett");
        assertThat(landings(DAY, town.otherArea).demands())
                .extracting(demand -> demand.issuer().name())
                .containsExactly("Norra gruppen");
        assertThat(landings(BEFORE, town.otherArea).demands())
                .extracting(demand -> demand.issuer().name())
                .containsExactly("Södra gruppen");
    }

    @Test
    void oldPicturesAreTheSameBeforeAndAfterEveryAct() {
        demandsOnNorth();
        town.demand("Från söder", town.south, new Receiver(town.otherArea, null));
        List<String> old = List.of(
                "/styrkedja?dag=" + BEFORE,
                "/befattning/" + town.nurse + "?dag=" + BEFORE,
                "/styrkedja?dag=" + Town.BEGINNING);
        List<String> before = old.stream()
                .map(page -> Town.steady(town.tester.get(page).body()))
                .toList();
        rename.rename(town.actor, town.office, 0, DAY, "Omsorgen");
        merge(town.north, List.of(town.south), new MergeTarget.NewUnit("ny", "Hela gruppen"), DemandRule.FOLLOW);
        move.move(town.actor, town.otherArea, 0, DAY, town.area);
        end.end(town.actor, town.otherArea, town.version(town.otherArea), DAY.plusDays(1));
        assertThat(old)
                .extracting(page -> Town.steady(town.tester.get(page).body()))
                .isEqualTo(before);
        assertThat(before.getFirst()).contains("Norra gruppen");
        assertThat(town.tester.get("/styrkedja?dag=" + DAY).body())
                .contains("Hela gruppen")
                .doesNotContain("Norra gruppen");
    }

    @Test
    void loopsAreRefusedAlsoThoseThatComeLater() {
        refused("chain.change.loop", () -> move.move(town.actor, town.area, 0, DAY, town.north));
        refused("chain.change.loop", () -> move.move(town.actor, town.area, 0, DAY, town.area));
        refused(
                "chain.change.loop",
                () -> merge(town.area, List.of(), new MergeTarget.ExistingUnit(town.north), DemandRule.FOLLOW));
        refused(
                "chain.change.loop",
                () -> merge(
                        town.north,
                        List.of(town.area),
                        new MergeTarget.NewUnit("ny", "Hela gruppen"),
                        DemandRule.FOLLOW));
        move.move(town.actor, town.otherArea, 0, DAY.plusYears(1), town.area);
        refused("chain.change.loop", () -> move.move(town.actor, town.area, 0, DAY, town.otherArea));
    }

    @Test
    void aUnitWithLaterPlansIsLeftToWhoeverKnowsThem() {
        rename.rename(town.actor, town.north, 0, DAY.plusMonths(6), "Om ett halvår");
        refused("chain.change.later", () -> rename.rename(town.actor, town.north, 1, DAY, "Nu"));
        end.end(town.actor, town.south, 0, DAY.plusMonths(6));
        refused("chain.change.people-later", () -> end.end(town.actor, town.south, 1, DAY));
        refused("chain.change.ends", () -> move.move(town.actor, town.otherArea, 0, DAY, town.south));
    }

    @Test
    void aUnitCannotBeChangedOnADayOnWhichItIsNotThere() {
        refused("chain.change.not-then", () -> end.end(town.actor, town.south, 0, Town.BEGINNING.minusDays(1)));
        refused("chain.change.begins-then", () -> end.end(town.actor, town.south, 0, Town.BEGINNING));
    }

    @Test
    void whatWasMadeFromAnOlderVersionIsAConflict() {
        rename.rename(town.actor, town.north, 0, DAY, "Nu");
        assertThatThrownBy(() -> rename.rename(town.actor, town.north, 0, DAY, "Igen"))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(town.nameOn(DAY, town.north)).isEqualTo("Nu");
        rename.rename(town.actor, town.north, 1, DAY, "Igen");
        assertThat(town.nameOn(DAY, town.north)).isEqualTo("Igen");
    }

    @Test
    void anotherOrganisationsUnitsAreNotFound() {
        Town other = new Town();
        assertThatThrownBy(() -> rename.rename(town.actor, other.north, 0, DAY, "Vår"))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> move.move(town.actor, town.north, 0, DAY, other.area))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> merge(
                        town.north, List.of(other.north), new MergeTarget.ExistingUnit(town.north), DemandRule.FOLLOW))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(other.nameOn(DAY, other.north)).isEqualTo("Norra gruppen");
    }

    private void demandsOnNorth() {
        town.demand("På enheten", town.office, new Receiver(town.north, null));
        town.demand("På befattningen i enheten", town.office, new Receiver(town.north, town.nurse));
    }

    private List<String> landing(LocalDate day, UUID unit) {
        return landings(day, unit).demands().stream()
                .map(demand -> demand.details().title())
                .toList();
    }

    private Landing landings(LocalDate day, UUID unit) {
        Chain chain = town.on(day);
        return RunningTillit.bean(SignalQuery.class)
                .landingOnUnit(town.actor, chain, chain.unit(unit).orElseThrow());
    }

    private UUID merge(UUID unit, List<UUID> with, MergeTarget into, DemandRule rule) {
        return merge.merge(town.actor, unit, town.version(unit), DAY, with, into, rule);
    }

    private SplitUnit.Part part(String code, String name, String nurses, String managers) {
        return new SplitUnit.Part(
                new MergeTarget.NewUnit(code, name),
                Map.of(town.nurse, new BigDecimal(nurses), town.manager, new BigDecimal(managers)));
    }

    private UUID workplace(Actor somebody, LocalDate day) {
        return RunningTillit.bean(ChainQuery.class)
                .workplace(somebody, day)
                .orElseThrow()
                .unit();
    }

    private static void refused(String text, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(Refusal.Invalid.class, refusal -> assertThat(refusal.problems())
                        .extracting(Problem::text)
                        .contains(text));
    }
}
