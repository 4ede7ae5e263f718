package se.tillit.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.proposal.MakeProposal;
import se.tillit.question.AskWhoUses;
import se.tillit.signal.EditSignal;
import se.tillit.signal.Frequency;
import se.tillit.signal.Minutes;
import se.tillit.signal.Origin;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;

/** The one page about a unit. */
class BriefTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private final House house = new House();
    private final BriefQuery briefs = RunningTillit.bean(BriefQuery.class);

    private UUID monthly(String title, SignalKind kind) {
        return house.demand(
                title, house.staff, Origin.OWN, kind, Frequency.of(Frequency.Rhythm.MONTHLY), new Minutes(30, 60, 90));
    }

    private Brief of(UUID unit) {
        return briefs.of(house.nurse, unit, DAY);
    }

    @Test
    void aLevelSeesWhatLandsOnItAndBelowItAndNothingBeside() {
        monthly("Mål", SignalKind.GOAL);
        monthly("Rapport", SignalKind.REPORT);
        assertThat(of(house.board).count(SignalKind.GOAL)).isEqualTo(1);
        assertThat(of(house.board).sums().work().hours().likely()).isEqualByComparingTo("24");
        assertThat(of(house.unit).count(SignalKind.REPORT)).isEqualTo(1);
        assertThat(of(house.staff).counts()).as("it asks, and is asked nothing").isEmpty();
        assertThat(of(house.staff).sums().work().hours().isNone()).isTrue();
    }

    @Test
    void theYearsBeforeAreReckonedWithWhatHeldThen() {
        UUID goal = monthly("Mål", SignalKind.GOAL);
        Signal signal = RunningTillit.bean(SignalQuery.class).find(house.nurse, goal);
        RunningTillit.bean(EditSignal.class)
                .edit(
                        house.controller,
                        goal,
                        signal.version(),
                        signal.details().during(signal.details().valid().endingOn(LocalDate.of(2025, 7, 1))));
        assertThat(of(house.board).years())
                .extracting(one -> one.year().getValue(), Brief.InYear::goals)
                .containsExactly(tuple(2023, 1), tuple(2024, 1), tuple(2025, 0), tuple(2026, 0));
        assertThat(of(house.board).years())
                .extracting(one -> one.hours().likely().signum())
                .containsExactly(1, 1, 1, 0);
    }

    @Test
    void whatWaitsForThisLevelStandsThereAndNotOneLevelUp() {
        UUID report = monthly("Rapport", SignalKind.REPORT);
        RunningTillit.bean(AskWhoUses.class).ask(house.nurse, report, false);
        assertThat(of(house.staff).waiting()).hasSize(1);
        assertThat(of(house.board).waiting()).isEmpty();
    }

    @Test
    void aControlWithoutARiskIsAQuestionAndADraftIsNobodysDecision() {
        UUID control = house.demand("Kontroll", house.staff, Origin.OWN, SignalKind.CONTROL);
        RunningTillit.bean(MakeProposal.class).make(house.manager, "Bort med den", null, null, List.of(control));
        Brief brief = of(house.board);
        assertThat(brief.withoutRisk()).isEqualTo(1);
        assertThat(brief.decided()).isEmpty();
        assertThat(brief.toDecide()).isEmpty();
    }

    @Test
    void thePageSaysItInSentencesThatCanBeTakenOverAndSetsNobodyBesideAnother() {
        monthly("Rapport", SignalKind.REPORT);
        String page = Tester.as(house.nurse).get("/overblick/" + house.office).body();
        assertThat(page)
                .contains("På Förvaltningen och längre ned landar 1 krav, mål och rapporter.")
                .contains("omkring 12 timmar om året, mellan 6 och 18.")
                .contains("/overblick/" + house.unit);
        assertThat(page.substring(page.indexOf("Längre ned:"))).doesNotContain("timmar");
        assertThat(Tester.as(house.nurse)
                        .get("/overblick")
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/overblick/" + house.unit);
    }
}
