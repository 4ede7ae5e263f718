package se.tillit.mandate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.tillit.mandate.Council.TODAY;
import static se.tillit.mandate.Council.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.chain.UnitKind;

/** "May I decide this?" */
class AskTest {

    private static final String LAW = "11 kap. 1 § socialtjänstlagen (2025:400)";

    private final Council council = new Council();
    private final House house = council.house;
    private final MandateQuery mandates = RunningTillit.bean(MandateQuery.class);

    @Test
    void whoHasTheMandateIsToldYesWithTheWayAndWhatIsNotified() {
        council.inUse(row("1.1", "Insatser", "Trygghetslarm", LAW, "Enhetschef", "", "", "nej", "ja"));
        Answer answer = council.only(house.manager, "trygghetslarm");
        assertThat(answer.verdict()).isEqualTo(Answer.Verdict.YES);
        assertThat(answer.own()).hasValueSatisfying(own -> {
            assertThat(own.notified()).isTrue();
            assertThat(own.legalBasis()).isEqualTo(LAW);
        });
        assertThat(answer.way()).extracting(step -> step.mandate().number()).containsExactly("1.1");
        assertThat(answer.matter().board().name()).isEqualTo("Nämnden");
    }

    @Test
    void whoHasNotIsToldWhoMayInsteadTheNearestUpwardsFirst() {
        council.inUse(
                row("1.1", "", "Direktupphandling", "", "Förvaltningschef", "", "500000"),
                row("1.2", "", "Direktupphandling", "", "Enhetschef", "", "50000"));
        Answer answer = council.only(house.nurse, "direktupphandling");
        assertThat(answer.verdict()).isEqualTo(Answer.Verdict.NO);
        assertThat(answer.own()).isEmpty();
        assertThat(answer.instead())
                .extracting(one -> one.holder().name())
                .containsExactly("Enhetschef", "Förvaltningschef");
        assertThat(answer.instead().getFirst().place().orElseThrow().id()).isEqualTo(house.unit);
    }

    @Test
    void anAmountAmongTheWordsDecidesWhoMay() {
        council.inUse(
                row("1.1", "", "Direktupphandling", "", "Enhetschef", "", "50000"),
                row("1.2", "", "Direktupphandling", "", "Förvaltningschef", "", ""));
        assertThat(council.only(house.manager, "direktupphandling").verdict()).isEqualTo(Answer.Verdict.YES_IF);
        assertThat(council.only(house.manager, "direktupphandling för 50 000 kr")
                        .verdict())
                .isEqualTo(Answer.Verdict.YES);
        Answer tooMuch = council.only(house.manager, "direktupphandling 60 tkr");
        assertThat(tooMuch.verdict()).isEqualTo(Answer.Verdict.NO_AMOUNT);
        assertThat(tooMuch.own().orElseThrow().mostSek()).isEqualByComparingTo("50000");
        assertThat(tooMuch.instead()).extracting(one -> one.holder().name()).containsExactly("Förvaltningschef");
        assertThat(council.ask(house.manager, "direktupphandling", new BigDecimal("50000.01"))
                        .answers()
                        .getFirst()
                        .verdict())
                .isEqualTo(Answer.Verdict.NO_AMOUNT);
    }

    @Test
    void conditionsMakeAYesConditional() {
        council.inUse(row("1.1", "", "Trygghetslarm", "", "Enhetschef", "Inom den egna enheten"));
        assertThat(council.only(house.manager, "larm trygghetslarm").verdict()).isEqualTo(Answer.Verdict.YES_IF);
    }

    @Test
    void inflectionsPartsOfWordsAndEverydayWordsAreUnderstood() {
        council.inUse(
                row("1.1", "", "Direktupphandling inom budget", "", "Enhetschef"),
                row("1.2", "", "Korttidsplats och växelvård", "", "Förvaltningschef"));
        RunningTillit.bean(EditWords.class).add(house.controller, "Köpa", "direktupphandling");
        assertThat(council.only(house.manager, "Får jag köpa nya stolar?")
                        .matter()
                        .text())
                .isEqualTo("Direktupphandling inom budget");
        assertThat(council.only(house.manager, "upphandling").verdict()).isEqualTo(Answer.Verdict.YES);
        assertThat(council.only(house.manager, "korttidsplatser").verdict()).isEqualTo(Answer.Verdict.NO);
        assertThat(council.ask(house.manager, "simhall").answers()).isEmpty();
        assertThat(council.ask(house.manager, "'); drop table mandate; -- & | ! :*")
                        .answers())
                .isEmpty();
        assertThat(council.ask(house.manager, "får jag").answers()).isEmpty();
    }

    @Test
    void aFurtherDelegationIsTheWayAndEndsWithWhatItHangsOn() {
        council.inUse(
                row("1.1", "", "Bidrag till förening", "", "Förvaltningschef", "", "100000", "ja"),
                row("1.1.1", "", "Bidrag till förening", "", "Enhetschef", "", "20000", "nej", "ja", "1.1"));
        Answer answer = council.only(house.manager, "bidrag 5000 kr");
        assertThat(answer.verdict()).isEqualTo(Answer.Verdict.YES);
        assertThat(answer.way()).extracting(step -> step.mandate().number()).containsExactly("1.1", "1.1.1");
        assertThat(answer.way().getLast().passedOn()).isTrue();

        Council ended = new Council();
        ended.inUse(
                row("1.1", "", "Bidrag", "", "Förvaltningschef", "", "", "ja", "", "", TODAY.toString()),
                row("1.1.1", "", "Bidrag", "", "Enhetschef", "", "", "", "", "1.1"));
        assertThat(ended.only(ended.house.manager, "bidrag").verdict()).isEqualTo(Answer.Verdict.NO);
    }

    @Test
    void mandatesThatHangOnEachOtherInARingEndInAnAnswer() {
        council.inUse(
                row("1", "", "Bidrag", "", "Förvaltningschef", "", "", "ja", "", "2"),
                row("2", "", "Bidrag", "", "Enhetschef", "", "", "ja", "", "1"));
        assertThat(council.only(house.manager, "bidrag").way()).hasSize(2);
    }

    @Test
    void aMandateOfItsOwnDaysHoldsOnlyOnThem() {
        council.inUse(row("1", "", "Bidrag", "", "Enhetschef", "", "", "", "", "", TODAY.toString()));
        Answer answer = council.only(house.manager, "bidrag");
        assertThat(answer.verdict()).isEqualTo(Answer.Verdict.NO);
        assertThat(answer.past()).isPresent();
        assertThat(mandates.ask(house.manager, new Question("bidrag", null, null, null, null, TODAY.minusDays(1)))
                        .answers()
                        .getFirst()
                        .verdict())
                .isEqualTo(Answer.Verdict.YES);
    }

    @Test
    void executionIsNoDecisionAndWhoDecidedFirstIsMeant() {
        council.inUse(
                row("1", "", "Bevilja semester", "", "Enhetschef", "", "", "", "", "", "", "verkställighet"),
                row("2", "", "Rätta felskrivning", "", "Delegaten i ursprungsärendet"));
        assertThat(council.only(house.manager, "semester").verdict()).isEqualTo(Answer.Verdict.EXECUTION);
        assertThat(council.only(house.manager, "felskrivning").verdict()).isEqualTo(Answer.Verdict.YES_IF_ORIGINAL);
    }

    @Test
    void theSamePositionBelowAnotherBoardHasNoMandateButOneThatOnlyStandsElsewhereHas() {
        UUID other = house.unit("annan", "Andra nämnden", null, UnitKind.OWN, "namnd");
        UUID group = house.unit("grupp", "Andra gruppen", other, UnitKind.OWN, "enhet");
        Actor twin = Tester.colleague(house.admin, Role.MANAGER);
        house.within(() -> {
            RunningTillit.bean(se.tillit.chain.ChainStore.class)
                    .setMembership(
                            twin.account(),
                            new se.tillit.chain.ChainStore.Membership(
                                    group, council.manager, new se.tillit.chain.Validity(House.BEGINNING, null)));
            return group;
        });
        council.inUse(row("1", "", "Trygghetslarm", "", "Enhetschef, Dataskyddsombud"));
        assertThat(council.only(twin, "trygghetslarm").verdict()).isEqualTo(Answer.Verdict.NO_OTHER_BOARD);
        assertThat(council.only(house.partner, "trygghetslarm").verdict()).isEqualTo(Answer.Verdict.YES);
    }

    @Test
    void oneCanAskForAnotherPositionAndSeesOnesOwnMandatesWithoutAsking() {
        council.inUse(row("1", "", "Trygghetslarm", "", "Enhetschef"), row("2", "", "Bidrag", "", "Förvaltningschef"));
        assertThat(mandates.ask(house.nurse, new Question("bidrag", null, null, null, council.chief, TODAY))
                        .answers()
                        .getFirst()
                        .verdict())
                .isEqualTo(Answer.Verdict.YES);
        assertThat(mandates.own(house.manager, TODAY))
                .extracting(own -> own.mandate().matter())
                .containsExactly("Trygghetslarm");
        assertThat(mandates.own(house.nurse, TODAY)).isEmpty();
        assertThat(council.only(house.controller, "bidrag").verdict()).isEqualTo(Answer.Verdict.UNKNOWN);
    }

    @Test
    void nothingIsAnsweredByADraftOrToANeighbour() {
        council.draft(row("1", "", "Trygghetslarm", "", "Enhetschef"));
        assertThat(council.ask(house.manager, "trygghetslarm").answers()).isEmpty();
        UUID order = council.inUse(row("1", "", "Trygghetslarm", "", "Enhetschef"));
        UUID mandate =
                mandates.open(house.manager, order, TODAY).rows().getFirst().id();
        House neighbour = new House();
        assertThat(mandates.ask(neighbour.manager, new Question("trygghetslarm", null, null, null, null, TODAY))
                        .answers())
                .isEmpty();
        assertThatThrownBy(() -> mandates.open(neighbour.chief, order, TODAY)).isInstanceOf(Refusal.NotFound.class);
        for (Question stolen : List.of(
                new Question("", mandate, null, null, null, TODAY),
                new Question("larm", null, null, house.unit, null, TODAY),
                new Question("larm", null, null, null, council.chief, TODAY))) {
            assertThatThrownBy(() -> mandates.ask(neighbour.chief, stolen)).isInstanceOf(Refusal.NotFound.class);
        }
        Actor inspector = Tester.colleague(house.admin, Role.INSPECTOR);
        assertThatThrownBy(() -> council.ask(inspector, "larm")).isInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void othersAreToldWhoMayByMatterByLegalReferenceAndUpwards() {
        council.inUse(
                row("1", "", "Trygghetslarm", LAW, "Enhetschef"),
                row("2", "", "Bidrag", "", "Förvaltningschef, Arbetsutskottet"));
        WhoMay who = RunningTillit.bean(WhoMay.class);
        assertThat(who.forMatter(house.nurse, "byta trygghetslarm", house.unit, TODAY))
                .extracting(one -> one.holder().name(), Candidate::steps)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Enhetschef", 0));
        assertThat(who.forLegalReference(house.nurse, "socialtjänstlagen (2025:400)", house.unit, TODAY))
                .hasSize(1);
        assertThat(who.above(house.nurse, house.unit, council.manager, TODAY))
                .extracting(one -> one.holder().name())
                .containsExactly("Förvaltningschef");
        assertThat(who.above(house.nurse, house.unit, council.nurse, TODAY))
                .extracting(one -> one.holder().name())
                .containsExactly("Enhetschef", "Förvaltningschef");
    }
}
