package se.tillit.openness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import se.tillit.House;
import se.tillit.Ledger;
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
import se.tillit.obstacle.AnswerObstacle;
import se.tillit.obstacle.ArrangeObstacles;
import se.tillit.obstacle.HandlePetition;
import se.tillit.obstacle.JoinObstacles;
import se.tillit.obstacle.Obstacle;
import se.tillit.obstacle.ObstacleFilter;
import se.tillit.obstacle.ObstacleQuery;
import se.tillit.obstacle.ObstacleSettings;
import se.tillit.obstacle.PassOn;
import se.tillit.obstacle.Petition;
import se.tillit.obstacle.PetitionQuery;
import se.tillit.obstacle.ReopenObstacle;
import se.tillit.obstacle.ReportObstacle;
import se.tillit.obstacle.SupportObstacle;
import se.tillit.obstacle.TellAsCitizen;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;

/** Public records, with a clock that the test turns where years must pass. */
class OpennessTest {

    private static final ConfigurableApplicationContext LATER =
            RunningTillit.start(RunningTillit.database(), Serve.class, SettableClock.class);
    private static final SettableClock.Hand CLOCK = LATER.getBean(SettableClock.Hand.class);
    private static final Ledger LEDGER = new Ledger(RunningTillit.database());
    private static final String KIND = "hinder";
    private static final String GROUND = "26 kap. 1 §";
    private static final String SECRET = "Kvasthilda Sopbäck";

    private final House house = new House();
    private final Actor registrar = Tester.colleague(house.admin, Role.REGISTRAR);
    private final ReportObstacle report = RunningTillit.bean(ReportObstacle.class);
    private final ObstacleQuery obstacles = RunningTillit.bean(ObstacleQuery.class);
    private final RecordQuery records = RunningTillit.bean(RecordQuery.class);
    private final RegisterRecord register = RunningTillit.bean(RegisterRecord.class);
    private final MarkSecrecy secrecy = RunningTillit.bean(MarkSecrecy.class);
    private final ArrangeRecords arrange = RunningTillit.bean(ArrangeRecords.class);
    private final NoteRequest requests = RunningTillit.bean(NoteRequest.class);
    private final MaskRequest masks = RunningTillit.bean(MaskRequest.class);
    private final AnswerRequest answers = RunningTillit.bean(AnswerRequest.class);

    @AfterAll
    static void stop() {
        LATER.close();
    }

    @BeforeEach
    void open() {
        RunningTillit.bean(ArrangeObstacles.class)
                .arrange(
                        house.admin,
                        new ObstacleSettings(
                                10, "https://prov.example/sarah", null, "https://prov.example/blas", house.office));
    }

    private static LocalDate today() {
        return SwedishDays.today(Clock.systemUTC());
    }

    private static int year() {
        return today().getYear();
    }

    private UUID tell(String text, UUID... demands) {
        return report.report(
                house.nurse,
                new Obstacle.Told(text, house.unit, Set.of(), null, null, null, "Det kostar tid", "Hjälp med nyckeln"),
                List.of(demands),
                false,
                true);
    }

    private void answer(UUID id, String text, @Nullable String told) {
        RunningTillit.bean(AnswerObstacle.class)
                .answer(
                        house.manager,
                        id,
                        obstacles.find(house.manager, id).obstacle().version(),
                        new AnswerObstacle.Given(Obstacle.Settled.CHANGED, text, null, null, told, List.of()));
    }

    private void rule(Rule.Registered registered, @Nullable Boolean keep) {
        arrange.rule(
                registrar,
                KIND,
                new ArrangeRecords.Given(
                        registered, keep, 2, RecordKind.Counted.CLOSED, "Dokumenthanteringsplan § 4", today()));
    }

    private static List<String> problems(Throwable refusal) {
        List<String> texts = new ArrayList<>();
        for (Problem problem : ((Refusal.Invalid) refusal).problems()) {
            texts.add(problem.field() + " " + problem.text());
        }
        return texts;
    }

    // Registration

    @Test
    void manyWhoRegisterAtOnceGetNumbersWithoutGapsOrTwins() throws Exception {
        List<UUID> told =
                IntStream.range(0, 12).mapToObj(i -> tell("Hinder " + i)).toList();
        List<Callable<String>> work = new ArrayList<>();
        for (int twice = 0; twice < 2; twice++) {
            told.forEach(id -> work.add(() -> register.register(registrar, KIND, id)));
        }
        Map<UUID, Set<String>> given = new TreeMap<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<String>> all = threads.invokeAll(work);
            for (int i = 0; i < all.size(); i++) {
                given.computeIfAbsent(told.get(i % told.size()), id -> new java.util.TreeSet<>())
                        .add(all.get(i).get());
            }
        }
        assertThat(given.values()).as("one number each").allSatisfy(one -> assertThat(one)
                .hasSize(1));
        assertThat(given.values().stream().flatMap(Set::stream))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 12)
                        .mapToObj(i -> "TIL " + year() + ":" + i)
                        .toList());
    }

    @Test
    void aNumberThatWasNotGivenAfterAllIsGivenToTheNext() {
        UUID one = tell("Ett hinder");
        assertThatThrownBy(() -> RunningTillit.bean(Door.class).write(registrar, () -> {
                    register.register(registrar, KIND, one);
                    throw new IllegalStateException("the power went");
                }))
                .hasMessageContaining("power");
        assertThat(register.register(registrar, KIND, tell("Ett till"))).isEqualTo("TIL " + year() + ":1");
    }

    @Test
    void recordsGetNumbersByTheOrganisationsRule() {
        UUID before = tell("Före regeln");
        rule(Rule.Registered.ALWAYS, null);
        UUID always = tell("Kommer in");
        RunningTillit.bean(TellAsCitizen.class)
                .tell(
                        house.admin.organisation(),
                        new Obstacle.Told("Bussen går för tidigt", null, Set.of(), null, null, null, null, null),
                        false);
        assertThat(records.diary(house.nurse, new DiaryFilter(null, null, "")))
                .extracting(Entry::number, Entry::sender, Entry::registeredBy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("TIL " + year() + ":2", "Invånare", null),
                        org.assertj.core.groups.Tuple.tuple(
                                "TIL " + year() + ":1", "Medarbetare, Norra gruppen", null));
        rule(Rule.Registered.SENT, null);
        arrange.prefix(registrar, "KS");
        RunningTillit.bean(PassOn.class).pass(house.manager, before, 0, house.office, "Er sak");
        assertThat(records.number(house.nurse, KIND, before)).contains("KS " + year() + ":3");
        rule(Rule.Registered.CLOSED, null);
        UUID closed = tell("Besvaras");
        assertThat(records.number(house.nurse, KIND, closed)).isEmpty();
        answer(closed, "Så blir det", null);
        answer(always, "Så blir det", null);
        assertThat(records.number(house.nurse, KIND, closed)).contains("KS " + year() + ":4");
        assertThat(records.number(house.nurse, KIND, always))
                .as("one that has a number keeps it")
                .contains("TIL " + year() + ":1");
    }

    @Test
    void theRegisterIsSearchedByYearKindWordsAndNumber() {
        UUID one = tell("Dörren till förrådet går inte upp.");
        register.register(registrar, KIND, one);
        register.register(registrar, KIND, tell("Blanketten fylls i två gånger."));
        assertThat(find(house.nurse, new DiaryFilter(year(), KIND, "förråd"))).containsExactly(one);
        assertThat(find(house.nurse, new DiaryFilter(null, null, year() + ":1")))
                .containsExactly(one);
        assertThat(find(house.nurse, new DiaryFilter(year() - 1, null, ""))).isEmpty();
        assertThat(find(house.nurse, new DiaryFilter(null, "hemstallan", ""))).isEmpty();
        assertThat(find(new House().nurse, new DiaryFilter(null, null, ""))).isEmpty();
    }

    private List<UUID> find(Actor actor, DiaryFilter filter) {
        return records.diary(actor, filter).stream().map(Entry::record).toList();
    }

    // Secrecy marks

    /** Every way by which somebody without the right could come to the words. */
    private void assertHidden(Actor who, UUID id, String... secrets) {
        Tester tester = Tester.as(who);
        List<String> ways = new ArrayList<>(List.of(
                "/",
                "/veckan",
                "/hinder",
                "/hinder?visa=svar",
                "/hinder?sok=Kvasthilda",
                "/hinder?visa=svar&sok=Kvasthilda",
                "/hinder/" + id,
                "/hinder/" + id + "/tack",
                "/hinder/liknar?text=Kvasthilda%20vill%20inte%20duscha%20p%C3%A5%20morgonen",
                "/hinder/nytt?text=Kvasthilda%20vill%20inte%20duscha%20p%C3%A5%20morgonen",
                "/hinder/hemstallan",
                "/hinder/vagg/" + house.unit,
                "/sa-blev-det/" + house.admin.organisation(),
                "/allmanna-handlingar",
                "/allmanna-handlingar?sok=Kvasthilda",
                "/allmanna-handlingar?hitta=Kvasthilda",
                "/allmanna-handlingar/diarium.csv",
                "/allmanna-handlingar/handling/hinder/" + id));
        for (String way : ways) {
            String body = tester.get(way).body();
            for (String secret : secrets) {
                assertThat(body).as(who.roles() + " " + way).doesNotContain(secret);
            }
        }
    }

    @Test
    void whatIsMarkedIsShownOnlyToThoseWhoDealWithItWhateverWayOthersGo() {
        UUID demand = house.demand("Plan varje år", house.agency, Origin.LAW, SignalKind.RULE);
        UUID id = tell(SECRET + " vill inte duscha på morgonen. Hon har sagt det tre gånger.", demand);
        register.register(registrar, KIND, id);
        RunningTillit.bean(SupportObstacle.class).support(house.partner, id, false);
        UUID mark = secrecy.mark(registrar, KIND, id, false, List.of("kvasthilda  SOPBÄCK"), GROUND, "Namn");
        Actor union = Tester.colleague(house.admin, Role.UNION);
        Actor resident = Tester.colleague(house.admin, Role.RESIDENT);
        UUID petition = RunningTillit.bean(HandlePetition.class)
                .draft(
                        house.controller,
                        RunningTillit.bean(PetitionQuery.class)
                                .bundles(house.controller)
                                .getFirst()
                                .legalReference(),
                        new Petition.Words("Om planen", "Socialstyrelsen", "Till exempel: " + SECRET + " vill inte"));
        List<Actor> others = List.of(house.nurse, house.partner, house.chief, union, resident);
        for (Actor other : others) {
            assertHidden(other, id, "Sopbäck");
            assertThat(obstacles.find(other, id).obstacle().told().text())
                    .isEqualTo("[Sekretessmarkerad] vill inte duscha på morgonen. Hon har sagt det tre gånger.");
        }
        assertThat(Tester.as(house.nurse).get("/hinder/hemstallan/" + petition).body())
                .contains("[Sekretessmarkerad] vill inte")
                .doesNotContain("Kvasthilda");
        assertThat(Tester.as(house.manager).get("/").body())
                .as("a letter may be read by anybody")
                .doesNotContain("Kvasthilda");
        assertThat(Tester.as(house.manager).get("/hinder/" + id).body())
                .as("who has it")
                .contains(SECRET)
                .contains("sekretessmarkerat");
        assertThat(Tester.as(registrar).get("/hinder/" + id).body()).contains(SECRET);

        answer(id, "Vi duschar " + SECRET + " på kvällen.", SECRET + " får duscha på kvällen");
        for (Actor other : others) {
            assertHidden(other, id, "Sopbäck");
        }
        assertThat(new Tester()
                        .get("/sa-blev-det/" + house.admin.organisation())
                        .body())
                .contains("[Sekretessmarkerad] får duscha på kvällen")
                .doesNotContain("Kvasthilda");

        secrecy.lift(registrar, mark, "Hon vill själv");
        assertThatThrownBy(() -> secrecy.lift(registrar, mark, "Igen")).isInstanceOf(Refusal.Conflict.class);
        assertThat(obstacles.find(house.nurse, id).obstacle().told().text()).startsWith(SECRET);
        secrecy.mark(registrar, KIND, id, true, List.of(), GROUND, null);
        for (Actor other : others) {
            assertHidden(other, id, "Sopbäck", "tre gånger", "Hjälp med nyckeln", "Det kostar tid");
        }
        assertThat(new Tester()
                        .get("/sa-blev-det/" + house.admin.organisation())
                        .body())
                .as("the whole is not told at all")
                .doesNotContain("duscha")
                .doesNotContain("[Sekretessmarkerad]");
        assertThat(records.diary(house.nurse, new DiaryFilter(null, null, "")).getFirst())
                .satisfies(entry -> {
                    assertThat(entry.matter()).isEqualTo("[Sekretessmarkerad]");
                    assertThat(entry.sender()).isNull();
                    assertThat(entry.number()).isEqualTo("TIL " + year() + ":1");
                });
        assertThat(Tester.as(house.nurse).get("/hinder").body()).contains("[Sekretessmarkerad]");
        assertThat(Tester.as(house.nurse).get("/hinder/hemstallan/" + petition).body())
                .as("the request quotes less than the whole of it")
                .doesNotContain(SECRET + " vill inte duscha på morgonen.");
    }

    @Test
    void theSameWordsToldByAResidentDoNotLeadToWhatIsMarked() {
        TellAsCitizen tell = RunningTillit.bean(TellAsCitizen.class);
        Obstacle.Told told =
                new Obstacle.Told(SECRET + " vill duscha", null, Set.of(), null, null, null, "Hemlig kostnad", null);
        tell.tell(house.admin.organisation(), told, true);
        UUID id = obstacles
                .open(house.chief, new ObstacleFilter("", null), null, 10)
                .getFirst()
                .obstacle()
                .id();
        secrecy.mark(registrar, KIND, id, true, List.of(), GROUND, null);
        var receipt = tell.tell(
                house.admin.organisation(),
                new Obstacle.Told(told.text(), null, Set.of(), null, null, null, null, null),
                true);
        String back = new Tester()
                .post("/beratta-hinder/" + house.admin.organisation() + "/kvitto", Map.of("kod", receipt.toString()))
                .body();
        assertThat(back).doesNotContain("Hemlig kostnad");
        assertThat(obstacles.open(house.chief, new ObstacleFilter("", null), null, 10))
                .as("another one, rather than a voice in the marked")
                .hasSize(2);
    }

    @Test
    void aMarkNeedsAGroundThatThereIsAndWordsThatStandThere() {
        UUID id = tell("Elsa vill duscha");
        assertThatThrownBy(() -> secrecy.mark(registrar, KIND, id, false, List.of("Astrid", "e"), "99 kap. 1 §", null))
                .satisfies(refusal -> assertThat(problems(refusal))
                        .containsExactly("lagrum openness.needs-ground", "ord openness.mark.not-there"));
        assertThatThrownBy(() -> secrecy.mark(registrar, KIND, id, false, List.of(" "), GROUND, null))
                .satisfies(refusal -> assertThat(problems(refusal)).containsExactly("ord openness.mark.needs-words"));
        arrange.ground(registrar, "21 kap. 5 §", "Utlänningar");
        secrecy.mark(registrar, KIND, id, false, List.of("Elsa"), "21 kap. 5 §", null);
        assertThatThrownBy(() -> secrecy.mark(house.manager, KIND, id, true, List.of(), GROUND, null))
                .isInstanceOf(Refusal.NotAllowed.class);
    }

    // Another organisation

    @Test
    void whatBelongsToAnotherOrganisationIsNotFoundByAnyVerb() {
        UUID id = tell("Elsa vill duscha");
        UUID mark = secrecy.mark(registrar, KIND, id, true, List.of(), GROUND, null);
        UUID request = requests.note(registrar, today(), "Allt om duschar", false);
        requests.add(registrar, request, KIND, id);
        Actor stranger = Tester.colleague(new House().admin, Role.REGISTRAR);
        UUID own = requests.note(stranger, today(), "Allt", false);
        List<Runnable> tries = List.of(
                () -> records.find(stranger, KIND, id),
                () -> register.register(stranger, KIND, id),
                () -> secrecy.mark(stranger, KIND, id, true, List.of(), GROUND, null),
                () -> secrecy.lift(stranger, mark, "Skäl"),
                () -> requests.add(stranger, own, KIND, id),
                () -> requests.add(stranger, request, KIND, id),
                () -> requests.remove(stranger, request, 1),
                () -> masks.mask(stranger, request, 1, List.of(), List.of("Elsa"), GROUND),
                () -> masks.unmask(stranger, request, 1, new UUID(0, 0)),
                () -> answers.give(stranger, request, ""),
                () -> answers.refuse(stranger, request, Request.Reply.NOTHING, "", "Skäl"),
                () -> records.extract(stranger, request),
                () -> records.givenOut(stranger, request),
                () -> records.decision(stranger, request));
        for (int i = 0; i < tries.size(); i++) {
            assertThatThrownBy(tries.get(i)::run).as("try %s", i).isInstanceOf(Refusal.NotFound.class);
        }
        assertThat(records.search(stranger, "duscha")).isEmpty();
        assertThat(records.search(registrar, "duscha")).hasSize(1);
    }

    // Erasure

    private static final class Words {
        static final String TEXT = "Xyloporta";
        static final String HELP = "Yrkelvik";
        static final String ANSWER = "Zebrantula";
        static final String PASSED = "Qvarnhubben";
        static final String PICTURE = "Wollmarkska";
        static final List<String> ALL = List.of(TEXT, HELP, ANSWER, PASSED, PICTURE);
    }

    /** Every row of every table, as text, that holds any of the words. */
    static List<String> rowsWith(List<String> words) {
        List<String> tables = LEDGER.strings(
                "select quote_ident(c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = 'public' and c.relkind = 'r'");
        return LEDGER.strings(tables.stream()
                .map(table -> "select '" + table + ": ' || t::text from " + table + " t where t::text ~* '"
                        + String.join("|", words) + "'")
                .collect(Collectors.joining(" union all ")));
    }

    private <T> T twoYearsLater(java.util.function.Supplier<T> work) {
        Duration ahead = Duration.ofDays(2 * 366 + 5);
        CLOCK.forward(
                Duration.between(CLOCK.instant(), Clock.systemUTC().instant()).plus(ahead));
        return work.get();
    }

    private UUID toldAndAnswered() {
        UUID id = report.report(
                house.nurse,
                new Obstacle.Told(
                        Words.TEXT + " går inte upp", house.unit, Set.of(), null, null, null, null, Words.HELP),
                List.of(house.demand("Plan varje år", house.agency, Origin.LAW, SignalKind.RULE)),
                true,
                true);
        UUID other = tell(Words.TEXT + " går inte igen");
        RunningTillit.bean(SupportObstacle.class).support(house.partner, id, true);
        RunningTillit.bean(JoinObstacles.class).join(house.manager, other, id);
        RunningTillit.bean(PassOn.class)
                .pass(
                        house.manager,
                        id,
                        obstacles.find(house.manager, id).obstacle().version(),
                        house.office,
                        Words.PASSED);
        RunningTillit.bean(PassOn.class)
                .pass(
                        house.chief,
                        id,
                        obstacles.find(house.chief, id).obstacle().version(),
                        house.unit,
                        Words.PASSED);
        RunningTillit.bean(Door.class).write(house.nurse, () -> {
            LEDGER.execute("with p as (insert into photo (organisation, jpeg, width, height, description) values ('"
                    + house.admin.organisation() + "', '\\xffd8', 1, 1, '" + Words.PICTURE
                    + "') returning id) insert into obstacle_photo (organisation, obstacle, ordinal, photo) select '"
                    + house.admin.organisation() + "', '" + id + "', 1, id from p");
            return id;
        });
        answer(id, Words.ANSWER, Words.TEXT + " berättas");
        register.register(registrar, KIND, id);
        register.register(registrar, KIND, other);
        secrecy.mark(registrar, KIND, id, false, List.of(Words.HELP), GROUND, Words.TEXT);
        return id;
    }

    @Test
    void whatIsErasedLeavesNothingBehindButItsNumberItsDaysAndTheDecision() {
        rule(Rule.Registered.REQUEST, false);
        UUID id = toldAndAnswered();
        assertThat(rowsWith(Words.ALL)).as("the test looks where the words are").hasSizeGreaterThan(8);
        EraseRecords erase = LATER.getBean(EraseRecords.class);
        RecordQuery later = LATER.getBean(RecordQuery.class);
        assertThatThrownBy(() -> RunningTillit.bean(EraseRecords.class).erase(registrar, KIND, 2, "KS 1", "Gammalt"))
                .as("not yet")
                .isInstanceOf(Refusal.Conflict.class);
        int erased = twoYearsLater(() -> {
            assertThat(ripe(later)).isEqualTo(2);
            assertThatThrownBy(() -> erase.erase(registrar, KIND, 1, "KS 1", "Gammalt"))
                    .as("another number than was shown")
                    .isInstanceOf(Refusal.Conflict.class);
            assertThatThrownBy(() -> erase.erase(registrar, KIND, 2, "", " "))
                    .satisfies(refusal -> assertThat(problems(refusal)).hasSize(2));
            assertThatThrownBy(() -> erase.erase(house.chief, KIND, 2, "KS 1", "Gammalt"))
                    .isInstanceOf(Refusal.NotAllowed.class);
            return erase.erase(registrar, KIND, 2, "KS 2028/7", "Enligt planen");
        });
        assertThat(erased).isEqualTo(2);
        assertThat(rowsWith(Words.ALL)).isEmpty();
        assertThatThrownBy(() -> obstacles.find(house.nurse, id)).isInstanceOf(Refusal.NotFound.class);
        Erasure left = records.erasures(house.nurse).getFirst();
        assertThat(left.reference()).isEqualTo("KS 2028/7");
        assertThat(left.rule()).startsWith("Dokumenthanteringsplan § 4");
        assertThat(left.left())
                .extracting(Erasure.Left::number)
                .containsExactly("TIL " + year() + ":1", "TIL " + year() + ":2");
        assertThat(records.diary(house.nurse, new DiaryFilter(null, null, "")))
                .hasSize(2)
                .allSatisfy(entry -> {
                    assertThat(entry.matter()).isNull();
                    assertThat(entry.erased()).isNotNull();
                });
        assertThat(Tester.as(house.nurse).get("/allmanna-handlingar").body()).contains("Gallrad ");
        assertThat(LEDGER.strings(
                        "select details::text from log_entry where action = 'record.erase' and organisation = '"
                                + house.admin.organisation() + "'"))
                .singleElement()
                .satisfies(details -> assertThat(details).contains("\"records\":2"));
    }

    private int ripe(RecordQuery later) {
        return later.ripe(registrar).stream()
                .filter(one -> one.rule().kind().equals(KIND))
                .findFirst()
                .orElseThrow()
                .records();
    }

    @Test
    void nothingIsErasedThatIsKeptOrUndecidedOrOpenOrAskedFor() {
        UUID id = tell("Dörren går inte upp");
        answer(id, "Den smörjs", null);
        UUID open = tell("Fönstret går inte igen");
        RecordQuery later = LATER.getBean(RecordQuery.class);
        assertThat(twoYearsLater(() -> ripe(later))).as("undecided").isZero();
        rule(Rule.Registered.REQUEST, true);
        assertThat(twoYearsLater(() -> ripe(later))).as("kept").isZero();
        rule(Rule.Registered.REQUEST, false);
        assertThat(twoYearsLater(() -> ripe(later))).isOne();
        UUID request = requests.note(registrar, today(), "Allt om dörrar", false);
        requests.add(registrar, request, KIND, id);
        assertThat(twoYearsLater(() -> ripe(later))).as("asked for").isZero();
        answers.refuse(registrar, request, Request.Reply.NOTHING, "", "Togs tillbaka");
        assertThat(twoYearsLater(() -> ripe(later))).isOne();
        assertThat(obstacles.find(house.nurse, open).obstacle().isOpen()).isTrue();
    }

    @Test
    void whoTakesItUpAgainWhileItIsErasedIsNotRobbedOfIt() throws Exception {
        rule(Rule.Registered.REQUEST, false);
        UUID id = tell("Dörren går inte upp");
        answer(id, "Den smörjs", null);
        EraseRecords erase = LATER.getBean(EraseRecords.class);
        CountDownLatch reopened = new CountDownLatch(1);
        CountDownLatch erasing = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<?> again =
                    threads.submit(() -> RunningTillit.bean(Door.class).write(house.nurse, () -> {
                        RunningTillit.bean(ReopenObstacle.class).reopen(house.nurse, id, "Den går inte upp än");
                        reopened.countDown();
                        try {
                            erasing.await(10, TimeUnit.SECONDS);
                            // Until the other waits for the row that this one has.
                            for (int i = 0;
                                    i < 200
                                            && LEDGER.strings("select 1 from pg_locks where not granted")
                                                    .isEmpty();
                                    i++) {
                                Thread.onSpinWait();
                            }
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return id;
                    }));
            assertThat(reopened.await(10, TimeUnit.SECONDS)).isTrue();
            Future<Integer> gone = threads.submit(() -> twoYearsLater(() -> {
                erasing.countDown();
                return erase.erase(registrar, KIND, 1, "KS 1", "Gammalt");
            }));
            again.get();
            assertThatThrownBy(gone::get).hasCauseInstanceOf(Refusal.Conflict.class);
        }
        assertThat(obstacles.find(house.nurse, id).obstacle().isOpen()).isTrue();
    }

    // Requests

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void whatIsMaskedIsNotInTheFileAndTheFileIsTheOneThatWasGivenOut() throws IOException {
        UUID id = tell(SECRET + " vill duscha. Hennes dörr låses på Kvarngatan. Ring 070-123 45 67.");
        answer(id, SECRET + " får duscha på kvällen.", null);
        UUID request = requests.note(registrar, today(), "Allt om duschar", false);
        requests.add(registrar, request, KIND, id);
        requests.add(registrar, request, KIND, id);
        assertThat(records.extract(registrar, request).pieces())
                .as("twice is once")
                .hasSize(1);
        masks.mask(registrar, request, 1, List.of(), List.of(SECRET, "070-123 45 67"), GROUND);
        PublicRecord.Part part =
                records.find(registrar, KIND, id).record().part("text").orElseThrow();
        int at = part.text().indexOf("Hennes dörr");
        masks.mask(
                registrar,
                request,
                1,
                List.of(new MaskRequest.At("text", at, at + "Hennes dörr låses på Kvarngatan.".length())),
                List.of(),
                "18 kap. 8 §");
        String seen = records.extract(registrar, request).fingerprint();
        RunningTillit.bean(ReopenObstacle.class).reopen(house.nurse, id, SECRET + " duschas fortfarande på morgonen");
        assertThatThrownBy(() -> answers.give(registrar, request, seen))
                .as("what came after the masks was looked through by nobody")
                .isInstanceOf(Refusal.Conflict.class);
        masks.mask(registrar, request, 1, List.of(), List.of(SECRET), GROUND);
        answers.give(registrar, request, records.extract(registrar, request).fingerprint());

        byte[] pdf = records.givenOut(registrar, request);
        assertThat(text(pdf).replaceAll("\\s+", " "))
                .contains(
                        "[maskat, 26 kap. 1 § OSL] vill duscha. [maskat, 18 kap. 8 § OSL] Ring [maskat, 26 kap. 1 § OSL].")
                .contains("TIL " + year() + ":1")
                .contains("begära ett skriftligt beslut")
                .doesNotContain("Kvasthilda")
                .doesNotContain("Sopbäck")
                .doesNotContain("Kvarngatan")
                .doesNotContain("070");
        assertThat(new String(pdf, ISO_8859_1)).doesNotContain("Kvasthilda");
        Request answered = records.answeredRequests(registrar).getFirst();
        assertThat(answered.answer().outcome()).isEqualTo(Request.Reply.PART);
        assertThat(answered.answer().fingerprint()).isEqualTo(HexFormat.of().formatHex(AnswerRequest.hash(pdf)));
        assertThat(text(records.decision(registrar, request)))
                .contains("18 kap. 8 §")
                .contains("26 kap. 1 §")
                .contains("kammarrätten")
                .doesNotContain("Kvasthilda");

        assertThatThrownBy(() -> masks.mask(registrar, request, 1, List.of(), List.of("duscha"), GROUND))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> answers.give(registrar, request, seen)).isInstanceOf(Refusal.Conflict.class);
        answer(id, SECRET + " bestämmer själv.", null);
        assertThatThrownBy(() -> records.givenOut(registrar, request))
                .as("what was written since was never looked through, so the file is not made of it")
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void aRequestIsNotedWithoutWhoAsksAndRefusedWithASection() throws IOException {
        assertThatThrownBy(() -> requests.note(registrar, today(), "Elsa 380412-1234 vill läsa sin akt", false))
                .satisfies(refusal -> assertThat(problems(refusal)).containsExactly("vad web.third-person"));
        assertThatThrownBy(() -> requests.note(registrar, today().plusDays(1), " ", false))
                .satisfies(refusal -> assertThat(problems(refusal)).hasSize(2));
        UUID request = requests.note(registrar, today(), "Allt om duschar", false);
        assertThatThrownBy(() -> answers.give(
                        registrar, request, records.extract(registrar, request).fingerprint()))
                .satisfies(refusal -> assertThat(problems(refusal)).containsExactly("q openness.give.nothing"));
        assertThatThrownBy(() -> answers.refuse(registrar, request, Request.Reply.REFUSED, "", ""))
                .satisfies(refusal -> assertThat(problems(refusal))
                        .containsExactly("lagrum openness.needs-ground", "skal openness.refuse.needs-reason"));
        assertThatThrownBy(() -> answers.refuse(registrar, request, Request.Reply.GIVEN, GROUND, "Nej"))
                .satisfies(refusal ->
                        assertThat(problems(refusal)).containsExactly("utfall openness.refuse.needs-outcome"));
        answers.refuse(registrar, request, Request.Reply.REFUSED, GROUND, "Någon skulle lida men.");
        assertThat(text(records.decision(registrar, request)).replaceAll("\\s+", " "))
                .contains("Begäran avslås.")
                .contains("26 kap. 1 § offentlighets- och sekretesslagen")
                .contains("inom tre veckor");
        assertThatThrownBy(() -> records.givenOut(registrar, request)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> records.openRequests(house.chief)).isInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void passagesThatDoNotStandInTheRecordCannotBeMasked() {
        UUID request = requests.note(registrar, today(), "Allt", false);
        requests.add(registrar, request, KIND, tell("Elsa vill duscha"));
        for (MaskRequest.At at : List.of(
                new MaskRequest.At("text", 0, 10_000),
                new MaskRequest.At("text", -1, 3),
                new MaskRequest.At("text", 3, 3),
                new MaskRequest.At("hemligt", 0, 1))) {
            assertThatThrownBy(() -> masks.mask(registrar, request, 1, List.of(at), List.of(), GROUND))
                    .as(at.toString())
                    .isInstanceOf(Refusal.NotFound.class);
        }
        assertThatThrownBy(() -> masks.mask(registrar, request, 1, List.of(), List.of("Astrid"), GROUND))
                .satisfies(refusal -> assertThat(problems(refusal)).containsExactly("ord openness.mask.not-there"));
        assertThat(Tester.as(registrar)
                        .send(
                                "/allmanna-handlingar/begaran/" + request + "/handling/1",
                                "/allmanna-handlingar/begaran/" + request + "/handling/1/maska",
                                Map.of("mening", "0-0-99999", "lagrum", GROUND))
                        .statusCode())
                .isEqualTo(404);
    }

    // The archive

    @Test
    void theArchivePackageHoldsAYearsKeptRecordsAndTheHashOfEveryFile() throws IOException {
        UUID id = tell("Dörren <går> & inte \u0007upp");
        answer(id, "Den smörjs", null);
        register.register(registrar, KIND, id);
        secrecy.mark(registrar, KIND, id, false, List.of("Den smörjs"), GROUND, null);
        TakeOutArchive archive = RunningTillit.bean(TakeOutArchive.class);
        assertThatThrownBy(() -> archive.takeOut(registrar, year()))
                .as("nothing is decided")
                .isInstanceOf(Refusal.NotFound.class);
        rule(Rule.Registered.REQUEST, true);
        assertThat(records.preserved(registrar)).containsExactly(Map.entry(year(), 1L));
        assertThatThrownBy(() -> archive.takeOut(house.chief, year())).isInstanceOf(Refusal.NotAllowed.class);
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.takeOut(registrar, year())))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        String folder = "hinder/TIL-" + year() + "-1/";
        assertThat(files)
                .containsOnlyKeys(
                        folder + "handling.html", folder + "handling.xml", "index.html", "manifest-sha256.txt");
        String manifest = new String(files.get("manifest-sha256.txt"), UTF_8);
        files.forEach((name, bytes) -> {
            if (!name.startsWith("manifest")) {
                assertThat(manifest).contains(HexFormat.of().formatHex(AnswerRequest.hash(bytes)) + "  " + name + "\n");
            }
        });
        assertThat(new String(files.get(folder + "handling.xml"), UTF_8))
                .contains("D\u00f6rren &lt;g\u00e5r")
                .contains("<passus>Den smörjs</passus>")
                .contains("lagrum=\"26 kap. 1 §\"");
        assertThat(new String(files.get(folder + "handling.html"), UTF_8))
                .doesNotContain("<går>")
                .contains("[Sekretessmarkerad]");
        assertThatThrownBy(() -> archive.takeOut(registrar, Integer.MAX_VALUE)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> archive.takeOut(registrar, 1900)).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void whatIsDecidedNeedsADecision() {
        assertThatThrownBy(() -> arrange.rule(
                        registrar,
                        KIND,
                        new ArrangeRecords.Given(Rule.Registered.ALWAYS, false, 0, null, " ", today().plusDays(1))))
                .satisfies(refusal -> assertThat(problems(refusal)).hasSize(4));
        assertThatThrownBy(() -> arrange.rule(
                        registrar, "annat", new ArrangeRecords.Given(Rule.Registered.ALWAYS, null, 0, null, "", null)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> arrange.prefix(registrar, "TIL 2026:")).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> arrange.ground(registrar, GROUND, "Igen")).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> arrange.ground(registrar, "<script>", "x")).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> arrange.prefix(house.manager, "KS")).isInstanceOf(Refusal.NotAllowed.class);
    }
}
