package se.tillit.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.Serve;
import se.tillit.SettableClock;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Problem;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.ChainStore;
import se.tillit.chain.UnitKind;
import se.tillit.chain.Validity;
import se.tillit.improvement.Improvement.Choice;
import se.tillit.improvement.Improvement.Kind;
import se.tillit.improvement.Improvement.Stage;
import se.tillit.obstacle.AnswerObstacle;
import se.tillit.obstacle.ArrangeObstacles;
import se.tillit.obstacle.Obstacle;
import se.tillit.obstacle.ObstacleQuery;
import se.tillit.obstacle.ObstacleSettings;
import se.tillit.obstacle.Seen;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;

/** An improvement from being suggested to being tried and spread, with a clock that the test turns. */
class ImprovementTest {

    private static final ConfigurableApplicationContext TILLIT =
            RunningTillit.start(RunningTillit.database(), Serve.class, SettableClock.class);
    private static final SettableClock.Hand CLOCK = TILLIT.getBean(SettableClock.Hand.class);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private final House house = new House();
    private final SuggestImprovement suggest = TILLIT.getBean(SuggestImprovement.class);
    private final SupportImprovement support = TILLIT.getBean(SupportImprovement.class);
    private final AnswerImprovement answer = TILLIT.getBean(AnswerImprovement.class);
    private final ExtendImprovement extend = TILLIT.getBean(ExtendImprovement.class);
    private final ReportTrial report = TILLIT.getBean(ReportTrial.class);
    private final ThankForImprovement thank = TILLIT.getBean(ThankForImprovement.class);
    private final OfferImprovement offer = TILLIT.getBean(OfferImprovement.class);
    private final ReplyToOffer reply = TILLIT.getBean(ReplyToOffer.class);
    private final MoveImprovementsUp moveUp = TILLIT.getBean(MoveImprovementsUp.class);
    private final ImprovementQuery improvements = TILLIT.getBean(ImprovementQuery.class);
    private final ObstacleQuery obstacles = TILLIT.getBean(ObstacleQuery.class);
    private final ChainStore chain = TILLIT.getBean(ChainStore.class);

    @AfterAll
    static void stop() {
        TILLIT.close();
    }

    @BeforeEach
    void beginOnAKnownDay() {
        goTo(DAY);
        TILLIT.getBean(ArrangeObstacles.class)
                .arrange(
                        house.admin,
                        new ObstacleSettings(
                                10, "https://prov.example/sarah", null, "https://prov.example/blas", house.office));
    }

    private static void goTo(LocalDate day) {
        ZonedDateTime noon = day.atTime(12, 0).atZone(SwedishDays.SWEDEN);
        CLOCK.forward(Duration.between(CLOCK.instant(), noon.toInstant()));
    }

    private UUID idea(Actor actor) {
        return suggest.suggest(actor, "Vi ringer en gång om dagen.", house.unit, null, false, false);
    }

    private Improvement see(Actor actor, UUID id) {
        return improvements.find(actor, id).improvement();
    }

    private static AnswerImprovement.Trial trial() {
        return new AnswerImprovement.Trial(
                "Kvällspasset", LocalDate.of(2027, 1, 15), "Det ringer mindre", Improvement.Measure.NONE);
    }

    private static AnswerImprovement.Given given(Choice choice) {
        return new AnswerImprovement.Given(choice, choice == Choice.TRY ? null : "Så här är det.", trial());
    }

    private void answer(Actor actor, UUID id, Choice choice) {
        answer.answer(actor, id, see(actor, id).version(), given(choice));
    }

    private void report(Actor actor, UUID id, ReportTrial.Effect effect) {
        report.report(
                actor,
                id,
                see(actor, id).version(),
                new ReportTrial.Given(effect, "Det lärde vi oss.", Improvement.Measure.NONE, null));
    }

    private UUID worked() {
        UUID id = idea(house.nurse);
        answer(house.manager, id, Choice.TRY);
        report(house.nurse, id, ReportTrial.Effect.WORKED);
        return id;
    }

    private static List<Kind> way(Improvement improvement) {
        return improvement.steps().stream().map(Improvement.Step::kind).toList();
    }

    private static List<String> problems(Runnable work) {
        List<String> texts = new ArrayList<>();
        try {
            work.run();
        } catch (Refusal.Invalid invalid) {
            for (Problem problem : invalid.problems()) {
                texts.add(problem.field() + " " + problem.text());
            }
        }
        return texts;
    }

    @Test
    void anIdeaIsTriedToldOfAndThankedForAndAllWhoWantItHearEachStep() {
        UUID id = idea(house.nurse);
        assertThat(see(house.nurse, id).holding().due()).isEqualTo(LocalDate.of(2026, 12, 9));
        assertThat(improvements.waitingFor(house.manager)).hasSize(1);
        assertThat(improvements.waitingFor(house.chief)).isEmpty();
        Actor colleague = Tester.colleague(house.admin, Role.STAFF);
        support.support(colleague, id);
        support.support(colleague, id);
        assertThat(see(house.nurse, id).voices()).isEqualTo(2);

        answer(house.manager, id, Choice.TRY);
        assertThat(improvements.waitingFor(house.manager)).isEmpty();
        assertThat(improvements.toTellOf(house.manager)).isEmpty();
        goTo(LocalDate.of(2027, 1, 15));
        assertThat(improvements.toTellOf(house.manager))
                .as("on the day when it is to be seen how it went")
                .hasSize(1);
        report.report(
                house.nurse,
                id,
                see(house.nurse, id).version(),
                new ReportTrial.Given(
                        ReportTrial.Effect.WORKED,
                        "Skriv ner frågorna först.",
                        new Improvement.Measure("Samtal", "per vecka", new BigDecimal("34"), new BigDecimal("9.5")),
                        "Vi samlar våra frågor"));
        assertThat(problems(() -> thank.thank(house.nurse, id, "Tack, jag.")))
                .containsExactly("tack improvement.own-thanks");
        thank.thank(house.manager, id, "Det här sparar kvällen för alla.");
        for (Actor one : List.of(house.nurse, colleague)) {
            Improvement seen = improvements.saidBy(one).getFirst().improvement();
            assertThat(way(seen)).containsExactly(Kind.SUGGESTED, Kind.HELD, Kind.TRYING, Kind.WORKED, Kind.THANKED);
            assertThat(seen.answer().name()).isEqualTo("Manager Provsson");
            assertThat(seen.answer().role()).isEqualTo("Norra gruppen");
            assertThat(seen.measure().after()).isEqualByComparingTo("9.5");
        }
        assertThatThrownBy(() -> thank.thank(house.manager, id, "Tack igen")).isInstanceOf(Refusal.Conflict.class);
        assertThat(improvements.board(house.nurse, house.unit).columns().get(Improvement.Column.WORKED))
                .hasSize(1);
    }

    @Test
    void whoSuggestedItIsNamedOnlyToWhoAskedForThat() {
        UUID quiet = idea(house.nurse);
        UUID named = suggest.suggest(house.nurse, "Fika på torsdagar.", null, null, true, false);
        for (Actor one : List.of(house.manager, house.chief, house.nurse)) {
            assertThat(see(one, quiet).suggestedBy()).isNull();
            assertThat(see(one, named).suggestedBy()).isEqualTo("Staff Provsson");
        }
    }

    @Test
    void somebodyWhomAUnitMeetsSuggestsThereWithoutChoosingIt() {
        UUID meeting = house.unit("motet", "Mötet med Astrid", house.unit, UnitKind.PERSON, "enhet");
        Actor astrid = Tester.colleague(house.admin, Role.RESIDENT);
        house.worksIn(astrid, meeting);
        UUID id = suggest.suggest(astrid, "Kom efter nyheterna.", null, null, false, false);
        assertThat(see(astrid, id).told().unit()).isEqualTo(house.unit);
        assertThat(see(astrid, id).told().from()).isEqualTo(Improvement.From.CITIZEN);
        assertThat(improvements.waitingFor(house.manager)).hasSize(1);
        Actor nowhere = Tester.colleague(house.admin, Role.STAFF);
        assertThat(problems(() -> suggest.suggest(nowhere, "Kom efter nyheterna.", null, null, false, false)))
                .containsExactly("enhet improvement.needs-unit");
    }

    @Test
    void theClockIsSeenByThoseConcernedUntilSilenceHasMovedIt() {
        UUID id = idea(house.nurse);
        Actor stranger = Tester.colleague(house.admin, Role.STAFF);
        assertThat(see(stranger, id).holding().due()).isNull();
        assertThat(see(stranger, id).steps()).allMatch(step -> step.due() == null);
        goTo(LocalDate.of(2026, 12, 10));
        moveUp.move(house.admin.organisation());
        assertThat(see(stranger, id).holding().due()).isNotNull();
    }

    @Test
    void silenceMovesItOneLevelUpOnceAndTheNearestMayStillTry() throws Exception {
        UUID id = idea(house.nurse);
        goTo(LocalDate.of(2026, 12, 9));
        moveUp.move();
        assertThat(way(see(house.nurse, id))).containsExactly(Kind.SUGGESTED, Kind.HELD);
        goTo(LocalDate.of(2026, 12, 10));
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Callable<Void>> mornings = IntStream.range(0, 6)
                    .mapToObj(n -> (Callable<Void>) () -> {
                        moveUp.move(house.admin.organisation());
                        return null;
                    })
                    .toList();
            for (var morning : threads.invokeAll(mornings)) {
                morning.get();
            }
        }
        Improvement moved = see(house.nurse, id);
        assertThat(way(moved)).containsExactly(Kind.SUGGESTED, Kind.HELD, Kind.SILENCE);
        assertThat(moved.holding().unit()).isEqualTo(house.office);
        assertThat(improvements.waitingFor(house.chief)).hasSize(1);
        assertThat(problems(() -> answer(house.manager, id, Choice.NOT_NOW)))
                .as("a no is the next level's to give now")
                .containsExactly("utfall improvement.only-try");
        answer(house.manager, id, Choice.TRY);
        assertThat(see(house.nurse, id).stage()).isEqualTo(Stage.TRYING);
    }

    @Test
    void aTrialHasNoClockForSilence() {
        UUID id = idea(house.nurse);
        answer(house.manager, id, Choice.TRY);
        goTo(LocalDate.of(2027, 3, 1));
        moveUp.move(house.admin.organisation());
        assertThat(way(see(house.nurse, id))).containsExactly(Kind.SUGGESTED, Kind.HELD, Kind.TRYING);
    }

    @Test
    void pastTheTopItStays() {
        UUID id = suggest.suggest(house.nurse, "Sitt med oss en dag.", house.office, null, false, false);
        goTo(LocalDate.of(2027, 1, 20));
        moveUp.move(house.admin.organisation());
        Improvement stays = see(house.nurse, id);
        assertThat(way(stays)).endsWith(Kind.STAYS);
        assertThat(stays.holding().due()).isNull();
        assertThat(improvements.waitingFor(house.chief)).hasSize(1);
    }

    @Test
    void aUnitThatEndsWhileTheClockRunsIsSucceededAndItsBoardGoesAlong() {
        UUID id = idea(house.nurse);
        UUID successor = house.unit("ny", "Nya gruppen", house.office, UnitKind.OWN, "enhet");
        LocalDate day = LocalDate.of(2026, 12, 1);
        Actor next = Tester.colleague(house.admin, Role.MANAGER);
        house.worksIn(next, successor);
        within(() -> {
            end(house.unit, day);
            chain.insertSuccession(house.unit, successor, day, "merge");
            return id;
        });
        goTo(day);
        assertThat(improvements.waitingFor(next))
                .as("before the morning's job, too")
                .hasSize(1);
        moveUp.move(house.admin.organisation());
        moveUp.move(house.admin.organisation());
        Improvement moved = see(house.nurse, id);
        assertThat(way(moved)).containsExactly(Kind.SUGGESTED, Kind.HELD, Kind.SUCCEEDED);
        assertThat(moved.holding().unit()).isEqualTo(successor);
        assertThat(improvements.board(next, successor).columns().get(Improvement.Column.IDEA))
                .hasSize(1);
        answer(next, id, Choice.TRY);
        report(next, id, ReportTrial.Effect.FAILED);
        assertThat(improvements.board(next, successor).columns().get(Improvement.Column.FAILED))
                .hasSize(1);
        assertThat(improvements.board(next, house.unit).unit().id()).isEqualTo(successor);
    }

    @Test
    void whereWhoHadItHasLeftItIsTheNextLevels() {
        UUID id = idea(house.nurse);
        within(() -> {
            chain.setMembership(house.manager.account(), null);
            return id;
        });
        moveUp.move(house.admin.organisation());
        Improvement moved = see(house.nurse, id);
        assertThat(moved.holding().unit()).isEqualTo(house.office);
        assertThat(way(moved)).endsWith(Kind.SUCCEEDED);
        assertThat(moved.holding().movedUp()).as("nobody was silent").isFalse();
    }

    private void within(Supplier<UUID> work) {
        TILLIT.getBean(Door.class).writeAs(house.admin.organisation(), work);
    }

    private void end(UUID unit, LocalDate day) {
        UUID level = chain.levels().stream()
                .filter(one -> one.code().equals("enhet"))
                .findFirst()
                .orElseThrow()
                .id();
        chain.replaceUnitHistory(
                unit,
                List.of(new ChainStore.UnitVersion(
                        new Validity(House.BEGINNING, day), "Norra gruppen", level, house.office)));
    }

    @ParameterizedTest
    @CsvSource({"TRY,NOT_NOW", "OTHERS,OTHERS", "OTHERS,TRY"})
    void whereTwoAnswerAtOnceOneWinsAndTheOtherIsTold(Choice one, Choice other) throws Exception {
        Actor second = Tester.colleague(house.admin, Role.MANAGER);
        house.worksIn(second, house.unit);
        UUID id = idea(house.nurse);
        int version = see(house.manager, id).version();
        List<Callable<Boolean>> both = List.of(
                () -> wins(() -> answer.answer(house.manager, id, version, given(one))),
                () -> wins(() -> answer.answer(second, id, version, given(other))));
        int winners = 0;
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var won : threads.invokeAll(both)) {
                winners += won.get() ? 1 : 0;
            }
        }
        assertThat(winners).isEqualTo(1);
        assertThat(see(house.nurse, id).steps()).hasSize(3);
        assertThat(obstacles.open(house.admin, new se.tillit.obstacle.ObstacleFilter("", null), null, 10))
                .hasSize(see(house.nurse, id).stage() == Stage.OTHERS ? 1 : 0);
    }

    private static boolean wins(Runnable work) {
        try {
            work.run();
            return true;
        } catch (Refusal.Conflict lost) {
            return false;
        }
    }

    @Test
    void whatOthersMustDecideBecomesAnObstacleThatAllWhoWantItFollowToItsAnswer() {
        UUID demand = house.demand("Rapporten", house.staff, Origin.OWN, SignalKind.REPORT);
        UUID id = suggest.suggest(house.nurse, "Rapporten en gång om året.", null, demand, false, false);
        Actor colleague = Tester.colleague(house.admin, Role.STAFF);
        support.support(colleague, id);
        answer(house.manager, id, Choice.OTHERS);
        UUID obstacle = see(house.nurse, id).obstacle();
        assertThat(obstacle).isNotNull();
        Seen seen = obstacles.find(house.partner, obstacle);
        assertThat(seen.obstacle().told().text()).isEqualTo("Så här är det.");
        assertThat(seen.obstacle().told().wouldHelp()).isEqualTo("Rapporten en gång om året.");
        assertThat(seen.obstacle().holding().unit())
                .as("who issued the demand decides")
                .isEqualTo(house.staff);
        assertThat(seen.obstacle().voices()).as("the manager and both").isEqualTo(3);
        assertThat(seen.obstacle().named()).as("only who said so").containsExactly("Manager Provsson");
        assertThat(improvements
                        .waitingForObstacle(house.nurse, obstacle)
                        .orElseThrow()
                        .improvement()
                        .id())
                .isEqualTo(id);
        TILLIT.getBean(AnswerObstacle.class)
                .answer(
                        house.partner,
                        obstacle,
                        seen.obstacle().version(),
                        new AnswerObstacle.Given(
                                Obstacle.Settled.CHANGED,
                                "En gång om året från januari.",
                                null,
                                null,
                                null,
                                List.of()));
        for (Actor one : List.of(house.nurse, colleague)) {
            assertThat(obstacles.saidBy(one).getFirst().obstacle().answer().text())
                    .isEqualTo("En gång om året från januari.");
        }
    }

    @Test
    void moreTimeIsTakenOnceWithAReason() {
        UUID id = idea(house.nurse);
        int version = see(house.manager, id).version();
        assertThat(problems(() -> extend.extend(house.manager, id, version, " ")))
                .containsExactly("skal-tid improvement.needs-time-reason");
        extend.extend(house.manager, id, version, "Vi talar om det på mötet.");
        assertThat(see(house.nurse, id).holding().due()).isEqualTo(LocalDate.of(2026, 12, 23));
        assertThatThrownBy(() ->
                        extend.extend(house.manager, id, see(house.manager, id).version(), "Mer"))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void notNowIsAnAnswerAndCanBeTriedLater() {
        UUID id = idea(house.nurse);
        answer(house.manager, id, Choice.NOT_NOW);
        assertThat(improvements
                        .saidBy(house.nurse)
                        .getFirst()
                        .improvement()
                        .answer()
                        .text())
                .isEqualTo("Så här är det.");
        assertThat(problems(() -> answer(house.manager, id, Choice.OTHERS)))
                .containsExactly("utfall improvement.only-try");
        answer(house.manager, id, Choice.TRY);
        assertThat(way(see(house.nurse, id))).endsWith(Kind.NOT_NOW, Kind.TRYING);
        report(house.nurse, id, ReportTrial.Effect.UNCLEAR);
        answer(house.manager, id, Choice.TRY);
        report(house.nurse, id, ReportTrial.Effect.FAILED);
        assertThatThrownBy(() -> answer(house.manager, id, Choice.TRY))
                .as("what did not work is kept with what was learned")
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void onlyTheHolderAnswersAndOnlyThoseWhereItIsTriedTellHowItWent() {
        UUID id = idea(house.nurse);
        Actor elsewhere = Tester.colleague(house.admin, Role.MANAGER);
        house.worksIn(elsewhere, house.staff);
        for (Actor stranger : List.of(elsewhere, house.chief, house.partner, house.nurse)) {
            assertThatThrownBy(() -> answer(stranger, id, Choice.TRY)).isInstanceOf(Refusal.NotAllowed.class);
        }
        answer(house.manager, id, Choice.TRY);
        for (Actor stranger : List.of(elsewhere, house.chief, house.controller)) {
            assertThatThrownBy(() -> report(stranger, id, ReportTrial.Effect.WORKED))
                    .isInstanceOf(Refusal.NotAllowed.class);
            assertThatThrownBy(() -> thank.thank(stranger, id, "Tack")).isInstanceOf(Refusal.NotAllowed.class);
        }
        Actor foreign = new House().manager;
        assertThatThrownBy(() -> see(foreign, id)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> answer.answer(foreign, id, 0, given(Choice.TRY)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> suggest.suggest(house.nurse, "En idé", new House().unit, null, false, false))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ide improvement.needs-idea",
        "'🙂🙂🙂', ide improvement.needs-idea",
        "'1234', ide improvement.needs-idea",
        "'Astrid 380412-1234 vill mer', ide web.third-person"
    })
    void whatIsNoIdeaIsAskedForAgain(String text, String problem) {
        assertThat(problems(() -> suggest.suggest(house.nurse, text, null, null, false, false)))
                .containsExactly(problem);
    }

    @Test
    void aTrialNeedsWhoUntilWhenAndHowToSeeAndSaysAllThatIsMissing() {
        UUID id = idea(house.nurse);
        int version = see(house.manager, id).version();
        assertThat(problems(() -> answer.answer(
                        house.manager,
                        id,
                        version,
                        new AnswerImprovement.Given(Choice.TRY, null, AnswerImprovement.Trial.NONE))))
                .containsExactlyInAnyOrder(
                        "vem improvement.needs-who", "ser improvement.needs-sign", "till improvement.needs-until");
        for (LocalDate until : List.of(DAY, DAY.minusDays(1), DAY.plusYears(3))) {
            assertThat(problems(() -> answer.answer(
                            house.manager,
                            id,
                            version,
                            new AnswerImprovement.Given(
                                    Choice.TRY,
                                    null,
                                    new AnswerImprovement.Trial("Vi", until, "Det syns", Improvement.Measure.NONE)))))
                    .containsExactly("till improvement.needs-until");
        }
        assertThat(problems(() -> answer.answer(
                        house.manager,
                        id,
                        version,
                        new AnswerImprovement.Given(
                                Choice.TRY,
                                null,
                                new AnswerImprovement.Trial(
                                        "Vi",
                                        DAY.plusDays(9),
                                        "Det syns på Astrid 380412-1234",
                                        new Improvement.Measure(null, null, new BigDecimal("1E30"), null))))))
                .containsExactlyInAnyOrder(
                        "ser improvement.no-number", "matt improvement.needs-measure", "fore improvement.not-a-number");
        assertThat(problems(() -> answer.answer(
                        house.manager,
                        id,
                        version,
                        new AnswerImprovement.Given(Choice.NOT_NOW, "x".repeat(2_001), trial()))))
                .containsExactly("svar web.too-long");
    }

    @Test
    void onlyWhatWorkedIsToldToEverybodyAndOnlyInASentenceSomebodyWrote() {
        UUID id = idea(house.nurse);
        answer(house.manager, id, Choice.TRY);
        int version = see(house.nurse, id).version();
        assertThat(problems(() -> report.report(
                        house.nurse,
                        id,
                        version,
                        new ReportTrial.Given(
                                ReportTrial.Effect.FAILED, "Nej", Improvement.Measure.NONE, "Det gick inte"))))
                .containsExactly("berattas improvement.told-only-worked");
        assertThat(improvements.toldToAll(house.admin.organisation())).isEmpty();
        report.report(
                house.nurse,
                id,
                version,
                new ReportTrial.Given(ReportTrial.Effect.WORKED, "Ja", Improvement.Measure.NONE, "Frågorna samlas nu"));
        assertThat(improvements.toldToAll(house.admin.organisation()))
                .extracting(seen -> seen.improvement().outcome().told())
                .containsExactly("Frågorna samlas nu");
    }

    @Test
    void whatWorkedIsOfferedToUnitsAlikeAndEachRepliesForItself() {
        UUID twin = house.unit("tvilling", "Södra gruppen", house.office, UnitKind.OWN, "enhet");
        UUID lone = house.unit("ensam", "Östra gruppen", house.office, UnitKind.OWN, "enhet");
        UUID third = house.unit("tredje", "Västra gruppen", house.office, UnitKind.OWN, "enhet");
        Actor twinManager = Tester.colleague(house.admin, Role.MANAGER);
        house.worksIn(twinManager, twin);
        UUID id = worked();
        assertThat(improvements.alike(house.manager, improvements.find(house.manager, id)))
                .extracting(one -> one.unit().name())
                .containsExactlyInAnyOrder("HR-staben", "Södra gruppen", "Östra gruppen", "Västra gruppen");
        assertThatThrownBy(() -> offer.offer(twinManager, id, Set.of(lone))).isInstanceOf(Refusal.NotAllowed.class);
        assertThat(problems(() -> offer.offer(house.nurse, id, Set.of())))
                .containsExactly("sprid improvement.needs-units");
        offer.offer(house.nurse, id, Set.of(twin, lone, third));
        offer.offer(house.nurse, id, Set.of(twin));
        assertThat(improvements.offeredTo(twinManager)).hasSize(1);
        assertThat(improvements.offeredTo(house.chief))
                .as("whoever leads above a unit that nobody leads")
                .hasSize(2);

        ReplyToOffer.Given no = new ReplyToOffer.Given(Offer.Reply.NOT_FOR_US, null, AnswerImprovement.Trial.NONE);
        assertThat(problems(() -> reply.reply(twinManager, id, twin, no)))
                .containsExactly("svar improvement.needs-reason");
        assertThatThrownBy(() -> reply.reply(house.manager, id, twin, no)).isInstanceOf(Refusal.NotAllowed.class);
        UUID began = reply.reply(twinManager, id, twin, new ReplyToOffer.Given(Offer.Reply.TRIES, null, trial()));
        reply.reply(house.chief, id, lone, new ReplyToOffer.Given(Offer.Reply.HAS, null, trial()));
        reply.reply(house.chief, id, third, new ReplyToOffer.Given(Offer.Reply.NOT_FOR_US, "Vi är för få.", trial()));
        assertThatThrownBy(() ->
                        reply.reply(twinManager, id, twin, new ReplyToOffer.Given(Offer.Reply.HAS, null, trial())))
                .isInstanceOf(Refusal.Conflict.class);

        Improvement there = see(twinManager, began);
        assertThat(there.cameFrom()).isEqualTo(id);
        assertThat(there.stage()).isEqualTo(Stage.TRYING);
        assertThat(there.told().unit()).isEqualTo(twin);
        Improvement origin = improvements.saidBy(house.nurse).getFirst().improvement();
        assertThat(way(origin)).endsWith(Kind.OFFERED, Kind.TRIED_THERE, Kind.HAD_THERE, Kind.NOT_THERE);
        assertThat(origin.column()).isEqualTo(Improvement.Column.SPREAD);
        report(twinManager, began, ReportTrial.Effect.FAILED);
        assertThat(improvements.spread(house.nurse, id))
                .filteredOn(one -> one.unit().equals("Södra gruppen"))
                .extracting(one -> one.offer().replied().stage())
                .as("the origin sees how it went there")
                .containsExactly(Stage.FAILED);
    }

    @Test
    void whereTwoReplyAtOnceThereIsOneReplyAndOneTrial() throws Exception {
        UUID twin = house.unit("tvilling", "Södra gruppen", house.office, UnitKind.OWN, "enhet");
        Actor one = Tester.colleague(house.admin, Role.MANAGER);
        Actor two = Tester.colleague(house.admin, Role.MANAGER);
        house.worksIn(one, twin);
        house.worksIn(two, twin);
        UUID id = worked();
        offer.offer(house.manager, id, Set.of(twin));
        ReplyToOffer.Given yes = new ReplyToOffer.Given(Offer.Reply.TRIES, null, trial());
        List<Callable<Boolean>> both = List.of(
                () -> wins(() -> reply.reply(one, id, twin, yes)), () -> wins(() -> reply.reply(two, id, twin, yes)));
        int winners = 0;
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var won : threads.invokeAll(both)) {
                winners += won.get() ? 1 : 0;
            }
        }
        assertThat(winners).isEqualTo(1);
        assertThat(improvements.board(one, twin).columns().get(Improvement.Column.TRYING))
                .hasSize(1);
    }

    @Test
    void unitsAreAlikeByPositionsAndByTheSameDemandBeforeTheyAreByPlace() {
        UUID far = house.unit("fjarran", "Fjärran gruppen", house.board, UnitKind.OWN, "enhet");
        house.people(house.unit, 7);
        within(() -> {
            UUID position = chain.positionsByCode().get("bef7");
            chain.replaceHeadcountHistory(
                    position,
                    far,
                    List.of(new se.tillit.chain.Headcount(
                            position, far, BigDecimal.ONE, new Validity(House.BEGINNING, null))));
            return far;
        });
        UUID id = worked();
        List<AlikeUnits.Alike> alike = improvements.alike(house.manager, improvements.find(house.manager, id));
        assertThat(alike.getFirst().unit().id()).isEqualTo(far);
        assertThat(alike.getFirst().conditions()).containsExactly(AlikeUnits.Condition.POSITIONS);
    }
}
