package se.tillit.mandate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.tillit.mandate.Council.TODAY;
import static se.tillit.mandate.Council.row;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.access.Actor;
import se.tillit.access.Language;
import se.tillit.access.Problem;
import se.tillit.access.Refusal;
import se.tillit.web.Page;
import se.tillit.web.Texts;

/** From a decision to the list that the board's meeting is told of. */
class DecisionTest {

    private final Council council = new Council();
    private final House house = council.house;
    private final NoteDecision note = RunningTillit.bean(NoteDecision.class);
    private final TellMeeting tell = RunningTillit.bean(TellMeeting.class);
    private final DecisionQuery decisions = RunningTillit.bean(DecisionQuery.class);
    private final UUID order = council.inUse(
            row("1", "", "Trygghetslarm", "", "Enhetschef", "", "", "", "ja"),
            row("2", "", "Bidrag", "", "Förvaltningschef", "", "", "", "ja"),
            row("3", "", "Semester", "", "Enhetschef", "", "", "", "", "", "", "verkställighet"));

    private UUID mandate(String number) {
        return RunningTillit.bean(MandateQuery.class).open(house.controller, order, TODAY).rows().stream()
                .filter(one -> one.number().equals(number))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private UUID noted(Actor who, String number, String reference) {
        return note.note(who, mandate(number), reference, TODAY);
    }

    private DecisionQuery.BoardList waiting() {
        return decisions.list(house.controller, house.board, null, TODAY);
    }

    @Test
    void aDecisionIsOnTheListUntilAMeetingIsTold() {
        UUID one = noted(house.manager, "1", "NÄM 1/26");
        noted(house.chief, "2", "NÄM 2/26");
        assertThat(waiting().decisions())
                .extracting(Decision::reference, Decision::role)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("NÄM 1/26", "Enhetschef"),
                        org.assertj.core.groups.Tuple.tuple("NÄM 2/26", "Förvaltningschef"));
        tell.tell(house.controller, house.board, List.of(one), TODAY.plusDays(7));
        assertThat(waiting().decisions()).extracting(Decision::reference).containsExactly("NÄM 2/26");
        assertThat(waiting().meetings()).hasSize(1);
        assertThat(decisions
                        .list(house.controller, house.board, TODAY.plusDays(7), TODAY)
                        .decisions())
                .extracting(Decision::reference)
                .containsExactly("NÄM 1/26");
        assertThat(decisions.own(house.manager).getFirst().meetingOn()).isEqualTo(TODAY.plusDays(7));
    }

    @Test
    void whatIsToldIsWhatStoodOnTheListAndNobodyTellsItTwice() {
        UUID one = noted(house.manager, "1", "NÄM 1/26");
        UUID other = noted(house.manager, "1", "NÄM 2/26");
        tell.tell(house.controller, house.board, List.of(one), TODAY);
        assertThatThrownBy(() -> tell.tell(house.controller, house.board, List.of(one, other), TODAY))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(waiting().decisions()).extracting(Decision::id).containsExactly(other);
        assertThatThrownBy(() -> note.takeBack(house.manager, one)).isInstanceOf(Refusal.Conflict.class);
        note.takeBack(house.manager, other);
        assertThat(waiting().decisions()).isEmpty();
        assertThatThrownBy(() -> tell.tell(house.controller, house.board, List.of(), TODAY))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void onlyWhoHadTheMandateNotesAndOnlyTheirOwnNoteIsTakenBack() {
        assertThatThrownBy(() -> noted(house.nurse, "1", "NÄM 1/26")).isInstanceOf(Refusal.NotAllowed.class);
        assertThatThrownBy(() -> noted(house.manager, "2", "NÄM 1/26")).isInstanceOf(Refusal.NotAllowed.class);
        assertThatThrownBy(() -> noted(house.manager, "3", "NÄM 1/26")).isInstanceOf(Refusal.NotAllowed.class);
        UUID one = noted(house.manager, "1", "NÄM 1/26");
        assertThatThrownBy(() -> note.takeBack(house.chief, one)).isInstanceOf(Refusal.NotFound.class);
        House neighbour = new House();
        UUID mandate = mandate("1");
        assertThatThrownBy(() -> note.note(neighbour.manager, mandate, "X 1", TODAY))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> tell.tell(neighbour.controller, house.board, List.of(one), TODAY))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> decisions.list(neighbour.controller, house.board, null, TODAY))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> decisions.list(house.manager, house.board, null, TODAY))
                .isInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void aPersonalNumberADayToComeAndADayWithoutAnOrderAreRefused() {
        assertThatThrownBy(() -> note.note(house.manager, mandate("1"), "Ärende 19121212-1212", TODAY.plusDays(1)))
                .isInstanceOfSatisfying(Refusal.Invalid.class, invalid -> assertThat(invalid.problems())
                        .extracting(Problem::text)
                        .contains("mandate.decision.personal-number", "mandate.decision.day-to-come"));
        assertThatThrownBy(() -> note.note(house.manager, mandate("1"), "121212+1212", TODAY))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> note.note(house.manager, mandate("1"), "NÄM 1/26", TODAY.minusYears(1)))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(noted(house.manager, "1", "KS 2026/12345")).isNotNull();
    }

    @Test
    void theListLeavesAsDocxAndPdfWithEverythingOnIt() throws IOException {
        for (int i = 1; i <= 120; i++) {
            noted(house.manager, "1", "NÄM " + i + "/26 \u4e2d ås");
        }
        Page page = Page.withoutForms(RunningTillit.bean(Texts.class), Language.SV, house.controller, TODAY);
        DecisionListFile file = new DecisionListFile(page, waiting());
        try (PDDocument pdf = Loader.loadPDF(file.pdf().getBody())) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
            assertThat(new PDFTextStripper().getText(pdf)).contains("Nämnden", "NÄM 120/26 ? ås", "Enhetschef");
        }
        try (XWPFDocument docx =
                new XWPFDocument(new ByteArrayInputStream(file.docx().getBody()))) {
            assertThat(new XWPFWordExtractor(docx).getText()).contains("1 Trygghetslarm", "NÄM 120/26 \u4e2d ås");
        }
    }

    @Test
    void theNumbersOnTheListStayWhenTheOrderIsReplaced() {
        noted(house.manager, "1", "NÄM 1/26");
        council.inUse(TODAY, row("9", "", "Bidrag", "", "Enhetschef"));
        assertThat(waiting().decisions().getFirst().number()).isEqualTo("1");
        assertThat(waiting().decisions().getFirst().matter()).isEqualTo("Trygghetslarm");
    }
}
