package se.tillit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.tillit.RunningTillit;
import se.tillit.signal.Basis;
import se.tillit.signal.DataField;
import se.tillit.signal.LoadSignals;
import se.tillit.signal.Said;
import se.tillit.signal.Signal;

/** What a table says of who estimated the minutes, and of what a demand asks for. */
class BasisAndFieldsLoadTest {

    private static final String TABLE = """
            kod;slag;rubrik;utfärdare;mottagare;ursprung;från;minuter;underlag;sagt av;sagt den;uppgifter
            R1;rapport;Månadsrapport;SN;HTJ;egen;2020-01-01;90;tidsdagbok;Tre enhetschefer;2026-03-03;"Antal fall | månad | hemtjänst, Övertid | kvartal"
            """;

    @Test
    void whoSaidHowLongItTakesAndWhatIsAskedForComeAlong() {
        Municipality town = new Municipality().begun();
        town.load(TABLE);
        Signal.Details details = details(town);
        assertThat(details.said()).isEqualTo(new Said(Basis.DIARY, "Tre enhetschefer", LocalDate.of(2026, 3, 3)));
        assertThat(details.asksFor())
                .containsExactly(
                        new DataField("Antal fall", DataField.Period.MONTH, "hemtjänst"),
                        new DataField("Övertid", DataField.Period.QUARTER, null));
    }

    @Test
    void aTableWithoutTheColumnsLeavesThemAsTheyAreAndUndoingPutsThemBack() {
        Municipality town = new Municipality().begun();
        var before = town.dump();
        town.load(TABLE);
        town.load(Municipality.DEMANDS);
        assertThat(details(town).asksFor()).hasSize(2);
        assertThat(details(town).said().basis()).isEqualTo(Basis.DIARY);
        town.undoNewest();
        assertThat(town.dump()).isEqualTo(before);
    }

    @Test
    void whatHasNeverBeenSaidIsAGuessByNobodyKnown() {
        assertThat(details(new Municipality().begun()).said()).isEqualTo(Said.GUESSED);
    }

    @Test
    void aBasisOrPeriodThatIsNoneAndAFieldWithoutANameAreToldWithTheirRows() {
        Municipality town = new Municipality().begun();
        LoadOrganisation.Outcome outcome = town.look(null, Municipality.csv("krav.csv", """
                kod;slag;rubrik;utfärdare;mottagare;ursprung;från;underlag;uppgifter
                R1;rapport;Månadsrapport;SN;HTJ;egen;2020-01-01;känsla;
                R2;rapport;Månadsrapport;SN;HTJ;egen;2020-01-01;;Antal fall | skottår
                R3;rapport;Månadsrapport;SN;HTJ;egen;2020-01-01;; | månad
                """));
        assertThat(outcome.problems())
                .extracting(LoadProblem::text)
                .containsExactly("load.unknown-word.Basis", "load.unknown-word.Period", "load.not-a-field");
    }

    private static Signal.Details details(Municipality town) {
        return town.inside(
                db -> RunningTillit.bean(LoadSignals.class).byCode().get("R1").details());
    }

    @Test
    void capitalsAndPointsDoNotMakeAnotherField() {
        DataField one = new DataField("Antal fall, per boende", null, "Särskilt boende");
        assertThat(new DataField("ANTAL FALL per boende", DataField.Period.MONTH, "särskilt  boende").key())
                .isEqualTo(one.key());
        assertThat(List.of(
                        new DataField("Antal fall", null, null).key(),
                        new DataField("Antal fall per boende", null, "hemtjänst").key()))
                .doesNotContain(one.key());
    }
}
