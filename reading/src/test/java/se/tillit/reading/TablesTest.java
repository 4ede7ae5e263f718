package se.tillit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rows of a table ask somebody for something. */
class TablesTest {

    private static Analysis analyse(String text) {
        return new Analyser().analyse(new Reader().readText("a.md", text));
    }

    private static List<String> provisions(String text) {
        return analyse(text).provisions().stream().map(Provision::text).toList();
    }

    @Test
    void aRowThatNamesATaskAndItsDoerDoesAndTheHeadOfTheColumnsDoesNot() {
        assertThat(provisions("""
                | Aktivitet | Ansvarig | När |
                |---|---|---|
                | Namnskylt på dörren | Kontaktperson | Före inflyttning |
                """)).containsExactly("Namnskylt på dörren | Kontaktperson | Före inflyttning");
    }

    @Test
    void aStretchOfTimeInACellOfItsOwnIsTheDeadline() {
        assertThat(analyse("| Typ | Ansvarig | Svar |\n|---|---|---|\n| Utebliven insats | Enhetschefen | 14 dagar |\n")
                        .provisions())
                .extracting(Provision::deadline)
                .containsExactly("14 dagar");
    }

    @Test
    void aColumnsNameTellsWhatItsCellsAre() {
        assertThat(analyse("""
                | Moment | Senast | Ansvarig |
                |---|---|---|
                | Kontroll av brandsläckare | 15 mars | HSE-gruppen |
                | Genomgång av rutinen med personalen | terminens första vecka | Stödteamet |
                """).provisions())
                .extracting(provision -> provision.addressee().name() + ": " + provision.deadline())
                .containsExactly("HSE-gruppen: 15 mars", "Stödteamet: terminens första vecka");
    }

    @Test
    void aPowerToDecideIsNoDuty() {
        assertThat(provisions("""
                | Nr | Ärende | Lagrum | Delegat |
                |---|---|---|---|
                | 1.1 | Beslut om bistånd i form av hemtjänst | 11 kap. 1 § SoL | Biståndshandläggare |
                | 1.2 | Beslut om avgift. Beslutet ska anmälas till nämnden. | 12 kap. | Enhetschef |
                """)).containsExactly("Beslutet ska anmälas till nämnden.");
    }

    @Test
    void aPlaceInAPlanOfRecordsIsNobody() {
        assertThat(provisions("""
                | Handling | Bevaras eller gallras | Förvaring | Till arkiv |
                |---|---|---|---|
                | Körlista | 2 år | Enheten | |
                """)).isEmpty();
    }

    @Test
    void theWordsOfTablesAreNotCounted() {
        Measures measures = analyse(
                        "# Rutin\n\nChefen ska läsa planen.\n\n| Moment | Ansvarig |\n|---|---|\n| Larm | Vakten |\n")
                .measures();
        assertThat(measures).isEqualTo(new Measures(5, 1, 0));
    }
}
