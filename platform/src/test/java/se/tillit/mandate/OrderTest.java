package se.tillit.mandate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.tillit.mandate.Council.TODAY;
import static se.tillit.mandate.Council.row;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Problem;
import se.tillit.access.Refusal;
import se.tillit.load.LoadOrganisation;
import se.tillit.load.ReadSheet;
import se.tillit.reading.Block;

/** Taking a delegation order in, looking at what it changes, and taking it into use. */
class OrderTest {

    private final Council council = new Council();
    private final House house = council.house;
    private final MandateQuery mandates = RunningTillit.bean(MandateQuery.class);
    private final DecideOrder decide = RunningTillit.bean(DecideOrder.class);

    private MandateQuery.Opened open(UUID id) {
        return mandates.open(house.controller, id, TODAY);
    }

    @Test
    void everythingWrongIsToldWithRowAndColumnAndNothingIsTaken() {
        assertThatThrownBy(() -> council.draft(
                        row("1", "", "", "", "Enhetschef"),
                        row("1", "", "Larm", "", "", "", "mycket"),
                        row(
                                "2",
                                "",
                                "Larm",
                                "",
                                "Enhetschef",
                                "",
                                "-5",
                                "kanske",
                                "",
                                "9.9",
                                "2027-02-31",
                                "annat",
                                "1,5")))
                .isInstanceOfSatisfying(Refusal.Invalid.class, invalid -> {
                    List<String> told = new ArrayList<>();
                    for (Problem problem : invalid.problems()) {
                        told.add(problem.text() + " " + problem.arguments().subList(0, 2));
                    }
                    assertThat(told)
                            .containsExactlyInAnyOrder(
                                    "mandate.load.number-twice [3, nr]",
                                    "mandate.load.empty [2, ärende]",
                                    "mandate.load.empty [3, delegat]",
                                    "mandate.load.no-number [3, högsta belopp]",
                                    "mandate.load.no-number [4, högsta belopp]",
                                    "mandate.load.yes-or-no [4, vidaredelegation]",
                                    "mandate.load.no-such-number [4, vidare från]",
                                    "mandate.load.no-day [4, till]",
                                    "mandate.load.no-kind [4, slag]",
                                    "mandate.load.not-whole [4, beslut per år]");
                });
        assertThat(mandates.orders(house.controller)).isEmpty();
        assertThatThrownBy(() -> council.draft()).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void whoDecidesIsFoundAmongThePositionsOrKeptAsItIsWritten() {
        UUID id = council.draft(
                row("1", "Grupp", "Larm", "", "ENHETSCHEF; usk, Ordföranden, Verksamhetschef"),
                row("2", "", "Utskott", "", "Ledningsgruppen för vård och omsorg"));
        List<Mandate> rows = open(id).rows();
        assertThat(rows.getFirst().holders())
                .extracting(Holder::kind)
                .containsExactly(Holder.Kind.POSITION, Holder.Kind.POSITION, Holder.Kind.ELECTED, Holder.Kind.UNKNOWN);
        assertThat(rows.getLast().holders()).extracting(Holder::kind).containsExactly(Holder.Kind.TOGETHER);
        assertThat(rows.getLast().heading()).isEqualTo("Grupp");
    }

    @Test
    void aCsvFileIsReadWithOtherHeadingsAndAmountsInTheConditions() {
        String csv =
                "Punkt;Ärendetyp;Beslutsfattare;Villkor och beloppsgräns\n1;Bidrag;Enhetschef;Högst 25 000 kr\n2;Larm;Enhetschef;Högst 60 timmar\n";
        ReadSheet.Read read =
                ReadSheet.read(new LoadOrganisation.File("ordning.csv", csv.getBytes(StandardCharsets.UTF_8)));
        UUID id = RunningTillit.bean(TakeInOrder.class)
                .fromTable(house.controller, "Ordning", house.board, OrderTable.of(read));
        List<Mandate> rows = open(id).rows();
        assertThat(rows.getFirst().mostSek()).isEqualByComparingTo("25000");
        assertThat(rows.getFirst().conditions()).isEmpty();
        assertThat(rows.getLast().mostSek()).isNull();
        assertThat(rows.getLast().conditions()).isEqualTo("Högst 60 timmar");
    }

    @Test
    void aDraftShowsWhatItAddsRemovesAndChanges() {
        council.inUse(
                row("1", "", "Bidrag", "", "Enhetschef", "", "20000"),
                row("2", "", "Larm", "", "Enhetschef"),
                row("3", "", "Semester", "", "Enhetschef"));
        OrderChanges changes = open(council.draft(
                        row("1", "", "Bidrag", "", "Enhetschef", "", "50000"),
                        row("2", "", "larm", "", "Förvaltningschef", "", "", "", "ja"),
                        row("4", "", "Matlåda", "", "Enhetschef")))
                .changes()
                .orElseThrow();
        assertThat(changes.added()).extracting(Mandate::matter).containsExactly("Matlåda");
        assertThat(changes.removed()).extracting(Mandate::matter).containsExactly("Semester");
        assertThat(changes.changed())
                .extracting(change -> change.what().toString())
                .containsExactly("[AMOUNT]", "[HOLDERS, NOTICE]");
    }

    @Test
    void theVersionBeforeHoldsUntilTheNewOneDoes() {
        UUID before = council.inUse(row("1", "", "Bidrag", "", "Enhetschef", "", "20000"));
        UUID after = council.inUse(TODAY, row("1", "", "Bidrag", "", "Enhetschef", "", "50000"));
        assertThat(Objects.requireNonNull(open(before).order().decided())
                        .valid()
                        .to())
                .isEqualTo(TODAY);
        assertThat(council.only(house.manager, "bidrag").own().orElseThrow().order())
                .isEqualTo(after);
        assertThat(mandates.ask(house.manager, new Question("bidrag", null, null, null, null, TODAY.minusDays(1)))
                        .answers()
                        .getFirst()
                        .own()
                        .orElseThrow()
                        .order())
                .isEqualTo(before);
    }

    @Test
    void aDayBeforeTheDecisionOrBeforeALaterVersionIsRefused() {
        council.inUse(TODAY, row("1", "", "Bidrag", "", "Enhetschef"));
        UUID draft = council.draft(row("1", "", "Bidrag", "", "Enhetschef"));
        assertThatThrownBy(() -> decide.decide(house.controller, draft, TODAY, "", TODAY.minusDays(1)))
                .isInstanceOfSatisfying(Refusal.Invalid.class, invalid -> assertThat(invalid.problems())
                        .extracting(Problem::text)
                        .containsExactlyInAnyOrder(
                                "mandate.decide.needs-reference",
                                "mandate.decide.before-decision",
                                "mandate.decide.later"));
        assertThatThrownBy(() -> decide.decide(house.manager, draft, TODAY, "N 1", TODAY.plusDays(1)))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThatThrownBy(() -> decide.decide(new House().controller, draft, TODAY, "N 1", TODAY.plusDays(1)))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void twoWhoTakeDraftsIntoUseAtOnceLeaveOneInUse() throws Exception {
        UUID one = council.draft(row("1", "", "Bidrag", "", "Enhetschef"));
        UUID other = council.draft(row("1", "", "Bidrag", "", "Förvaltningschef"));
        List<Object> ends = new ArrayList<>();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Callable<Object>> works = List.of(() -> take(one), () -> take(other));
            for (Future<Object> end : both.invokeAll(works)) {
                ends.add(end.get());
            }
        }
        assertThat(ends).containsExactlyInAnyOrder("taken", "refused");
        assertThat(mandates.orders(house.controller).stream().filter(order -> order.holdsOn(TODAY)))
                .hasSize(1);
    }

    private Object take(UUID draft) {
        try {
            decide.decide(house.controller, draft, TODAY, "N 1", TODAY);
            return "taken";
        } catch (Refusal.Invalid | Refusal.Conflict refused) {
            return "refused";
        }
    }

    @Test
    void aDraftIsSeenByThoseWhoWorkOnItAndCanBeThrownAwayUntilItIsInUse() {
        UUID draft = council.draft(row("1", "", "Bidrag", "", "Enhetschef"));
        assertThatThrownBy(() -> mandates.open(house.manager, draft, TODAY)).isInstanceOf(Refusal.NotFound.class);
        assertThat(mandates.orders(house.manager)).isEmpty();
        decide.throwAway(house.controller, draft);
        assertThatThrownBy(() -> open(draft)).isInstanceOf(Refusal.NotFound.class);
        UUID used = council.inUse(row("1", "", "Bidrag", "", "Enhetschef"));
        assertThatThrownBy(() -> decide.throwAway(house.controller, used)).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> decide.decide(house.controller, used, TODAY, "N 2", TODAY.plusDays(1)))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void theTableThatLeavesLoadsAgainAndChangesNothing() {
        UUID id = council.inUse(
                row(
                        "1.1",
                        "Inköp",
                        "=Bidrag",
                        "1 § lagen",
                        "Enhetschef, Ordföranden",
                        "Villkor; med \"tecken\"",
                        "50000",
                        "ja",
                        "ja"),
                row(
                        "1.1.1",
                        "Inköp",
                        "Bidrag",
                        "",
                        "Undersköterska",
                        "",
                        "",
                        "nej",
                        "nej",
                        "1.1",
                        "2030-01-01",
                        "",
                        "12",
                        "0,5"),
                row("2", "Annat", "Semester", "", "Enhetschef", "", "", "", "", "", "", "verkställighet"));
        String csv = Tester.as(house.controller)
                .get("/mandat/ordning/" + id + "/tabell.csv")
                .body();
        ReadSheet.Read read =
                ReadSheet.read(new LoadOrganisation.File("ordning.csv", csv.getBytes(StandardCharsets.UTF_8)));
        UUID again = RunningTillit.bean(TakeInOrder.class)
                .fromTable(house.controller, "Ordning", house.board, OrderTable.of(read));
        assertThat(open(again).changes().orElseThrow().isEmpty()).isTrue();
        assertThat(open(again).rows().get(1).decisionsYearly()).isEqualTo(12);
        assertThat(open(again).rows().get(1).handlingDays()).isEqualByComparingTo("0.5");
    }

    @Test
    void theTablesOfADocumentBecomeRowsAlsoWhereEmptyCellsWereLost() {
        List<String> lines = List.of(
                "# 2 Inköp och avtal",
                "Nr | Ärende | Lagrum | Delegat | Villkor och beloppsgräns | Vidare | Anmäls",
                "2.1 | Direktupphandling | 19 a kap. lagen (2016:1145) om offentlig upphandling | Enhetschef | Högst 50 000 kr | nej | nej",
                "2.2 | Bidrag till förening | Förvaltningschef | ja | ja",
                "2.3 | Larm | 11 kap. 1 § socialtjänstlagen (2025:400) | Enhetschef | nej | ja",
                "Text emellan",
                "Annan | Tabell");
        StringBuilder text = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        for (String line : lines) {
            int start = text.length() + (line.startsWith("# ") ? 2 : 0);
            text.append(line);
            Block.Kind kind = line.startsWith("# ")
                    ? Block.Kind.HEADING
                    : line.contains(" | ") ? Block.Kind.ROW : Block.Kind.PARAGRAPH;
            blocks.add(new Block(kind, start, text.length(), 1, kind == Block.Kind.HEADING ? 1 : 0, false));
            text.append('\n');
        }
        OrderTable table = DocumentTable.of(text.toString(), blocks).orElseThrow();
        UUID id = RunningTillit.bean(TakeInOrder.class).fromTable(house.controller, "Ur dokument", house.board, table);
        assertThat(open(id).rows())
                .extracting(one -> one.number() + " " + one.holders().getFirst().name() + " " + one.mayPassOn() + " "
                        + one.notified() + " " + one.heading())
                .containsExactly(
                        "2.1 Enhetschef false false Inköp och avtal",
                        "2.2 Förvaltningschef true true Inköp och avtal",
                        "2.3 Enhetschef false true Inköp och avtal");
        assertThat(open(id).rows().getFirst().mostSek()).isEqualByComparingTo("50000");
        assertThat(DocumentTable.of("Bara text", List.of(new Block(Block.Kind.PARAGRAPH, 0, 9, 1, 0, false))))
                .isEmpty();
    }
}
