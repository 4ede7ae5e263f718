package se.tillit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.owntime.SetOwnTimeLimits;

/** Dialogues from beginning to answer, and what people do to them who mean well or not. */
class DialogueTest {

    @Test
    void twoCampsBecomeTwoGroupsWithWhatUnitesAndDividesThem() {
        Talk talk = Talk.open();
        talk.camps(24, 18);
        Result result = talk.computed();
        assertThat(result.participants()).isEqualTo(42);
        assertThat(result.groups()).extracting(Result.Group::members).containsExactly(24, 18);
        assertThat(result.unites()).contains(0, 7);
        assertThat(result.divides()).contains(1, 2, 4).doesNotContain(0, 7);
        assertThat(result.groups().getFirst().stands())
                .extracting(Result.Stand::statement, Result.Stand::agree)
                .contains(org.assertj.core.groups.Tuple.tuple(1, true));
        assertThat(result.row(0).orElseThrow().all()).isEqualTo(new Result.Count(42, 0, 42));
    }

    @Test
    void whereSomebodyStandsIsWhereTheEngineWouldPutHer() {
        Talk talk = Talk.open();
        talk.camps(20, 20);
        Who one = talk.vote(1, "++-+-+++").getFirst();
        Result result = talk.computed();
        Result.Place place = talk.seat(one).place().orElseThrow();
        assertThat(place.group()).isNotNull();
        assertThat(result.dots()).anySatisfy(dot -> {
            assertThat(dot.x()).isCloseTo(place.x(), org.assertj.core.data.Offset.offset(1e-9));
            assertThat(dot.y()).isCloseTo(place.y(), org.assertj.core.data.Offset.offset(1e-9));
            assertThat(dot.group()).isEqualTo(place.group());
        });
    }

    @Test
    void nineteenAreEnoughForATableAndTwentyForAMap() {
        Talk talk = Talk.open();
        talk.camps(10, 9);
        assertThat(talk.computed().hasMap()).isFalse();
        assertThat(talk.seen().result().row(0).orElseThrow().all()).isNotNull();
        talk.vote(1, "+-+-+-++");
        assertThat(talk.computed().hasMap()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"++++++++", "--------", "00000000", "+", "        "})
    void whereAllSayTheSameThereAreNoGroups(String votes) {
        Talk talk = Talk.open();
        talk.vote(25, votes);
        Result result = talk.computed();
        assertThat(result.groups()).isEmpty();
        MapView view = new MapView(
                PageOf.anybody(),
                talk.seen().dialogue(),
                talk.seen().statements(),
                result,
                Map.of(),
                Map.of(),
                List.of());
        assertThat(view.wide() + view.narrow() + view.findings()).doesNotContain("NaN", "Infinity");
    }

    @Test
    void oneParticipantHasAVoteAndNoMap() {
        Talk talk = Talk.open();
        Who one = talk.vote(1, "+-0").getFirst();
        assertThat(talk.computed().participants()).isEqualTo(1);
        assertThat(talk.seat(one).votes()).isEqualTo(Map.of(0, 1, 1, -1, 2, 0));
        assertThat(talk.seat(one).place()).isEmpty();
    }

    @Test
    void theLastVoteCountsAndACopiedKeyIsTheSamePerson() {
        Talk talk = Talk.open();
        Who one = talk.somebody();
        talk.part().vote(one, 3, 1);
        talk.part().vote(new Who(talk.id, one.key(), null), 3, -1);
        assertThat(talk.seat(one).votes()).isEqualTo(Map.of(3, -1));
        assertThat(talk.value("select count(*) from dialogue_vote where dialogue = ?", talk.id))
                .isEqualTo(1L);
        assertThat(talk.part().vote(one, 3, 7)).isEqualTo(TakePart.Voted.NO_STATEMENT);
        assertThat(talk.part().vote(one, 99, 1)).isEqualTo(TakePart.Voted.NO_STATEMENT);
        assertThat(talk.part().vote(new Who(talk.id, se.tillit.ballot.Code.fresh(), null), 3, 1))
                .isEqualTo(TakePart.Voted.NOT_IN);
    }

    @Test
    void whoVotesTenTimesASecondIsHeldBackAndOthersAreNot() {
        Talk talk = Talk.open();
        Who hasty = talk.somebody();
        Who calm = talk.somebody();
        List<TakePart.Voted> votes = IntStream.range(0, 60)
                .mapToObj(i -> talk.part().vote(hasty, i % 8, 1))
                .toList();
        assertThat(votes).startsWith(TakePart.Voted.YES).contains(TakePart.Voted.TOO_FAST);
        assertThat(talk.part().vote(calm, 0, 1)).isEqualTo(TakePart.Voted.YES);
    }

    @Test
    void aCodeLetsOneInHoweverManyTryAtOnce() throws Exception {
        Talk talk = new Talk(DialogueKind.PUBLIC, DialogueEntry.CODE, DialogueModeration.AFTER);
        String code = talk.codes(3).getFirst().text();
        List<TakePart.Entry.Result> entries = atOnce(8, () -> talk.part()
                .enter(new Who(talk.id, null, null), code, null)
                .result());
        assertThat(entries).containsOnlyOnce(TakePart.Entry.Result.IN);
        assertThat(talk.part()
                        .enter(new Who(talk.id, null, null), "22222-22222-22222", null)
                        .result())
                .isEqualTo(TakePart.Entry.Result.UNKNOWN_CODE);
    }

    @Test
    void oneAccountHasOneVoiceAndNobodyComesInWithoutOne() {
        Talk talk = new Talk(DialogueKind.PUBLIC, DialogueEntry.ACCOUNT, DialogueModeration.AFTER);
        Who nurse = talk.account(talk.house.nurse);
        talk.part().enter(nurse, "", null);
        talk.part().vote(nurse, 0, 1);
        assertThat(talk.value("select count(*) from dialogue_participant where dialogue = ?", talk.id))
                .isEqualTo(1L);
        assertThat(talk.seat(nurse).votes()).isEqualTo(Map.of(0, 1));
        assertThatThrownBy(() -> talk.part().look(new Who(talk.id, null, null))).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> talk.part().look(new Who(talk.id, null, Tester.organisation())))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void nobodyVotesOnceItIsClosedAlsoNotWhileItCloses() throws Exception {
        Talk talk = Talk.open();
        List<Who> people = IntStream.range(0, 12).mapToObj(i -> talk.somebody()).toList();
        List<Callable<TakePart.Voted>> work = new ArrayList<>();
        for (Who who : people) {
            for (int s = 0; s < 8; s++) {
                int statement = s;
                work.add(() -> talk.part().vote(who, statement, 1));
            }
        }
        work.add(40, () -> {
            RunningTillit.bean(CloseDialogues.class).close(talk.house.controller, talk.id);
            return TakePart.Voted.NOT_OPEN;
        });
        List<TakePart.Voted> voted = run(work);
        long taken = voted.stream().filter(TakePart.Voted.YES::equals).count();
        assertThat(talk.computed().votes()).isEqualTo((int) taken);
        assertThat(talk.part().vote(people.getFirst(), 0, 1)).isEqualTo(TakePart.Voted.NOT_OPEN);
        assertThat(talk.part().enter(new Who(talk.id, null, null), "", null).result())
                .isEqualTo(TakePart.Entry.Result.NOT_OPEN);
    }

    @Test
    void whoIsErasedHasNeverVoted() {
        Talk talk = Talk.open();
        talk.camps(15, 12);
        Result before = talk.computed();
        Who one = talk.vote(1, "--------").getFirst();
        talk.part().write(one, "Det här påståendet ska bort igen efteråt.", true);
        assertThat(talk.computed()).isNotEqualTo(before);
        talk.part().erase(one, true);
        assertThat(talk.computed()).isEqualTo(before);
        assertThat(talk.seat(one).takes()).isFalse();
        assertThat(talk.seen().shown()).hasSize(8);
    }

    @Test
    void whatOthersHaveVotedOnCanStayWhenItsWriterIsErased() {
        Talk talk = Talk.open();
        Who one = talk.somebody();
        talk.part().write(one, "Kvällsturerna behöver en extra person.", true);
        talk.part().erase(one, false);
        assertThat(talk.seen().shown()).extracting(Statement::body).contains("Kvällsturerna behöver en extra person.");
        assertThat(talk.seat(one).mine()).isEmpty();
    }

    @Test
    void atAWorkplaceNothingIsShownBeforeItClosesAndThenOfTenOrMore() {
        Talk talk = Talk.workplace();
        talk.camps(14, 12);
        talk.vote(4, "-+-+-+--");
        Who alone = talk.somebody();
        talk.part().write(alone, "Bara en av oss har röstat på det här.", true);
        RunningTillit.bean(ModerateStatement.class).decide(talk.house.controller, talk.id, 8, null);
        talk.part().vote(alone, 8, -1);
        assertThat(talk.seen().result()).isEqualTo(Result.NONE);
        Result result = talk.close();
        assertThat(result.participants()).isEqualTo(31);
        assertThat(result.row(8)).as("one vote").isEmpty();
        assertThat(result.groups())
                .allSatisfy(group -> assertThat(group.members()).isGreaterThanOrEqualTo(10));
        assertThat(result.rows()).hasSize(8).allSatisfy(row -> {
            assertThat(row.all().seen()).isGreaterThanOrEqualTo(10);
            assertThat(row.centre())
                    .as("the mean of those whom the figures are about, whoever is in no group left out")
                    .isEqualTo((double) (row.all().agree() - row.all().disagree())
                            / row.all().seen());
            assertThat(row.groups())
                    .allSatisfy(count -> assertThat(count.seen()).isGreaterThanOrEqualTo(10));
            if (!row.groups().isEmpty()) {
                // Whoever is in no group cannot be had by taking the groups from the whole.
                assertThat(row.all())
                        .isEqualTo(
                                row.groups().stream().reduce(Result.Count::plus).orElseThrow());
            }
        });
    }

    @Test
    void nineteenAtAWorkplaceLeaveNoFigureAtAll() {
        Talk talk = Talk.workplace();
        talk.camps(10, 9);
        Result result = talk.close();
        assertThat(result.participants()).isEqualTo(19);
        assertThat(result.rows()).isEmpty();
        assertThat(result.dots()).isEmpty();
    }

    @Test
    void whoIsErasedAfterwardsAtAWorkplaceChangesNothingThatOthersCouldCompare() {
        Talk talk = Talk.workplace();
        talk.camps(14, 12);
        Who one = talk.vote(1, "--------").getFirst();
        Result before = talk.close();
        talk.part().erase(one, true);
        RunningTillit.bean(CloseDialogues.class).finish(talk.house.controller, talk.id);
        assertThat(talk.seen().result()).isEqualTo(before);
        assertThat(talk.seat(one).votes()).isEmpty();
    }

    @Test
    void aWorkplacesRowsHaveNoTimeNoAccountAndNothingThatJoinsThem() {
        Talk talk = Talk.workplace();
        String code = talk.codes(1).getFirst().text();
        Who one = new Who(
                talk.id,
                talk.part().enter(new Who(talk.id, null, null), code, null).key(),
                null);
        talk.cast(one, "+-+");
        talk.part().write(one, "Vi behöver tala mer med varandra på morgonen.", true);
        assertThat(talk.value("select count(*) from dialogue_vote where dialogue = ?", talk.id))
                .isEqualTo(0L);
        assertThat(talk.value("select count(*) from dialogue_participant where dialogue = ?", talk.id))
                .isEqualTo(0L);
        assertThat(talk.value(
                        "select count(*) from dialogue_ballot b join dialogue_code c on c.hash = b.hash where b.dialogue = ?",
                        talk.id))
                .isEqualTo(0L);
        assertThat(talk.value(
                        "select count(*) from dialogue_statement s join dialogue_ballot b on b.hash = s.author where s.dialogue = ?",
                        talk.id))
                .isEqualTo(0L);
        assertThat(talk.value("select count(*) from log_entry where action like 'dialogue.vote%'"))
                .isEqualTo(0L);
        assertThat(talk.seat(one).votes())
                .as("the first who agrees would be its writer")
                .doesNotContainKey(8);
    }

    @Test
    void sixtyDaysAfterAWorkplacesDialogueWhoVotedWhatIsForgottenAndTheFiguresStay() {
        Talk talk = Talk.workplace();
        talk.camps(14, 12);
        Result result = talk.close();
        CloseDialogues job = RunningTillit.bean(CloseDialogues.class);
        job.close();
        assertThat(talk.value("select count(*) from dialogue_ballot where dialogue = ?", talk.id))
                .isNotEqualTo(0L);
        talk.house.within(() -> RunningTillit.bean(org.jooq.DSLContext.class)
                .execute("update dialogue set closed_on = closed_on - 61 where id = ?", talk.id));
        job.close();
        assertThat(talk.value("select count(*) from dialogue_ballot where dialogue = ?", talk.id))
                .isEqualTo(0L);
        assertThat(talk.seen().result()).isEqualTo(result);
    }

    @Test
    void whatClosingLeftUndoneIsDoneByTheJob() {
        Talk talk = Talk.workplace();
        talk.camps(14, 12);
        talk.house.within(() -> RunningTillit.bean(org.jooq.DSLContext.class)
                .execute(
                        "update dialogue set opens_on = opens_on - 40, closes_on = closes_on - 40 where id = ?",
                        talk.id));
        RunningTillit.bean(CloseDialogues.class).close();
        assertThat(talk.seen().phase()).isEqualTo(Dialogue.Phase.CLOSED);
        assertThat(talk.seen().result().participants()).isEqualTo(26);
    }

    @Test
    void aResultThatComesLateDoesNotReplaceANewerOne() {
        Talk talk = Talk.open();
        talk.camps(14, 12);
        Result result = talk.computed();
        talk.house.within(() -> {
            RunningTillit.bean(ResultStore.class).put(talk.id, 1, java.time.Instant.EPOCH, Result.NONE);
            return talk;
        });
        assertThat(talk.seen().result()).isEqualTo(result);
    }

    @Test
    void whatEachRoomAgreesWithIsToldOnlyOfRoomsThatCannotBeCountedOut() {
        House house = new House();
        List<java.util.UUID> rooms =
                house
                        .within(() -> RunningTillit.bean(se.tillit.chain.ChainStore.class)
                                .levels())
                        .stream()
                        .map(se.tillit.chain.Level::id)
                        .limit(3)
                        .toList();
        List<ByRoom.Voter> voters = new ArrayList<>();
        for (int i = 0; i < 27; i++) {
            // Twelve, twelve and three: the three could be counted out of the whole.
            java.util.UUID room = rooms.get(i < 12 ? 0 : i < 24 ? 1 : 2);
            voters.add(new ByRoom.Voter(room, new int[] {4 * 0 + 2, 4 * 1 + (i < 12 ? 2 : 0)}));
        }
        List<Result.Row> rows = List.of(
                new Result.Row(0, new Result.Count(27, 0, 27), List.of(), 0, 0, 0, 0),
                new Result.Row(1, new Result.Count(12, 15, 27), List.of(), 0, 0, 0, 0));
        assertThat(ByRoom.of(DialogueKind.PUBLIC, voters, rows)).isEmpty();
        assertThat(ByRoom.of(DialogueKind.PUBLIC, voters.subList(0, 24), rows))
                .extracting(Result.Room::people)
                .containsExactly(12, 12);
    }

    @Test
    void aClosedDialogueNeedsCodes() {
        House house = new House();
        assertThatThrownBy(() -> new Talk(house, DialogueKind.WORKPLACE, DialogueEntry.LINK, DialogueModeration.AFTER))
                .hasMessageContaining("workplace-needs-codes");
    }

    @Test
    void whereTheMonthsTimeIsSpentNobodyIsAsked() {
        House house = new House();
        OpenDialogue open = RunningTillit.bean(OpenDialogue.class);
        new Talk(house, DialogueKind.WORKPLACE, DialogueEntry.CODE, DialogueModeration.AFTER);
        RunningTillit.bean(SetOwnTimeLimits.class).set(house.admin, Map.of(Optional.empty(), "4"));
        assertThatThrownBy(() -> open.open(
                        house.controller,
                        Talk.terms(house, DialogueKind.WORKPLACE, DialogueEntry.CODE, DialogueModeration.AFTER),
                        Talk.STATEMENTS))
                .hasMessageContaining("dialogue.budget-of-others");
        open.open(
                house.controller,
                Talk.terms(house, DialogueKind.PUBLIC, DialogueEntry.LINK, DialogueModeration.AFTER),
                Talk.STATEMENTS);
    }

    @Test
    void anotherOrganisationsDialogueIsNotThere() {
        Talk talk = Talk.open();
        House others = new House();
        assertThatThrownBy(() -> RunningTillit.bean(DialogueQuery.class).find(others.controller, talk.id))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> RunningTillit.bean(CloseDialogues.class).close(others.controller, talk.id))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> RunningTillit.bean(MakeSlips.class).make(others.controller, talk.id, 5))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void whoOwesAnAnswerGivesItAndNobodyElse() {
        Talk talk = Talk.open();
        AnswerDialogue answers = RunningTillit.bean(AnswerDialogue.class);
        Answer owed = talk.seen().answers().getFirst();
        assertThat(owed.isLate(Talk.today().plusDays(31))).isTrue();
        assertThatThrownBy(() -> answers.answer(talk.house.chief, talk.id, owed.id(), 0, "Vi gör så", null))
                .as("the administration does not answer for the board")
                .isInstanceOf(Refusal.NotAllowed.class);
        var politician = Tester.colleague(talk.house.admin, Role.POLITICIAN);
        talk.house.worksIn(politician, talk.house.board);
        answers.answer(
                politician,
                talk.id,
                owed.id(),
                0,
                "Vi prövar det i tre enheter.",
                Talk.today().plusDays(100));
        assertThatThrownBy(() -> answers.answer(politician, talk.id, owed.id(), 0, "Eller inte", null))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(talk.seen().answers().getFirst().said().body()).isEqualTo("Vi prövar det i tre enheter.");
        Who one = talk.vote(1, "+").getFirst();
        assertThat(talk.seat(one).answers().getFirst().said()).isNotNull();
    }

    static <T> List<T> atOnce(int many, Callable<T> work) throws Exception {
        return run(java.util.Collections.nCopies(many, work));
    }

    static <T> List<T> run(List<Callable<T>> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<T> results = new ArrayList<>();
            for (Future<T> one : pool.invokeAll(work)) {
                results.add(one.get());
            }
            return results;
        }
    }
}
