package se.tillit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.chain.UnitKind;

/** Rooms at one table: from an invitation to what came of it. */
class TableTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));

    private final House house = new House();
    private final Actor politician = Tester.colleague(house.admin, Role.POLITICIAN);
    private final Actor resident = Tester.colleague(house.admin, Role.RESIDENT);
    private final UUID demand = house.report("Matlistan");
    private final TableQuery tables = RunningTillit.bean(TableQuery.class);
    private final BeginTable begin = RunningTillit.bean(BeginTable.class);
    private final EditTable edit = RunningTillit.bean(EditTable.class);
    private final JoinTable join = RunningTillit.bean(JoinTable.class);
    private final AskAtTable ask = RunningTillit.bean(AskAtTable.class);
    private final LeadRounds rounds = RunningTillit.bean(LeadRounds.class);
    private final WriteNotes write = RunningTillit.bean(WriteNotes.class);
    private final ApproveNotes approve = RunningTillit.bean(ApproveNotes.class);
    private final AgreeStep agree = RunningTillit.bean(AgreeStep.class);
    private final ReportStep report = RunningTillit.bean(ReportStep.class);
    private final TellWhatCame tell = RunningTillit.bean(TellWhatCame.class);

    TableTest() {
        house.worksIn(politician, house.board);
        house.worksIn(resident, house.unit("mote", "Mötet med Astrid", house.unit, UnitKind.PERSON, "motet"));
    }

    private static RoundTable.Invitation invitation(String question) {
        return new RoundTable.Invitation(
                question, "Ingen vet", "Hur ofta", "Det som lagen säger", TODAY, LocalTime.of(13, 0), "Åsen", null);
    }

    private static Guests guests(Actor... people) {
        return new Guests(Stream.of(people).map(Tester::emailOf).toList(), List.of(), List.of(), List.of());
    }

    private UUID called(Guests guests, @Nullable UUID follows) {
        return begin.begin(
                house.partner,
                new BeginTable.Plan(
                        invitation("Vad är listan till för?"),
                        Tester.emailOf(house.partner),
                        List.of(demand),
                        List.of(),
                        guests,
                        follows));
    }

    /** Politician, manager, professional and citizen; the staff function leads. */
    private UUID called() {
        return called(guests(politician, house.manager, house.nurse, resident), null);
    }

    private RoundTable seen(Actor actor, UUID id) {
        return tables.find(actor, id).table();
    }

    private UUID seat(UUID id, Actor whose) {
        return seen(house.partner, id).seatOf(whose.account()).orElseThrow().id();
    }

    private void noted(UUID id) {
        write.write(house.partner, id, 0, "Listan hjälper ingen");
    }

    private void approvedByAll(UUID id, int version) {
        for (Actor one : List.of(politician, house.manager, house.nurse, resident)) {
            approve.say(one, id, version, true, null);
        }
    }

    @Test
    void allWhoSitThereSeeEverythingAndOthersNothingButTheQuestionUntilAllHaveSaidTheirWord() {
        UUID id = called();
        ask.ask(house.nurse, id, RoundTable.Asking.UNDERSTAND, "Vem läser den?", null);
        noted(id);
        for (Actor one : List.of(politician, house.manager, house.nurse, resident, house.partner)) {
            assertThat(seen(one, id).questions()).hasSize(1);
        }
        assertThat(tables.sits(house.chief, id)).isFalse();
        assertThatThrownBy(() -> tables.find(house.chief, id)).isInstanceOf(Refusal.NotFound.class);
        assertThat(tables.glimpse(house.chief, id)).satisfies(glimpse -> {
            assertThat(glimpse.question()).isEqualTo("Vad är listan till för?");
            assertThat(glimpse.notes()).isEmpty();
            assertThat(glimpse.silent()).isEqualTo(4);
        });
        approvedByAll(id, 1);
        assertThat(tables.glimpse(house.chief, id).notes().orElseThrow().body()).isEqualTo("Listan hjälper ingen");
        assertThat(seen(resident, id).isApprovedByAll()).isTrue();
    }

    @Test
    void aRemarkIsAWordAndNoApproval() {
        UUID id = called(guests(house.manager, house.nurse), null);
        noted(id);
        approve.say(house.manager, id, 1, true, null);
        assertThatThrownBy(() -> approve.say(house.nurse, id, 1, false, null)).isInstanceOf(Refusal.Invalid.class);
        approve.say(house.nurse, id, 1, false, "Vi säger det redan");
        assertThat(seen(house.nurse, id).isApprovedByAll()).isFalse();
        assertThat(seen(house.nurse, id).state(TODAY)).isEqualTo(RoundTable.State.AGREED);
        assertThat(tables.glimpse(house.chief, id).approving()).isEqualTo(1);
    }

    @Test
    void changedNotesAskEverybodyAnewAndNobodyApprovesWhatTheyHaveNotRead() {
        UUID id = called();
        noted(id);
        approvedByAll(id, 1);
        write.write(house.partner, id, 1, "Listan hjälper någon");
        assertThat(seen(house.nurse, id).missing()).hasSize(4);
        assertThat(tables.glimpse(house.chief, id).notes()).isEmpty();
        assertThatThrownBy(() -> approve.say(house.nurse, id, 1, true, null)).isInstanceOf(Refusal.Conflict.class);
        assertThat(seen(house.nurse, id).notes())
                .extracting(RoundTable.Notes::body)
                .containsExactly("Listan hjälper ingen", "Listan hjälper någon");
        assertThatThrownBy(() -> write.write(house.partner, id, 2, "Listan hjälper någon"))
                .as("nobody is asked anew about the same")
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void onlyOneOfTwoWhoWriteNotesAtOnceIsKept() throws Exception {
        UUID id = called();
        List<Callable<Boolean>> both = IntStream.range(0, 2)
                .<Callable<Boolean>>mapToObj(n -> () -> {
                    try {
                        write.write(house.partner, id, 0, "Text " + n);
                        return true;
                    } catch (Refusal.Conflict late) {
                        return false;
                    }
                })
                .toList();
        List<Boolean> kept = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> one : threads.invokeAll(both)) {
                kept.add(one.get());
            }
        }
        assertThat(kept).containsExactlyInAnyOrder(true, false);
        assertThat(seen(house.nurse, id).notes()).hasSize(1);
    }

    @Test
    void judgingWaitsUntilWhoeverLeadsHasClosedUnderstanding() {
        UUID id = called();
        assertThatThrownBy(() -> ask.ask(house.nurse, id, RoundTable.Asking.JUDGE, "Ska den bort?", null))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> rounds.judge(house.manager, id)).isInstanceOf(Refusal.NotAllowed.class);
        rounds.judge(house.partner, id);
        ask.ask(house.nurse, id, RoundTable.Asking.JUDGE, "Ska den bort?", null);
        assertThat(seen(resident, id).asked(RoundTable.Asking.JUDGE)).hasSize(1);
    }

    @Test
    void everybodyIsHeardInTurnAndASlipOfTheFingerIsTakenBack() {
        UUID id = called();
        rounds.hear(house.partner, id, seat(id, house.nurse), true);
        rounds.hear(house.partner, id, seat(id, politician), true);
        rounds.hear(house.partner, id, seat(id, politician), false);
        assertThat(seen(house.partner, id).seats())
                .filteredOn(seat -> seat.isHeardIn(1))
                .extracting(Seat::account)
                .containsExactly(house.nurse.account());
        rounds.next(house.partner, id, 1);
        assertThatThrownBy(() -> rounds.next(house.partner, id, 1)).isInstanceOf(Refusal.Conflict.class);
        assertThat(seen(house.partner, id).seats()).noneMatch(seat -> seat.isHeardIn(2));
    }

    @Test
    void somebodyWithoutAnAccountApprovesAtTheTableAndNobodySpeaksForWhoeverHasOne() {
        UUID id = called(
                new Guests(
                        List.of(Tester.emailOf(house.manager)),
                        List.of("En anhörig"),
                        List.of("En vikarie"),
                        List.of()),
                null);
        noted(id);
        List<Seat> without = seen(house.partner, id).seats().stream()
                .filter(seat -> seat.account() == null)
                .toList();
        without.forEach(seat -> approve.noteFor(house.partner, id, seat.id(), 1, true, null));
        assertThat(seen(house.manager, id).words()).hasSize(2).allMatch(RoundTable.Word::atTable);
        assertThatThrownBy(() -> approve.noteFor(house.partner, id, seat(id, house.manager), 1, true, null))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() ->
                        approve.noteFor(house.manager, id, without.getFirst().id(), 1, true, null))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThat(seen(house.manager, id).has(Seat.Stands.CITIZEN)).isTrue();
        assertThat(seen(house.manager, id).has(Seat.Stands.NEAREST)).isTrue();
    }

    @Test
    void whoeverSaysNoIsNotAskedToApprove() {
        UUID id = called();
        assertThat(tables.waitsFor(house.nurse).toAnswer()).hasSize(1);
        join.join(house.nurse, id, true);
        join.join(resident, id, false);
        assertThat(tables.waitsFor(house.nurse).toAnswer()).isEmpty();
        noted(id);
        assertThat(tables.waitsFor(house.nurse).toApprove()).hasSize(1);
        assertThat(tables.waitsFor(resident).toApprove()).isEmpty();
        assertThatThrownBy(() -> join.join(house.nurse, id, false))
                .as("nobody leaves the table once there is something to approve")
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void aStepWaitsForWhoeverTookItOnAndTheNextTableBeginsFromTheOpenOnes() {
        UUID id = called();
        noted(id);
        UUID first =
                agree.agree(house.partner, id, "Fråga nämnden", "Ledamoten", seat(id, politician), TODAY.plusDays(10));
        agree.agree(house.partner, id, "Väg dem som vill", "Enhetschefen", seat(id, house.manager), TODAY.plusDays(20));
        assertThat(tables.waitsFor(politician).toDo().values()).containsExactly("Vad är listan till för?");
        assertThatThrownBy(() -> report.report(house.nurse, id, first, true, "Klart"))
                .isInstanceOf(Refusal.NotAllowed.class);
        report.report(politician, id, first, false, "Nämnden hann inte");
        assertThatThrownBy(() -> report.report(house.partner, id, first, true, "Jo"))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(tables.waitsFor(politician).toDo()).isEmpty();

        UUID next = called(guests(house.manager, house.nurse), id);
        assertThat(tables.find(house.nurse, next).carried())
                .extracting(RoundTable.Step::what)
                .containsExactly("Väg dem som vill");
        UUID third = called(guests(house.manager, house.nurse), next);
        assertThat(tables.find(house.nurse, third).carried()).hasSize(1);
        assertThat(tables.find(house.manager, id).next().orElseThrow().id()).isEqualTo(next);
    }

    @Test
    void aResidentSeesTheTablesWhereSheSitsAndNoOthers() {
        UUID hers = called();
        UUID others = called(guests(house.manager), null);
        assertThat(tables.list(resident, null, 50).lines())
                .extracting(line -> line.glimpse().id())
                .containsExactly(hers);
        assertThat(tables.list(house.chief, null, 50).lines()).hasSize(2);
        assertThatThrownBy(() -> tables.glimpse(resident, others)).isInstanceOf(Refusal.NotFound.class);
        assertThat(tables.about(resident, demand)).hasSize(1);
    }

    @Test
    void residentsAreToldOnlyWhatAllHaveSaidTheirWordAbout() {
        UUID id = called();
        assertThatThrownBy(() -> tell.tell(house.partner, id, "Listan är borta"))
                .isInstanceOf(Refusal.Invalid.class);
        noted(id);
        approvedByAll(id, 1);
        tell.tell(house.partner, id, "Listan är borta");
        assertThat(tables.toldBy(house.admin.organisation()).all())
                .extracting(came -> came.told().line())
                .containsExactly("Listan är borta");
        assertThat(tables.toldBy(Tester.organisation().organisation()).all()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsToldAllAtOnceAndNobodyIsSeatedTwice() {
        Guests crowd = new Guests(
                List.of(), IntStream.range(0, 20).mapToObj(n -> "Roll " + n).toList(), List.of(), List.of());
        assertThatThrownBy(() -> called(crowd, null)).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> begin.begin(
                        house.partner,
                        new BeginTable.Plan(
                                new RoundTable.Invitation(
                                        "", " ", "x".repeat(2_000), "", TODAY.minusDays(1), LocalTime.NOON, "", null),
                                "Ingen",
                                List.of(),
                                List.of(),
                                new Guests(List.of("Ingen alls"), List.of(), List.of(), List.of()),
                                null)))
                .isInstanceOfSatisfying(Refusal.Invalid.class, invalid -> assertThat(invalid.problems())
                        .extracting(problem -> problem.field())
                        .contains("fraga", "varfor", "paverka", "inte", "plats", "dag", "leder", "personer"));
        UUID id = called(guests(house.nurse, house.nurse), null);
        assertThat(seen(house.nurse, id).seats()).hasSize(1);
        assertThatThrownBy(() -> write.write(house.nurse, id, 0, "Mitt")).isInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void onceThereAreNotesWhoSatThereStays() {
        UUID id = called();
        edit.edit(
                house.partner,
                id,
                0,
                invitation("Ny fråga?"),
                Tester.emailOf(house.partner),
                List.of(),
                guests(house.chief),
                List.of(seat(id, resident)));
        assertThat(seen(house.chief, id).seats())
                .extracting(Seat::account)
                .contains(house.chief.account())
                .doesNotContain(resident.account());
        assertThatThrownBy(() -> edit.edit(
                        house.partner,
                        id,
                        0,
                        invitation("Gammal?"),
                        Tester.emailOf(house.partner),
                        List.of(),
                        guests(),
                        List.of()))
                .isInstanceOf(Refusal.Conflict.class);
        noted(id);
        assertThatThrownBy(() -> edit.edit(
                        house.partner,
                        id,
                        1,
                        invitation("Ny fråga?"),
                        Tester.emailOf(house.partner),
                        List.of(),
                        guests(),
                        List.of(seat(id, house.nurse))))
                .as("nobody who disagrees is taken from the table")
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> edit.edit(
                        house.partner,
                        id,
                        1,
                        invitation("En annan fråga?"),
                        Tester.emailOf(house.partner),
                        List.of(),
                        guests(),
                        List.of()))
                .as("nobody's approval is put below another question")
                .isInstanceOf(Refusal.Invalid.class);
        edit.edit(
                house.partner,
                id,
                1,
                invitation("Ny fråga?"),
                Tester.emailOf(house.chief),
                List.of(),
                guests(),
                List.of());
        assertThat(seen(house.chief, id).isLedBy(house.chief.account())).isTrue();
    }

    @Test
    void aNeighboursTableIsNotFound() {
        UUID id = called();
        noted(id);
        House neighbour = new House();
        UUID theirDemand = neighbour.report("Deras");
        assertThatThrownBy(() -> tables.sits(neighbour.chief, id)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> tables.glimpse(neighbour.chief, id)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> approve.say(neighbour.nurse, id, 1, true, null))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> write.write(neighbour.partner, id, 1, "Hej")).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> begin.begin(
                        house.partner,
                        new BeginTable.Plan(
                                invitation("Deras?"),
                                Tester.emailOf(house.partner),
                                List.of(theirDemand),
                                List.of(),
                                guests(),
                                null)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> called(guests(neighbour.nurse), null))
                .as("nobody is asked from another organisation, nor is it told whether they are there")
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void aTableIsCalledHeldAndFollowedUpAtThePages() {
        Tester partner = Tester.as(house.partner);
        Tester nurse = Tester.as(house.nurse);
        assertThat(partner.send("/samtalsbord/nytt?krav=" + demand, "/samtalsbord/nytt", Map.of())
                        .statusCode())
                .isEqualTo(422);
        String page = partner.send(
                        "/samtalsbord/nytt?fraga=Varf%C3%B6r%3F&krav=" + demand,
                        "/samtalsbord/nytt",
                        Map.of(
                                "fraga", "Vad är <b>listan</b> till för?",
                                "varfor", "Ingen vet",
                                "paverka", "Formen",
                                "inte", "Lagen",
                                "dag", TODAY.toString(),
                                "tid", "13:00",
                                "plats", "Åsen",
                                "leder", Tester.emailOf(house.partner),
                                "personer", Tester.emailOf(house.nurse) + "\r\n" + Tester.emailOf(house.manager)))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("https?://[^/]+", "");
        assertThat(nurse.get("/").body()).contains("Du är bjuden till ett samtal: Vad är &lt;b&gt;listan");
        assertThat(nurse.get(page).body())
                .contains("Kommer du?")
                .contains("Ingen av dem som det är till för är bjuden.")
                .doesNotContain("Ingen som möter invånarna i sitt arbete är bjuden.")
                .doesNotContain("href=\"" + page + "/led\"");
        nurse.send(page, page + "/kommer", Map.of("kommer", "ja"));
        nurse.send(page, page + "/fraga", Map.of("forsta", "Vem läser den?"));
        assertThat(nurse.send(page, page + "/fraga", Map.of("bedoma", "Ska den bort?"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(nurse.get(page + "/underlag").body())
                .contains("Matlistan")
                .contains("Vem läser den?")
                .contains("/krav/" + demand);
        assertThat(nurse.get("/krav/" + demand).body()).contains("Samtal om det här");
        assertThat(nurse.get(page + "/led").statusCode()).isEqualTo(403);
        partner.send(page + "/led", page + "/anteckning", Map.of("anteckning", "Listan hjälper ingen", "version", "0"));
        assertThat(partner.send(
                                page + "/led",
                                page + "/anteckning",
                                Map.of("anteckning", "Mitt i stället", "version", "0"))
                        .body())
                .as("both are shown")
                .contains("Listan hjälper ingen")
                .contains("Mitt i stället");
        nurse.send(page, page + "/stammer", Map.of("version", "1", "sager", "ja"));
        assertThat(nurse.get(page).body()).contains("Godkänd av");
        assertThat(Tester.as(house.chief).get(page).body())
                .contains("visas här när alla som satt vid bordet har sagt sitt")
                .doesNotContain("Listan hjälper ingen")
                .doesNotContain("Vem läser den?");
        assertThat(Tester.as(house.chief).get(page + "/underlag").statusCode()).isEqualTo(404);
        assertThat(new Tester()
                        .get("/samtalsbord/vad-blev-det/" + house.admin.organisation())
                        .body())
                .contains("Inget att berätta än");
    }
}
