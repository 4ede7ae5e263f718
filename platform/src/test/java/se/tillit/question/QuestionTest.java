package se.tillit.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.Serve;
import se.tillit.SettableClock;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.calendar.SwedishDays;
import se.tillit.signal.Origin;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;

/** A question from being asked to being decided, with a clock that the test turns. */
class QuestionTest {

    private static final ConfigurableApplicationContext TILLIT =
            RunningTillit.start(RunningTillit.database(), Serve.class, SettableClock.class);
    private static final SettableClock.Hand CLOCK = TILLIT.getBean(SettableClock.Hand.class);

    private final House house = new House();
    private final AskWhoUses ask = TILLIT.getBean(AskWhoUses.class);
    private final AnswerQuestion answer = TILLIT.getBean(AnswerQuestion.class);
    private final ExtendAnswer extend = TILLIT.getBean(ExtendAnswer.class);
    private final LetLapse lapse = TILLIT.getBean(LetLapse.class);
    private final KeepWithReason keep = TILLIT.getBean(KeepWithReason.class);
    private final ProposeLapses propose = TILLIT.getBean(ProposeLapses.class);
    private final QuestionQuery questions = TILLIT.getBean(QuestionQuery.class);
    private final SignalQuery signals = TILLIT.getBean(SignalQuery.class);

    @AfterAll
    static void stop() {
        TILLIT.close();
    }

    @BeforeEach
    void beginOnAKnownDay() {
        goTo(LocalDate.of(2026, 11, 25));
    }

    private static LocalDate today() {
        return SwedishDays.today(CLOCK);
    }

    private static void goTo(LocalDate day) {
        ZonedDateTime noon = day.atTime(12, 0).atZone(SwedishDays.SWEDEN);
        CLOCK.forward(Duration.between(CLOCK.instant(), noon.toInstant()));
    }

    private Question see(Actor actor, UUID id) {
        return questions.find(actor, id).question();
    }

    private static AnswerQuestion.Told told(String user, boolean fillIn) {
        return new AnswerQuestion.Told(user, "Bemanning", null, null, fillIn);
    }

    @Test
    void fiftyWhoAskAtOnceAskOneQuestionAndAllAreCounted() throws Exception {
        UUID report = house.report("Rapport");
        List<Actor> fifty = IntStream.range(0, 50)
                .mapToObj(n -> Tester.colleague(house.admin, Role.STAFF))
                .toList();
        List<UUID> asked = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            List<Callable<UUID>> all = fifty.stream()
                    .map(actor -> (Callable<UUID>) () -> ask.ask(actor, report, false))
                    .toList();
            for (var one : threads.invokeAll(all)) {
                asked.add(one.get());
            }
        }
        assertThat(asked).hasSize(50).containsOnly(asked.getFirst());
        assertThat(see(house.nurse, asked.getFirst()).askers()).isEqualTo(50);
    }

    @Test
    void askersAreCountedAndNamedOnlyWhileTheyWantToBe() {
        UUID report = house.report("Rapport");
        UUID id = ask.ask(house.nurse, report, false);
        ask.ask(house.manager, report, true);
        assertThat(see(house.chief, id).named()).containsExactly("Manager Provsson");
        ask.ask(house.manager, report, false);
        assertThat(see(house.chief, id).named()).isEmpty();
        assertThat(see(house.chief, id).askers()).isEqualTo(2);
    }

    @Test
    void theIssuersRoleAnswersOnceForAllAndTheDemandSaysSoWhereTheyWantIt() {
        UUID report = house.report("Rapport");
        UUID id = ask.ask(house.nurse, report, false);
        assertThat(see(house.nurse, id).due()).isEqualTo(SwedishDays.after(today(), 15));
        assertThat(questions.waitingFor(house.partner))
                .extracting(Seen::question)
                .extracting(Question::id)
                .containsExactly(id);
        assertThat(questions.waitingFor(house.chief)).isEmpty();

        answer.answer(house.partner, id, told("Bemanningsenheten", true));
        Question answered = see(house.manager, id);
        assertThat(answered.answer().usedBy()).isEqualTo("Bemanningsenheten");
        assertThat(answered.answer().by()).isEqualTo(new Question.Said(today(), "Support Provsson", "HR-staben"));
        Signal.Details said = signals.find(house.nurse, report).details();
        assertThat(said.usedBy()).isEqualTo("Bemanningsenheten");
        assertThat(said.decision()).isEqualTo("Bemanning");
        assertThat(questions.waitingFor(house.partner)).isEmpty();
        assertThatThrownBy(() -> answer.answer(house.partner, id, told("Någon annan", false)))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void onlyTheIssuersRoleAnswersAndOnlyInTheirOwnHouse() {
        UUID id = ask.ask(house.nurse, house.report("Rapport"), false);
        Actor stranger = new House().partner;
        for (Actor other : List.of(house.nurse, house.manager, house.chief, house.controller)) {
            assertThatThrownBy(() -> answer.answer(other, id, told("Jag", false)))
                    .isInstanceOf(Refusal.NotAllowed.class);
        }
        assertThatThrownBy(() -> answer.answer(stranger, id, told("Jag", false)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> questions.find(stranger, id)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> ask.ask(stranger, see(house.nurse, id).demand().id(), false))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void whereNobodyInTheUnitAnswersThoseAboveDoAndForABoardThoseBelow() {
        UUID ofUnit = ask.ask(house.nurse, house.demand("Regel", house.unit, Origin.OWN, SignalKind.RULE), false);
        UUID ofBoard = ask.ask(house.nurse, house.demand("Mål", house.board, Origin.OWN, SignalKind.GOAL), false);
        UUID ofAgency =
                ask.ask(house.nurse, house.demand("Statens", house.agency, Origin.STATE, SignalKind.REPORT), false);
        assertThat(questions.find(house.nurse, ofUnit).answerers()).containsExactly("Leadership Provsson");
        assertThat(questions.find(house.nurse, ofBoard).answerers()).containsExactly("Leadership Provsson");
        assertThat(questions.find(house.nurse, ofAgency).answerers()).containsExactly("Controller Provsson");
    }

    @Test
    void anAnsweredQuestionRestsTwelveMonthsUnlessTheDemandIsChanged() {
        UUID report = house.report("Rapport");
        UUID id = ask.ask(house.nurse, report, false);
        answer.answer(house.partner, id, told("Bemanningsenheten", true));
        LocalDate answered = today();
        assertThatThrownBy(() -> ask.ask(house.manager, report, false)).isInstanceOf(Refusal.Invalid.class);

        UUID other = house.report("En annan");
        answer.answer(house.partner, ask.ask(house.nurse, other, false), told("Bemanningsenheten", false));
        Signal changed = signals.find(house.partner, other);
        TILLIT.getBean(se.tillit.signal.EditSignal.class)
                .edit(house.partner, other, changed.version(), changed.details().usedBy(null, null));
        assertThat(ask.ask(house.nurse, other, false)).isNotNull();

        goTo(answered.plusMonths(12).minusDays(1));
        assertThatThrownBy(() -> ask.ask(house.manager, report, false)).isInstanceOf(Refusal.Invalid.class);
        goTo(answered.plusMonths(12));
        assertThat(ask.ask(house.manager, report, false)).isNotEqualTo(id);
    }

    @Test
    void moreTimeIsGivenOnceAndWithAReason() {
        UUID id = ask.ask(house.nurse, house.report("Rapport"), false);
        LocalDate due = see(house.nurse, id).due();
        assertThatThrownBy(() -> extend.extend(house.partner, id, " ")).isInstanceOf(Refusal.Invalid.class);
        extend.extend(house.partner, id, "Vi frågar revisorerna först");
        assertThat(see(house.nurse, id).due()).isEqualTo(SwedishDays.after(due, 15));
        assertThat(see(house.nurse, id).extension().reason()).isEqualTo("Vi frågar revisorerna först");
        assertThatThrownBy(() -> extend.extend(house.partner, id, "Och igen")).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void whatNobodyAnswersIsProposedToLapseAndSeenFirstByThoseConcernedThenByTheLevelAbove() {
        UUID id = ask.ask(house.nurse, house.report("Rapport"), false);
        LocalDate due = see(house.nurse, id).due();
        goTo(due);
        propose.propose();
        assertThat(see(house.nurse, id).state()).isEqualTo(Question.State.OPEN);

        goTo(due.plusDays(1));
        assertThat(see(house.manager, id).due()).as("the clock is not others'").isNull();
        propose.propose();
        propose.propose();
        for (Actor concerned : List.of(house.nurse, house.partner)) {
            assertThat(see(concerned, id).proposedOn()).isEqualTo(today());
        }
        for (Actor other : List.of(house.chief, house.manager, house.controller)) {
            assertThat(see(other, id).state()).isEqualTo(Question.State.OPEN);
            assertThat(questions.waitingFor(other)).isEmpty();
        }
        assertThatThrownBy(() -> lapse.lapse(house.chief, id, today().plusDays(10), "Ingen läser"))
                .isInstanceOf(Refusal.NotAllowed.class);

        goTo(due.plusDays(8));
        propose.propose();
        assertThat(see(house.manager, id).proposedOn()).isEqualTo(due.plusDays(1));
        assertThat(questions.waitingFor(house.chief))
                .extracting(Seen::mayDecide)
                .containsExactly(true);
    }

    @Test
    void aPersonDecidesThatTheDemandLapsesAndThenItHasAnEnd() {
        UUID report = house.report("Rapport");
        UUID id = overdue(report);
        assertThatThrownBy(() -> lapse.lapse(house.partner, id, today(), "Ingen läser"))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> lapse.lapse(house.partner, id, today().plusDays(10), ""))
                .isInstanceOf(Refusal.Invalid.class);
        lapse.lapse(house.partner, id, today().plusDays(10), "Ingen läser");
        assertThat(signals.find(house.nurse, report).details().valid().to()).isEqualTo(today().plusDays(10));
        assertThat(see(house.nurse, id).state()).isEqualTo(Question.State.LAPSES);
        assertThatThrownBy(() -> keep.keep(house.partner, id, "Ändå")).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void orThatItStaysAndWhy() {
        UUID report = house.report("Rapport");
        UUID id = overdue(report);
        keep.keep(house.partner, id, "Revisorerna läser den i mars");
        assertThat(see(house.nurse, id).state()).isEqualTo(Question.State.KEPT);
        assertThat(signals.find(house.nurse, report).details().valid().to()).isEqualTo(LocalDate.of(2040, 1, 1));
        assertThatThrownBy(() -> ask.ask(house.manager, report, false)).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void aLateAnswerIsAnAnswerAndEndsTheProposal() {
        UUID id = overdue(house.report("Rapport"));
        answer.answer(house.partner, id, told("Bemanningsenheten", false));
        assertThat(see(house.nurse, id).state()).isEqualTo(Question.State.ANSWERED);
        assertThatThrownBy(() -> lapse.lapse(house.partner, id, today().plusDays(10), "Ingen läser"))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void thatNobodyUsesItIsAnAnswerAndOpensTheDecision() {
        UUID id = ask.ask(house.nurse, house.report("Rapport"), false);
        assertThatThrownBy(() -> lapse.lapse(house.partner, id, today().plusDays(10), "Förhastat"))
                .isInstanceOf(Refusal.Conflict.class);
        answer.answer(house.partner, id, new AnswerQuestion.Told(null, null, null, null, false));
        lapse.lapse(house.partner, id, today().plusDays(10), "Ingen läser");
        assertThat(see(house.nurse, id).state()).isEqualTo(Question.State.LAPSES);
    }

    @Test
    void theSilenceOfAnOuterIssuerOrTheLawNeverMeansThatADemandLapses() {
        UUID state =
                ask.ask(house.nurse, house.demand("Statens", house.agency, Origin.STATE, SignalKind.REPORT), false);
        UUID law = ask.ask(house.nurse, house.demand("Lagens", house.staff, Origin.LAW, SignalKind.RULE), false);
        assertThat(see(house.nurse, state).due()).isNull();
        goTo(today().plusYears(1));
        propose.propose();
        for (UUID id : List.of(state, law)) {
            assertThat(see(house.nurse, id).state()).isEqualTo(Question.State.OPEN);
        }
        answer.answer(house.partner, law, new AnswerQuestion.Told(null, null, null, null, false));
        assertThatThrownBy(() -> lapse.lapse(house.partner, law, today().plusDays(10), "Bort"))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> keep.keep(house.partner, law, "Kvar")).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void anOuterIssuersContactGetsWhatWasAskedTwiceAYearAndAnswersForIt() {
        ArrangeQuestions arrange = TILLIT.getBean(ArrangeQuestions.class);
        OutsideQuery outside = TILLIT.getBean(OutsideQuery.class);
        MakePackages packages = TILLIT.getBean(MakePackages.class);
        UUID demand = house.demand("Statens", house.agency, Origin.STATE, SignalKind.REPORT);
        arrange.arrange(house.controller, 20, Map.of(house.agency, Optional.of(house.chief.account())));
        UUID id = ask.ask(house.nurse, demand, false);
        packages.make();
        assertThat(outside.toSend(house.chief))
                .as("asked after the first of September")
                .isEmpty();

        goTo(LocalDate.of(2027, 3, 4));
        packages.make();
        packages.make();
        assertThat(outside.toSend(house.controller)).isEmpty();
        assertThat(outside.toSend(house.chief)).singleElement().satisfies(one -> assertThat(one.questions())
                .extracting(Question::id)
                .containsExactly(id));
        SendPackage send = TILLIT.getBean(SendPackage.class);
        assertThatThrownBy(() -> send.sent(house.controller, house.agency)).isInstanceOf(Refusal.NotAllowed.class);
        send.sent(house.chief, house.agency);
        assertThat(outside.toSend(house.chief)).isEmpty();
        assertThatThrownBy(() -> send.sent(house.chief, house.agency)).isInstanceOf(Refusal.Conflict.class);

        assertThatThrownBy(() -> answer.answer(house.chief, id, told("Statistikenheten", false)))
                .as("whose answer is it")
                .isInstanceOf(Refusal.Invalid.class);
        answer.answer(house.chief, id, new AnswerQuestion.Told("Statistikenheten", null, null, "Utredare", false));
        assertThat(see(house.nurse, id).answer().by().role()).isEqualTo("Utredare");
    }

    @Test
    void theOrganisationSaysHowManyWorkingDaysAnAnswerHasAndOnlyWhoMayCanBeContact() {
        ArrangeQuestions arrange = TILLIT.getBean(ArrangeQuestions.class);
        arrange.arrange(house.controller, 5, Map.of());
        UUID id = ask.ask(house.nurse, house.report("Rapport"), false);
        assertThat(see(house.nurse, id).due()).isEqualTo(SwedishDays.after(today(), 5));
        assertThatThrownBy(() -> arrange.arrange(house.controller, 4, Map.of())).isInstanceOf(Refusal.Invalid.class);
        house.demand("Statens", house.agency, Origin.STATE, SignalKind.REPORT);
        for (UUID account : List.of(house.nurse.account(), new House().chief.account())) {
            assertThatThrownBy(() -> arrange.arrange(house.controller, 15, Map.of(house.agency, Optional.of(account))))
                    .isInstanceOf(Refusal.NotFound.class);
        }
        assertThatThrownBy(() -> arrange.arrange(house.controller, 15, Map.of(house.staff, Optional.empty())))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void whatTheLawRequiresIsGatheredByItsReference() {
        UUID law = ask.ask(house.nurse, house.demand("Lagens", house.staff, Origin.LAW, SignalKind.RULE), false);
        ask.ask(house.nurse, house.report("Vår egen"), false);
        assertThat(TILLIT.getBean(OutsideQuery.class).byReference(house.controller, "inget"))
                .hasEntrySatisfying(
                        "1 kap. 1 § lagen",
                        found -> assertThat(found).extracting(Question::id).containsExactly(law))
                .hasSize(1);
    }

    @Test
    void aDemandThatHasEndedIsNotAskedAbout() {
        UUID report = house.report("Rapport");
        goTo(LocalDate.of(2041, 1, 1));
        assertThatThrownBy(() -> ask.ask(house.nurse, report, false)).isInstanceOf(Refusal.Invalid.class);
    }

    /** A question whose day has passed. */
    private UUID overdue(UUID demand) {
        UUID id = ask.ask(house.nurse, demand, false);
        goTo(see(house.nurse, id).due().plusDays(1));
        propose.propose();
        return id;
    }
}
