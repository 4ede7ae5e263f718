package se.tillit.mandate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.tillit.mandate.Council.TODAY;
import static se.tillit.mandate.Council.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.access.Language;
import se.tillit.access.Refusal;

/** What is worth looking at in an order, and what moving decisions would touch. */
class CheckTest {

    private final Council council = new Council();
    private final House house = council.house;
    private final CheckQuery checks = RunningTillit.bean(CheckQuery.class);

    private List<String> found(OrderCheck check) {
        return checks.check(house.controller, Language.SV, TODAY).remarks().getOrDefault(check, List.of()).stream()
                .map(one -> one.rows().getFirst().number())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ändra inriktningen för partnerskap med förening | 6 kap. 38 § 1 kommunallagen",
                "Besluta om verksamhetens mål | 6 kap. 38 § 1 kommunallagen",
                "Yttra sig till kommunfullmäktige över motion | 6 kap. 38 § 2 kommunallagen",
                "Yttrande när nämndens beslut har överklagats | 6 kap. 38 § 2 kommunallagen",
                "Ärenden av principiell betydelse | 6 kap. 38 § 3 kommunallagen",
                "Besvara medborgarförslag | 6 kap. 38 § 4 kommunallagen",
                "Besluta i brådskande ärenden | 6 kap. 39 § kommunallagen",
                "Fastställa taxa för hemtjänst | 5 kap. 1 § 2 kommunallagen",
                "Omedelbart omhändertagande enligt LVU | 30 kap. 7 § socialtjänstlagen",
                "Yttra sig till förvaltningsrätten när ett beslut på delegation har överklagats | ",
                "Direktupphandling inom budget | ",
                "Fastställa avgift enligt taxa | ",
                "Yttra sig i mål om ekonomiskt bistånd hos domstol | ",
            })
    void whatTheLawKeepsWithTheBoardIsPointedOutWithItsSection(String matter, String section) {
        council.inUse(row("1", "Kvalitet och mål", matter, "", "Enhetschef"));
        List<Remark> remarks = checks.check(house.controller, Language.SV, TODAY)
                .remarks()
                .getOrDefault(OrderCheck.FORBIDDEN, List.of());
        assertThat(remarks.stream().map(Remark::section))
                .containsExactlyElementsOf(Stream.ofNullable(section).toList());
    }

    @Test
    void theChairMayDecideWhatIsUrgent() {
        council.inUse(row("1", "", "Besluta i brådskande ärenden", "", "Ordförande"));
        assertThat(found(OrderCheck.FORBIDDEN)).isEmpty();
    }

    @Test
    void boundsThatReachIntoEachOtherAreAConflictAndAStairIsNot() {
        council.inUse(
                row("1.1", "", "Korttidsplats", "", "Enhetschef", "Högst 30 dygn"),
                row("1.2", "", "Korttidsplats", "", "Förvaltningschef", "Över 20 dygn"),
                row("2.1", "", "Hemtjänst", "", "Enhetschef", "Högst 60 timmar"),
                row("2.2", "", "Hemtjänst", "", "Förvaltningschef", "Över 60 timmar"),
                row("3.1", "", "Inköp", "", "Enhetschef", "", "50000"),
                row("3.2", "", "Inköp", "", "Förvaltningschef", "", "200000"),
                row("4.1", "", "Larm", "", "Enhetschef"),
                row("4.2", "", "Larm", "", "Förvaltningschef"),
                row("5.1", "", "Bidrag", "", "Förvaltningschef", "", "", "ja"),
                row("5.2", "", "Bidrag", "", "Enhetschef", "", "", "", "", "5.1"));
        assertThat(found(OrderCheck.CONFLICT)).containsExactlyInAnyOrder("1.1", "4.1");
    }

    @Test
    void furtherDelegationIsForTheHeadOfTheAdministrationAndOneStep() {
        council.inUse(
                row("1", "", "Ett", "", "Förvaltningschef", "", "", "ja"),
                row("1.1", "", "Ett", "", "Enhetschef", "", "", "ja", "", "1"),
                row("1.2", "", "Ett till", "", "Undersköterska", "", "", "", "", "1.1"),
                row("2", "", "Två", "", "Förvaltningschef", "", "", "nej"),
                row("2.1", "", "Två", "", "Enhetschef", "", "", "", "", "2"),
                row("3", "", "Tre", "", "Enhetschef", "", "", "ja"),
                row("3.1", "", "Tre", "", "Undersköterska", "", "", "", "", "3"),
                row("4", "", "Fyra", "", "Enhetschef", "", "", "ja", "", "4.1"),
                row("4.1", "", "Fyra", "", "Förvaltningschef", "", "", "ja", "", "4"));
        assertThat(found(OrderCheck.PASSED_ON)).containsExactly("1.2", "2.1", "3.1");
        assertThat(found(OrderCheck.LOOP)).containsExactly("4", "4.1");
    }

    @Test
    void whoeverCannotDecideAndWhatHasEndedIsPointedOut() {
        council.inUse(
                row("1", "", "Disciplin", "", "Verksamhetschef"),
                row("2", "", "Larm", "", "Enhetschef, Verksamhetschef"),
                row("3", "", "Vikarie", "", "Ledningsgruppen för vård"),
                row("4", "", "Bidrag", "", "Enhetschef", "", "", "", "", "", TODAY.toString()),
                row("5", "", "Placering", "", "Arbetsutskottet"));
        assertThat(found(OrderCheck.NOBODY)).containsExactly("1");
        assertThat(found(OrderCheck.UNMATCHED)).containsExactly("2");
        assertThat(found(OrderCheck.TOGETHER)).containsExactly("3");
        assertThat(found(OrderCheck.EXPIRED)).containsExactly("4");
    }

    @Test
    void aSectionThatADemandNamesAndNoMandateDoesIsAGapOnlyInActsThatTheOrderKnows() {
        assertThat(LegalSection.in(
                        "19 a kap. 3 § lagen (2016:1145) om offentlig upphandling, 45 § förvaltningslagen (2017:900)"))
                .extracting(LegalSection::text)
                .containsExactly("19 a kap. 3 § (2016:1145)", "45 § (2017:900)");
        assertThat(LegalSection.in("6 kap. kommunallagen")).isEmpty();
    }

    @Test
    void movingDecisionsCloserCountsWhatIsKnownAndSaysWhatIsNot() {
        council.inUse(
                row("1.1", "", "Inköp", "", "Enhetschef", "", "20000", "", "", "", "", "", "100", "2"),
                row("1.2", "", "Inköp", "", "Förvaltningschef", "", "40000", "", "", "", "", "", "30", "4"),
                row("1.3", "", "Inköp", "", "Dataskyddsombud", "", "", "", "", "", "", "", "8", "10"),
                row("2", "", "Bidrag", "", "Förvaltningschef", "", "100000"),
                row("3", "", "Larm", "", "Förvaltningschef"),
                row("4", "", "Avgift", "", "Enhetschef", "", "60000", "", "", "", "", "", "7", "1"));
        WhatIf moved = checks.whatIf(house.controller, council.manager, new BigDecimal("50000"), null, TODAY);
        assertThat(moved.moves()).extracting(WhatIf.Move::matter).containsExactly("Inköp", "Bidrag");
        assertThat(moved.persons()).isEqualByComparingTo("1");
        assertThat(moved.sure()).isEqualTo(30);
        assertThat(moved.days(true)).isEqualByComparingTo("120");
        assertThat(moved.atMost()).isEqualTo(8);
        assertThat(moved.uncounted()).isEqualTo(1);
        assertThat(checks.whatIf(house.controller, council.manager, new BigDecimal("20000"), null, TODAY)
                        .moves())
                .extracting(WhatIf.Move::matter)
                .containsExactly("Bidrag");
        assertThatThrownBy(() -> checks.whatIf(house.manager, council.manager, BigDecimal.TEN, null, TODAY))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThatThrownBy(() -> checks.whatIf(new House().controller, council.manager, BigDecimal.TEN, null, TODAY))
                .isInstanceOf(Refusal.NotFound.class);
    }
}
