package se.tillit.obstacle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
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
import se.tillit.obstacle.Obstacle.Kind;
import se.tillit.obstacle.Obstacle.Settled;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;
import se.tillit.web.PersonalNumber;

/** An obstacle from being told to being answered, with a clock that the test turns. */
class ObstacleTest {

    private static final ConfigurableApplicationContext TILLIT =
            RunningTillit.start(RunningTillit.database(), Serve.class, SettableClock.class);
    private static final SettableClock.Hand CLOCK = TILLIT.getBean(SettableClock.Hand.class);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private final House house = new House();
    private final ReportObstacle report = TILLIT.getBean(ReportObstacle.class);
    private final SupportObstacle support = TILLIT.getBean(SupportObstacle.class);
    private final AnswerObstacle answer = TILLIT.getBean(AnswerObstacle.class);
    private final PassOn passOn = TILLIT.getBean(PassOn.class);
    private final ExtendObstacle extend = TILLIT.getBean(ExtendObstacle.class);
    private final ReopenObstacle reopen = TILLIT.getBean(ReopenObstacle.class);
    private final JoinObstacles join = TILLIT.getBean(JoinObstacles.class);
    private final MoveUp moveUp = TILLIT.getBean(MoveUp.class);
    private final ObstacleQuery obstacles = TILLIT.getBean(ObstacleQuery.class);
    private final SignalQuery signals = TILLIT.getBean(SignalQuery.class);
    private final ChainStore chain = TILLIT.getBean(ChainStore.class);

    @AfterAll
    static void stop() {
        TILLIT.close();
    }

    @BeforeEach
    void beginOnAKnownDayWithTheLinksInPlace() {
        goTo(DAY);
        open(house);
    }

    static void open(House house) {
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

    private Obstacle.Told told(String text) {
        return new Obstacle.Told(text, house.unit, Set.of(), null, null, null, null, null);
    }

    private UUID tell(Actor actor, UUID... demands) {
        return report.report(actor, told("Blanketten fylls i två gånger."), List.of(demands), false, false);
    }

    private Obstacle see(Actor actor, UUID id) {
        return obstacles.find(actor, id).obstacle();
    }

    private void answer(Actor actor, UUID id, Settled settled, UUID... ends) {
        answer.answer(
                actor,
                id,
                see(actor, id).version(),
                new AnswerObstacle.Given(settled, "Så här blir det.", null, DAY.plusYears(1), null, List.of(ends)));
    }

    private static List<Kind> way(Obstacle obstacle) {
        return obstacle.steps().stream().map(Obstacle.Step::kind).toList();
    }

    private static List<String> problems(Throwable refusal) {
        List<String> texts = new ArrayList<>();
        for (Problem problem : ((Refusal.Invalid) refusal).problems()) {
            texts.add(problem.field() + " " + problem.text());
        }
        return texts;
    }

    @Test
    void itGoesToTheNearestWhoLeadsAndTheAnswerReachesAllWhoSaidIt() {
        UUID id = tell(house.nurse);
        assertThat(see(house.nurse, id).holding().due()).isEqualTo(LocalDate.of(2026, 12, 9));
        assertThat(obstacles.waitingFor(house.manager))
                .extracting(seen -> seen.obstacle().id())
                .containsExactly(id);
        assertThat(obstacles.waitingFor(house.chief)).isEmpty();
        Actor colleague = Tester.colleague(house.admin, Role.STAFF);
        support.support(colleague, id, false);
        support.support(colleague, id, true);
        assertThat(see(house.nurse, id).voices()).isEqualTo(2);

        answer(house.manager, id, Settled.REFUSED);
        for (Actor one : List.of(house.nurse, colleague)) {
            Obstacle answered = obstacles.saidBy(one).getFirst().obstacle();
            assertThat(answered.answer().settled()).isEqualTo(Settled.REFUSED);
            assertThat(answered.answer().name()).isEqualTo("Manager Provsson");
            assertThat(answered.answer().role()).isEqualTo("Norra gruppen");
        }
        assertThat(obstacles.waitingFor(house.manager)).isEmpty();
        assertThat(way(see(house.nurse, id))).containsExactly(Kind.REPORTED, Kind.HELD, Kind.REFUSED);
    }

    @Test
    void aDemandGoesToWhoIssuedItTwoToWhoStandsAboveBothAndTheLawsToTheNearest() {
        UUID ofStaff = house.report("Rapport");
        UUID ofUnit = house.demand("Lokal regel", house.unit, Origin.OWN, SignalKind.RULE);
        UUID ofBoard = house.demand("Mål", house.board, Origin.OWN, SignalKind.GOAL);
        UUID ofLaw = house.demand("Lag", house.agency, Origin.LAW, SignalKind.RULE);
        assertThat(see(house.nurse, tell(house.nurse, ofStaff)).holding().unit())
                .isEqualTo(house.staff);
        assertThat(see(house.nurse, tell(house.nurse, ofStaff, ofUnit))
                        .holding()
                        .unit())
                .isEqualTo(house.office);
        assertThat(see(house.nurse, tell(house.nurse, ofBoard)).holding().unit())
                .isEqualTo(house.office);
        assertThat(see(house.nurse, tell(house.nurse, ofLaw)).holding().unit()).isEqualTo(house.unit);
        assertThat(see(house.manager, tell(house.manager)).holding().unit())
                .as("nobody is asked to remove what she told of herself")
                .isEqualTo(house.office);
    }

    @Test
    void silenceMovesItOneLevelUpOnceHoweverOftenTheMorningComes() throws Exception {
        UUID id = tell(house.nurse);
        goTo(LocalDate.of(2026, 12, 9));
        moveUp.move();
        assertThat(way(see(house.nurse, id))).containsExactly(Kind.REPORTED, Kind.HELD);
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
        Obstacle moved = see(house.nurse, id);
        assertThat(way(moved)).containsExactly(Kind.REPORTED, Kind.HELD, Kind.SILENCE);
        assertThat(moved.holding().unit()).isEqualTo(house.office);
        assertThat(moved.holding().due())
                .as("Christmas, the new year and Epiphany are no working days")
                .isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(obstacles.waitingFor(house.chief)).hasSize(1);
        assertThat(obstacles.waitingFor(house.manager)).isEmpty();
    }

    @Test
    void anExemptionThatEndsIsToBeAnsweredAnewOnce() throws Exception {
        UUID id = tell(house.nurse);
        answer(house.manager, id, Settled.EXEMPT);
        goTo(DAY.plusYears(1));
        moveUp.move(house.admin.organisation());
        assertThat(see(house.nurse, id).isOpen()).as("it holds that day").isFalse();
        goTo(DAY.plusYears(1).plusDays(1));
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> mornings = Collections.nCopies(4, () -> {
                moveUp.move(house.admin.organisation());
                return null;
            });
            for (var morning : threads.invokeAll(mornings)) {
                morning.get();
            }
        }
        Obstacle again = see(house.nurse, id);
        assertThat(way(again)).containsExactly(Kind.REPORTED, Kind.HELD, Kind.EXEMPT, Kind.EXEMPTION_ENDED);
        assertThat(again.isOpen()).isTrue();
        assertThat(again.holding().due()).isAfter(DAY.plusYears(1).plusDays(10));
        assertThat(obstacles.waitingFor(house.manager)).hasSize(1);
        answer(house.manager, id, Settled.CHANGED);
        assertThat(see(house.nurse, id).answer()).isNotNull();
    }

    @Test
    void pastTheTopItStaysThereAndEverybodySeesIt() {
        UUID id = tell(house.manager);
        goTo(LocalDate.of(2027, 1, 20));
        moveUp.move(house.admin.organisation());
        goTo(LocalDate.of(2027, 3, 20));
        moveUp.move(house.admin.organisation());
        Obstacle stays = see(Tester.colleague(house.admin, Role.STAFF), id);
        assertThat(way(stays)).containsExactly(Kind.REPORTED, Kind.HELD, Kind.STAYS);
        assertThat(stays.holding().unit()).isEqualTo(house.office);
        assertThat(stays.holding().due()).isNull();
        assertThat(obstacles.waitingFor(house.chief)).hasSize(1);
        answer(house.chief, id, Settled.CHANGED);
        assertThat(see(house.nurse, id).answer()).isNotNull();
    }

    @Test
    void theClockIsSeenByThoseConcernedAndByTheChainOnlyAfterSilence() {
        UUID id = tell(house.nurse);
        Actor other = Tester.colleague(house.admin, Role.STAFF);
        assertThat(see(house.nurse, id).holding().due()).isNotNull();
        assertThat(see(house.manager, id).holding().due()).isNotNull();
        for (Actor one : List.of(other, house.chief, house.controller)) {
            assertThat(see(one, id).holding().due()).isNull();
            assertThat(see(one, id).steps()).allMatch(step -> step.due() == null);
        }
        goTo(LocalDate.of(2026, 12, 10));
        moveUp.move(house.admin.organisation());
        assertThat(see(other, id).holding().due()).isNotNull();
    }

    @Test
    void whoSaidItIsTheirsToTellAndOnlyWhoAnswersIsTold() {
        UUID id = report.report(house.nurse, told("Skåpet går inte att låsa"), List.of(), true, false);
        Actor quiet = Tester.colleague(house.admin, Role.STAFF);
        support.support(quiet, id, false);
        assertThat(see(house.manager, id).named()).containsExactly("Staff Provsson");
        for (Actor one : List.of(quiet, house.chief, house.admin, house.nurse)) {
            assertThat(see(one, id).named()).isEmpty();
        }
    }

    @Test
    void aUnitThatEndsWhileTheClockRunsIsSucceededByWhoTookOver() {
        UUID id = tell(house.nurse);
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
        assertThat(obstacles.waitingFor(next))
                .as("before the morning's job, too")
                .hasSize(1);
        moveUp.move(house.admin.organisation());
        moveUp.move(house.admin.organisation());
        Obstacle moved = see(house.nurse, id);
        assertThat(way(moved)).containsExactly(Kind.REPORTED, Kind.HELD, Kind.SUCCEEDED);
        assertThat(moved.holding().unit()).isEqualTo(successor);
        assertThat(moved.holding().due()).isEqualTo(LocalDate.of(2026, 12, 9));
        answer(next, id, Settled.REMOVED);
    }

    @Test
    void whereWhoHadItHasLeftOrTheUnitEndedWithNobodyToTakeOverItIsTheNextLevels() {
        UUID id = tell(house.nurse);
        within(() -> {
            chain.setMembership(house.manager.account(), null);
            return id;
        });
        goTo(LocalDate.of(2026, 12, 8));
        moveUp.move(house.admin.organisation());
        Obstacle moved = see(house.nurse, id);
        assertThat(moved.holding().unit()).isEqualTo(house.office);
        assertThat(moved.holding().due())
                .as("whoever takes over has five working days at least")
                .isEqualTo(LocalDate.of(2026, 12, 15));
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

    @Test
    void whereTwoAnswerAtOnceOneWinsAndTheOtherIsTold() throws Exception {
        Actor second = Tester.colleague(house.admin, Role.MANAGER);
        house.worksIn(second, house.unit);
        UUID id = tell(house.nurse);
        int version = see(house.manager, id).version();
        List<Callable<Boolean>> both = List.of(house.manager, second).stream()
                .map(actor -> (Callable<Boolean>) () -> {
                    try {
                        answer.answer(
                                actor,
                                id,
                                version,
                                new AnswerObstacle.Given(
                                        Settled.REMOVED, actor.account().toString(), null, null, null, List.of()));
                        return true;
                    } catch (Refusal.Conflict late) {
                        return false;
                    }
                })
                .toList();
        List<Boolean> won = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var one : threads.invokeAll(both)) {
                won.add(one.get());
            }
        }
        assertThat(won).containsExactlyInAnyOrder(true, false);
        assertThat(way(see(house.nurse, id))).containsExactly(Kind.REPORTED, Kind.HELD, Kind.REMOVED);
    }

    @Test
    void onlyWhoHasItAnswersAndNobodyOfAnotherHouseKnowsOfIt() {
        UUID id = tell(house.nurse);
        int version = see(house.nurse, id).version();
        AnswerObstacle.Given given = new AnswerObstacle.Given(Settled.REMOVED, "Nej", null, null, null, List.of());
        for (Actor other : List.of(house.chief, house.controller, house.partner)) {
            assertThatThrownBy(() -> answer.answer(other, id, version, given)).isInstanceOf(Refusal.NotAllowed.class);
            assertThatThrownBy(() -> passOn.pass(other, id, version, house.office, "Dit"))
                    .isInstanceOf(Refusal.NotAllowed.class);
            assertThatThrownBy(() -> extend.extend(other, id, version, "Mer")).isInstanceOf(Refusal.NotAllowed.class);
            assertThatThrownBy(() -> reopen.reopen(other, id, "Igen")).isInstanceOf(Refusal.NotAllowed.class);
        }
        House strangers = new House();
        open(strangers);
        UUID theirs = report.report(
                strangers.nurse,
                new Obstacle.Told("Deras eget", strangers.unit, Set.of(), null, null, null, null, null),
                List.of(),
                false,
                false);
        for (Actor stranger : List.of(strangers.manager, strangers.chief)) {
            assertThatThrownBy(() -> obstacles.find(stranger, id)).isInstanceOf(Refusal.NotFound.class);
            assertThatThrownBy(() -> answer.answer(stranger, id, version, given))
                    .isInstanceOf(Refusal.NotFound.class);
            assertThatThrownBy(() -> support.support(stranger, id, false)).isInstanceOf(Refusal.NotFound.class);
            assertThatThrownBy(() -> join.join(stranger, theirs, id)).isInstanceOf(Refusal.NotFound.class);
        }
        UUID foreign = house.report("Vår rapport");
        assertThatThrownBy(() -> report.report(
                        strangers.nurse,
                        new Obstacle.Told("Ett främmande krav", null, Set.of(), null, null, null, null, null),
                        List.of(foreign),
                        false,
                        false))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> report.report(strangers.nurse, told("En främmande enhet"), List.of(), false, false))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(obstacles.open(strangers.nurse, new ObstacleFilter("", null), null, 50))
                .hasSize(1);
        assertThat(obstacles.alike(strangers.nurse, "Blanketten fylls i två gånger.", null))
                .isEmpty();
    }

    @Test
    void itIsPassedOnWithAReasonAndExtendedOnceWithOne() {
        UUID id = tell(house.nurse);
        assertThatThrownBy(() ->
                        passOn.pass(house.manager, id, see(house.manager, id).version(), house.agency, ""))
                .satisfies(refusal -> assertThat(problems(refusal))
                        .containsExactly("skal-vidare obstacle.needs-pass-reason", "enhet obstacle.needs-unit"));
        passOn.pass(house.manager, id, see(house.manager, id).version(), house.staff, "De äger blanketten");
        Obstacle passed = see(house.partner, id);
        assertThat(passed.holding().unit()).isEqualTo(house.staff);
        assertThat(passed.steps().getLast().by()).isEqualTo("Manager Provsson");
        assertThat(passed.steps().getLast().reason()).isEqualTo("De äger blanketten");

        int version = passed.version();
        assertThatThrownBy(() -> extend.extend(house.partner, id, version, " "))
                .satisfies(refusal ->
                        assertThat(problems(refusal)).containsExactly("skal-tid obstacle.needs-time-reason"));
        extend.extend(house.partner, id, version, "Vi frågar leverantören");
        assertThat(see(house.nurse, id).holding().due()).isEqualTo(SwedishDays.after(DAY, 20));
        assertThatThrownBy(() ->
                        extend.extend(house.partner, id, see(house.partner, id).version(), "Igen"))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> answer.answer(
                        house.partner,
                        id,
                        version,
                        new AnswerObstacle.Given(Settled.REMOVED, "Sent", null, null, null, List.of())))
                .as("what was seen has changed")
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void itIsTakenUpAgainOnceByWhoeverSaidIt() {
        UUID id = tell(house.nurse);
        answer(house.manager, id, Settled.REFUSED);
        assertThatThrownBy(() -> reopen.reopen(house.nurse, id, "  "))
                .satisfies(refusal ->
                        assertThat(problems(refusal)).containsExactly("skal-igen obstacle.needs-reopen-reason"));
        reopen.reopen(house.nurse, id, "Blanketten finns kvar");
        assertThat(see(house.manager, id).isOpen()).isTrue();
        answer(house.manager, id, Settled.REMOVED);
        assertThatThrownBy(() -> reopen.reopen(house.nurse, id, "En gång till")).isInstanceOf(Refusal.Conflict.class);
        assertThat(way(see(house.nurse, id)))
                .containsExactly(Kind.REPORTED, Kind.HELD, Kind.REFUSED, Kind.REOPENED, Kind.REMOVED);
        assertThat(see(house.nurse, id).steps().get(2).reason())
                .as("the first answer stays to be read")
                .isNotEmpty();
    }

    @Test
    void whatIsJoinedIsAnsweredOnceForAllWhoSaidEither() {
        UUID first = tell(house.nurse);
        Actor colleague = Tester.colleague(house.admin, Role.STAFF);
        UUID second = tell(colleague);
        support.support(house.nurse, second, false);
        Actor third = Tester.colleague(house.admin, Role.STAFF);
        UUID last = tell(third);
        assertThatThrownBy(() -> join.join(house.nurse, second, first))
                .as("told by somebody else")
                .isInstanceOf(Refusal.NotAllowed.class);
        join.join(house.manager, last, second);
        join.join(house.manager, second, first);
        assertThat(see(house.nurse, first).voices()).isEqualTo(3);
        assertThat(see(third, last).joinedTo()).isEqualTo(first);
        support.support(Tester.colleague(house.admin, Role.STAFF), last, false);
        assertThat(see(house.nurse, first).voices()).isEqualTo(4);
        answer(house.manager, first, Settled.REMOVED);
        for (Actor one : List.of(house.nurse, colleague, third)) {
            assertThat(obstacles.saidBy(one))
                    .extracting(seen -> seen.obstacle().answer())
                    .hasSize(1)
                    .doesNotContainNull();
        }
        assertThat(obstacles.waitingFor(house.manager)).isEmpty();
    }

    @Test
    void twoWhoJoinCrosswiseEndWithOneOfTheTwo() throws Exception {
        UUID one = tell(house.nurse);
        UUID other = tell(house.nurse);
        List<Callable<Boolean>> both = List.of(
                () -> joined(one, other), //
                () -> joined(other, one));
        List<Boolean> won = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var result : threads.invokeAll(both)) {
                won.add(result.get());
            }
        }
        assertThat(won).containsExactlyInAnyOrder(true, false);
        assertThat(see(house.nurse, one).isOpen())
                .isNotEqualTo(see(house.nurse, other).isOpen());
    }

    private boolean joined(UUID id, UUID into) {
        try {
            join.join(house.manager, id, into);
            return true;
        } catch (Refusal.Conflict late) {
            return false;
        }
    }

    @Test
    void theAnswerEndsTheHousesOwnDemandAndNeverTheLawsOrSomebodyElses() {
        UUID demand = house.demand("Veckoblankett", house.office, Origin.OWN, SignalKind.REPORT);
        UUID law = house.demand("Lag", house.agency, Origin.LAW, SignalKind.RULE);
        UUID id = tell(house.nurse, demand, law);
        assertThatThrownBy(() -> answer(house.chief, id, Settled.CHANGED, demand))
                .satisfies(
                        refusal -> assertThat(problems(refusal)).containsExactly("utfall obstacle.ends-only-removed"));
        assertThatThrownBy(() -> answer(house.chief, id, Settled.REMOVED, law)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> answer(house.chief, id, Settled.REMOVED, house.report("Helt annan")))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(see(house.nurse, id).isOpen()).as("both or neither").isTrue();
        answer(house.chief, id, Settled.REMOVED, demand);
        assertThat(signals.find(house.nurse, demand).details().valid().holdsOn(DAY))
                .isFalse();
        assertThat(signals.find(house.nurse, law).details().valid().holdsOn(DAY))
                .isTrue();

        UUID ofOffice = house.demand("Förvaltningens", house.office, Origin.OWN, SignalKind.REPORT);
        UUID passed = tell(house.nurse, ofOffice);
        passOn.pass(house.chief, passed, see(house.chief, passed).version(), house.unit, "Börja ni");
        assertThatThrownBy(() -> answer(house.manager, passed, Settled.REMOVED, ofOffice))
                .isInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void nothingIsToldUntilGraveMisconductHasItsOwnWay() {
        House closed = new House();
        assertThatThrownBy(() -> report.report(
                        closed.nurse,
                        new Obstacle.Told("Något", null, Set.of(), null, null, null, null, null),
                        List.of(),
                        false,
                        false))
                .satisfies(refusal -> assertThat(problems(refusal)).containsExactly("text obstacle.not-open"));
        ArrangeObstacles arrange = TILLIT.getBean(ArrangeObstacles.class);
        assertThatThrownBy(() -> arrange.arrange(
                        closed.admin, new ObstacleSettings(2, "javascript:alert(1)", null, null, closed.agency)))
                .satisfies(refusal -> assertThat(problems(refusal))
                        .containsExactly(
                                "dagar obstacle.days-between",
                                "lexsarah obstacle.not-an-address",
                                "visselblas obstacle.needs-whistle"));
        assertThatThrownBy(() -> arrange.arrange(closed.manager, ObstacleSettings.NONE))
                .isInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void aPersonalNumberIsWarnedAboutAndSentOnlyByWhoIsSure() {
        Obstacle.Told number = told("Astrid 380412-1234 får inte duscha");
        assertThatThrownBy(() -> report.report(house.nurse, number, List.of(), false, false))
                .satisfies(refusal -> assertThat(problems(refusal)).containsExactly("text web.third-person"));
        assertThat(report.report(house.nurse, number, List.of(), false, true)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Ring 19380412-1234, true",
        "380412-1234, true",
        "3804121234, true",
        "380412+1234, true",
        "380472-1234 är ett samordningsnummer, true",
        "Diarienummer 2026-1234, false",
        "08-123 45 67, false",
        "Rapporten kom 2026-04-12 och 1234, false",
        "Kontot 38041212345678, false",
        "381312-1234 är ingen dag, false"
    })
    void whatLooksLikeAPersonalNumberIsToldFromOtherNumbers(String text, boolean number) {
        assertThat(PersonalNumber.standsIn(text)).isEqualTo(number);
    }

    @Test
    void whatMuchTheSameIsFoundWhileWritingAndWhatHasBeenAnsweredIsNot() {
        UUID id = report.report(
                house.nurse,
                told("Blanketten om utförd tid ska fyllas i två gånger, först i telefonen och sedan på papper."),
                List.of(),
                false,
                false);
        report.report(house.nurse, told("Det saknas handskar i förrådet på söndagar."), List.of(), false, false);
        Actor colleague = Tester.colleague(house.admin, Role.STAFF);
        assertThat(obstacles.alike(colleague, "Vi fyller i samma blankett om tiden två gånger, på papper också", null))
                .extracting(seen -> seen.obstacle().id())
                .containsExactly(id);
        assertThat(obstacles.alike(colleague, "Kaffemaskinen läcker", null)).isEmpty();
        assertThat(obstacles.alike(colleague, "'' | & ! :* och ( eller )", null))
                .isEmpty();
        answer(house.manager, id, Settled.REMOVED);
        assertThat(obstacles.alike(colleague, "Blanketten om utförd tid ska fyllas i två gånger", null))
                .isEmpty();
    }

    @Test
    void fiftyWhoSayItTooAtOnceAreAllCounted() throws Exception {
        UUID id = tell(house.nurse);
        List<Actor> fifty = IntStream.range(0, 50)
                .mapToObj(n -> Tester.colleague(house.admin, Role.STAFF))
                .toList();
        try (var threads = Executors.newFixedThreadPool(25)) {
            List<Callable<UUID>> all = fifty.stream()
                    .map(actor -> (Callable<UUID>) () -> support.support(actor, id, false))
                    .toList();
            for (var one : threads.invokeAll(all)) {
                assertThat(one.get()).isEqualTo(id);
            }
        }
        assertThat(see(house.nurse, id).voices()).isEqualTo(51);
    }

    @Test
    void everybodyIsToldOnlyWhatSomebodyChoseToTell() {
        UUID quiet = tell(house.nurse);
        answer(house.manager, quiet, Settled.REMOVED);
        UUID open = tell(house.nurse);
        answer.answer(
                house.manager,
                open,
                see(house.manager, open).version(),
                new AnswerObstacle.Given(Settled.REMOVED, "Borta nu", null, null, "En blankett två gånger", List.of()));
        assertThat(obstacles.became(house.admin.organisation()).all())
                .extracting(seen -> seen.obstacle().id())
                .containsExactly(open);
        assertThat(obstacles.wall(house.nurse, house.unit))
                .extracting(seen -> seen.obstacle().id())
                .containsExactly(open);
        assertThat(obstacles.wall(house.nurse, house.staff)).isEmpty();
    }
}
