package se.tillit.diary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import se.tillit.House;
import se.tillit.Ledger;
import se.tillit.RunningTillit;
import se.tillit.Serve;
import se.tillit.SettableClock;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.ballot.Code;
import se.tillit.ballot.Seal;
import se.tillit.chain.UnitKind;
import se.tillit.owntime.SetOwnTimeLimits;
import se.tillit.signal.Basis;
import se.tillit.signal.Frequency;
import se.tillit.signal.Minutes;
import se.tillit.signal.Origin;
import se.tillit.signal.Said;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;

/** A diary week from beginning to corrected estimates, with a clock that the test turns. */
class DiaryTest {

    private static final ConfigurableApplicationContext TILLIT =
            RunningTillit.start(RunningTillit.database(), Serve.class, SettableClock.class);
    private static final SettableClock.Hand CLOCK = TILLIT.getBean(SettableClock.Hand.class);

    /** A Monday. */
    private static final LocalDate BEGINNING = LocalDate.of(2034, 3, 6);

    private final House house = new House();
    private final UUID area = house.unit("omr", "Området", house.office, UnitKind.OWN, "omrade");
    private final UUID first = house.unit("g1", "Grupp 1", area, UnitKind.OWN, "enhet");
    private final UUID second = house.unit("g2", "Grupp 2", area, UnitKind.OWN, "enhet");
    private final BeginWeek begin = TILLIT.getBean(BeginWeek.class);
    private final EnterTime entries = TILLIT.getBean(EnterTime.class);
    private final WeekQuery weeks = TILLIT.getBean(WeekQuery.class);
    private final Ledger ledger = new Ledger(RunningTillit.database());

    @AfterAll
    static void stop() {
        TILLIT.close();
    }

    @BeforeEach
    void beginOnAKnownDay() {
        goTo(BEGINNING);
        house.people(first, 14);
        house.people(second, 12);
        house.worksIn(house.nurse, first);
    }

    private static void goTo(LocalDate day) {
        ZonedDateTime noon = day.atTime(12, 0).atZone(EnterTime.SWEDEN);
        CLOCK.forward(Duration.between(CLOCK.instant(), noon.toInstant()));
    }

    private Week.Terms terms(String title, LocalDate from) {
        return new Week.Terms(
                title,
                area,
                "Områdeschefen",
                "Ledningsgruppen",
                "Vilka rapporter vi slutar med",
                from,
                10,
                List.of("Möte med invånaren", "Styrning och uppföljning", "Annat"),
                List.of("Meeting the citizen", "Steering and follow-up", "Other"),
                2,
                "Kommunal",
                BEGINNING.minusDays(20),
                "Dataskyddsombudet",
                BEGINNING.minusDays(15));
    }

    private UUID week(String title) {
        return begin.begin(house.controller, terms(title, BEGINNING));
    }

    private List<String> codes(UUID week, UUID unit) {
        return TILLIT.getBean(MakeDiaryCodes.class).make(house.controller, week, unit).getFirst().codes().stream()
                .map(Code::printed)
                .toList();
    }

    private void close(UUID week) {
        goTo(BEGINNING.plusDays(7));
        TILLIT.getBean(CloseWeeks.class).close();
    }

    /** Each of so many enters two hours of steering and four of meetings. */
    private void keep(UUID week, UUID unit, int many) {
        codes(week, unit).stream().limit(many).forEach(code -> {
            assertThat(entries.enter(code, UUID.randomUUID(), 2, 120)).isEqualTo(EnterTime.Standing.OPEN);
            assertThat(entries.enter(code, UUID.randomUUID(), 1, 240)).isEqualTo(EnterTime.Standing.OPEN);
        });
    }

    private Optional<Week.Figure> figure(Actor actor, UUID week, Week.Kind kind, UUID of, int category) {
        return weeks.find(actor, week).figures().stream()
                .filter(one -> one.kind() == kind && one.of().equals(of) && one.category() == category)
                .findFirst();
    }

    private static List<String> problems(Callable<?> work) {
        try {
            work.call();
            return List.of();
        } catch (Refusal.Invalid invalid) {
            return java.util.stream.StreamSupport.stream(invalid.problems().spliterator(), false)
                    .map(problem -> problem.text())
                    .toList();
        } catch (Exception other) {
            throw new AssertionError(other);
        }
    }

    @Test
    void aWeekDoesNotBeginBeforeEverythingIsAgreedAndAtMostOnceAYear() {
        Week.Terms bare = new Week.Terms(
                " ",
                area,
                "",
                "",
                "",
                BEGINNING.minusDays(1),
                1,
                List.of("En"),
                List.of(),
                3,
                "",
                BEGINNING,
                "",
                BEGINNING);
        assertThat(problems(() -> begin.begin(house.controller, bare)))
                .containsExactly(
                        "diary.needs-title",
                        "diary.needs-categories",
                        "diary.categories-differ",
                        "diary.needs-steering",
                        "diary.needs-asker",
                        "diary.needs-user",
                        "diary.needs-decision",
                        "diary.needs-day",
                        "diary.needs-own-days",
                        "diary.needs-union",
                        "diary.needs-assessment");
        assertThatThrownBy(() -> begin.begin(house.nurse, terms("Nej", BEGINNING)))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThat(problems(() ->
                        begin.begin(Tester.colleague(Tester.organisation(), Role.CONTROLLER), terms("Nej", BEGINNING))))
                .as("another organisation's unit has nobody in it")
                .containsExactly("diary.needs-people");
        week("I år");
        assertThat(problems(() -> begin.begin(house.controller, terms("Igen", BEGINNING.plusMonths(11)))))
                .containsExactly("diary.once-a-year");
        assertThat(begin.begin(house.controller, terms("Nästa år", BEGINNING.plusYears(1))))
                .isNotNull();
    }

    @Test
    void aWeekIsRefusedWhereARolesTimeIsSpent() {
        TILLIT.getBean(SetOwnTimeLimits.class).set(house.admin, Map.of(Optional.<Role>empty(), "4"));
        assertThat(problems(() -> week("Full"))).containsExactly("diary.budget-spent");
    }

    @Test
    void hoursAreThoseOfAllTogetherFirstForThemselvesAndNothingIsLeftOfWhatOneEntered() {
        UUID week = week("Timmarna");
        keep(week, first, 12);
        keep(week, second, 11);
        assertThat(weeks.find(house.nurse, week).figures())
                .as("while it is open")
                .isEmpty();
        close(week);
        assertThat(figure(house.nurse, week, Week.Kind.BRANCH, area, 2)).hasValueSatisfying(one -> {
            assertThat(one.persons()).isEqualTo(23);
            assertThat(one.hours()).isEqualByComparingTo("2.0");
        });
        assertThat(figure(house.nurse, week, Week.Kind.BRANCH, area, 3))
                .as("nobody had any: no secret")
                .hasValueSatisfying(one -> assertThat(one.hours()).isEqualByComparingTo("0"));
        assertThat(weeks.find(house.chief, week).figures())
                .as("in their own days")
                .isEmpty();
        goTo(BEGINNING.plusDays(17));
        assertThat(weeks.find(house.chief, week).figures()).isNotEmpty().noneMatch(one -> one.of()
                .equals(first));
        assertThat(ledger.strings("select id from diary_sealed where week = '" + week + "'"))
                .isEmpty();
        assertThat(ledger.strings("select hash::text from diary_code where week = '" + week + "' and uses > 0"))
                .isEmpty();
        assertThat(RunningTillit.keys().resolve(week.toString())).doesNotExist();
        assertThat(ledger.strings(
                        "select encode(actor, 'hex') from log_entry where action = 'diary.close' and subject = '" + week
                                + "'"))
                .containsExactly("0".repeat(64));
        assertThatThrownBy(() -> weeks.find(Tester.organisation(), week)).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void ofFewerThanTenNothingIsShown() {
        UUID week = week("Nio");
        keep(week, first, 5);
        keep(week, second, 4);
        close(week);
        assertThat(weeks.find(house.nurse, week).figures()).isNotEmpty().allSatisfy(one -> assertThat(one.hours())
                .isNull());
    }

    @Test
    void whatBranchesShareIsWithheldWhereSubtractionWouldTellOfAFew() {
        UUID other = house.unit("omr2", "Andra området", house.office, UnitKind.OWN, "omrade");
        UUID third = house.unit("g3", "Grupp 3", other, UnitKind.OWN, "enhet");
        UUID fourth = house.unit("g4", "Grupp 4", other, UnitKind.OWN, "enhet");
        house.people(third, 20);
        house.people(fourth, 21);
        UUID week = begin.begin(house.controller, of(terms("Två områden", BEGINNING), house.office));
        keep(week, first, 3);
        keep(week, second, 3);
        keep(week, third, 15);
        keep(week, fourth, 15);
        close(week);
        goTo(BEGINNING.plusDays(20));
        List<Week.Figure> steering = weeks.find(house.admin, week).figures().stream()
                .filter(one -> one.category() == 2 && one.kind() == Week.Kind.BRANCH)
                .toList();
        assertThat(steering.stream().filter(one -> one.of().equals(area)))
                .singleElement()
                .satisfies(one -> assertThat(one.persons()).as("six").isNull());
        assertThat(steering.stream().filter(one -> one.persons() != null))
                .as("the whole or the large area, never both: 36 less 30 is six")
                .hasSizeLessThanOrEqualTo(1);
        assertThat(weeks.find(house.admin, week).week().proof().findings()).isZero();
    }

    @Test
    void theOnlyOneInAnAreaIsNotReadOutOfTheWholeLessItsUnits() {
        house.people(area, 1);
        UUID week = week("Chefen");
        keep(week, area, 1);
        keep(week, first, 12);
        keep(week, second, 11);
        close(week);
        List<Week.Figure> shown = weeks.find(house.nurse, week).figures().stream()
                .filter(one -> one.category() == 2 && one.persons() != null)
                .toList();
        assertThat(shown).as("all 24, or the 23 of the level, and not both").hasSize(1);
        assertThat(weeks.find(house.nurse, week).week().proof().findings()).isZero();
    }

    @Test
    void twoTapsWithoutAnAccountAndAPageThatIsSentAgainCountsOnce() {
        UUID week = week("Två tryck");
        keep(week, first, 10);
        keep(week, second, 11);
        List<String> codes = codes(week, first);
        String base = "http://localhost:"
                + ((ServletWebServerApplicationContext) TILLIT).getWebServer().getPort();
        Tester somebody = new Tester(base);
        assertThat(somebody.get("/dagbok/skriv").body()).contains("Koden står på lappen");
        assertThat(somebody.post("/dagbok/skriv", Map.of("kod", codes.getFirst()))
                        .body())
                .contains("Vad gick tiden till?", "Möte med invånaren");
        HttpResponse<String> howLong = somebody.post("/dagbok/skriv", Map.of("kod", codes.getFirst(), "slag", "2"));
        assertThat(howLong.body()).contains("Hur länge?", "Två timmar");
        Map<String, String> form = new TreeMap<>(Tester.hidden(howLong.body()));
        form.put("tid", "60");
        assertThat(somebody.post("/dagbok/skriv", form).body()).contains("Sparat: En timme, Styrning och uppföljning.");
        assertThat(somebody.post("/dagbok/skriv", form).statusCode()).isEqualTo(200);
        assertThat(somebody.cookies()).isEmpty();
        form.put("tid", "61");
        assertThat(somebody.post("/dagbok/skriv", form).body())
                .as("no such length")
                .contains("Hur länge?");
        form.put("slag", "9");
        assertThat(somebody.post("/dagbok/skriv", form).body())
                .as("no such thing")
                .contains("Vad gick tiden till?");
        assertThat(somebody.post("/dagbok/skriv", Map.of("kod", "22222-22222-22222"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(somebody.post("/dagbok/skriv", form, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        close(week);
        assertThat(figure(house.nurse, week, Week.Kind.BRANCH, area, 2)).hasValueSatisfying(one -> {
            assertThat(one.persons()).isEqualTo(22);
            assertThat(one.hours()).as("twenty-one of two hours and one of one").isEqualByComparingTo("2.0");
        });
        HttpResponse<String> late = somebody.post("/dagbok/skriv", Map.of("kod", codes.getFirst()));
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.body()).contains("Veckan är slut.");
    }

    private Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new TreeMap<>(ledger.tables());
        rows.remove("scheduled_tasks"); // beats like a heart
        String organisation = house.admin.organisation().toString();
        rows.replaceAll((table, all) -> table.startsWith("spring_session")
                ? all
                : all.stream().filter(row -> row.contains(organisation)).toList());
        return rows;
    }

    @Test
    void enteringChangesHowOftenTheCodeWasUsedAndTheSealedEntriesAndNothingElse() {
        UUID week = week("Spåren");
        List<String> codes = codes(week, first);
        for (int i = 0; i < 10; i++) {
            entries.enter(codes.get(i), UUID.randomUUID(), 1, 60);
        }
        Map<String, List<String>> before = rows();
        entries.enter(codes.getFirst(), UUID.randomUUID(), 2, 240);
        Map<String, List<String>> after = rows();
        assertThat(after.keySet().stream().filter(table -> !after.get(table).equals(before.get(table))))
                .containsExactlyInAnyOrder("diary_code", "diary_sealed");
        assertThat(ledger.strings("select distinct xmin::text from diary_sealed where week = '" + week + "'"))
                .as("one transaction wrote them all last")
                .hasSize(1)
                .doesNotContainAnyElementsOf(
                        ledger.strings("select distinct xmin::text from diary_code where week = '" + week + "'"));
        assertThat(ledger.strings("select distinct length(sealed)::text from diary_sealed where week = '" + week + "'"))
                .hasSize(1);
    }

    @Test
    void nobodyFillsTheDiaryAlone() throws Exception {
        UUID week = week("Ensam");
        String code = codes(week, first).getFirst();
        Callable<EnterTime.Standing> entering = () -> entries.enter(code, UUID.randomUUID(), 1, 15);
        List<EnterTime.Standing> standings = new ArrayList<>();
        try (var many = Executors.newFixedThreadPool(8)) {
            for (Future<EnterTime.Standing> one :
                    many.invokeAll(Collections.nCopies(EntryStore.MOST_ENTRIES + 10, entering))) {
                standings.add(one.get());
            }
        }
        assertThat(Collections.frequency(standings, EnterTime.Standing.OPEN)).isEqualTo(EntryStore.MOST_ENTRIES);
        assertThat(Collections.frequency(standings, EnterTime.Standing.FULL)).isEqualTo(10);
    }

    @Test
    void entriesThatSomebodySealedWithoutACodeAreNotCounted() {
        UUID week = week("Stoppad");
        keep(week, first, 11);
        keep(week, second, 11);
        byte[] key = house.within(() -> RunningTillit.bean(WeekStore.class).publicKey(week));
        house.within(() -> {
            EntryStore store = RunningTillit.bean(EntryStore.class);
            for (int i = 0; i < 30; i++) {
                store.add(week, Seal.seal(week, key, new Entry(first, UUID.randomUUID(), 2, 240).bytes()));
            }
            store.add(week, new byte[100]);
            return week;
        });
        close(week);
        assertThat(figure(house.nurse, week, Week.Kind.BRANCH, area, 2)).hasValueSatisfying(one -> {
            assertThat(one.persons()).as("the other unit's").isEqualTo(11);
            assertThat(one.hours()).isEqualByComparingTo("2.0");
        });
    }

    private UUID guessed() {
        return house.demand(
                "Gissad rapport",
                house.staff,
                Origin.OWN,
                SignalKind.REPORT,
                Frequency.of(Frequency.Rhythm.MONTHLY),
                new Minutes(30, 60, 90));
    }

    private static Week.Terms of(Week.Terms terms, UUID root) {
        return new Week.Terms(
                terms.title(),
                root,
                terms.asker(),
                terms.usedBy(),
                terms.decision(),
                terms.startsOn(),
                terms.ownDays(),
                terms.categoriesSv(),
                terms.categoriesEn(),
                terms.steering(),
                terms.unionWith(),
                terms.unionOn(),
                terms.assessedBy(),
                terms.assessedOn());
    }

    @Test
    void theDiaryCorrectsAGuessThatSomebodyChoosesAndSaysWhatItRestsOn() {
        UUID guess = guessed();
        UUID week = begin.begin(house.controller, of(terms("Rättar", BEGINNING), house.office));
        keep(week, first, 12);
        keep(week, second, 11);
        close(week);
        goTo(BEGINNING.plusDays(20));
        TakeOverDiary take = TILLIT.getBean(TakeOverDiary.class);
        WeekQuery.Beside beside = weeks.beside(house.controller, week);
        assertThat(beside.diary())
                .hasValueSatisfying(
                        hours -> assertThat(hours).as("two hours a week").isEqualByComparingTo(new BigDecimal("85")));
        assertThat(beside.guesses()).extracting(WeekQuery.Guess::signal).containsExactly(guess);
        assertThat(problems(() -> take.take(house.controller, week, List.of()))).containsExactly("diary.choose-some");
        assertThat(take.take(house.controller, week, List.of(guess))).isEqualTo(1);
        Signal.Details after =
                TILLIT.getBean(SignalQuery.class).find(house.controller, guess).details();
        assertThat(after.said()).isEqualTo(new Said(Basis.DIARY, "Rättar", BEGINNING.plusDays(7)));
        assertThat(after.minutes()).isEqualTo(new Minutes(5_400, 10_800, 16_200));
        assertThat(weeks.beside(house.controller, week).guesses())
                .as("no guess any more")
                .isEmpty();
    }

    @Test
    void whatLandsElsewhereIsNotCorrected() {
        UUID guess = guessed();
        UUID week = week("Rättar inte");
        keep(week, first, 12);
        keep(week, second, 11);
        close(week);
        goTo(BEGINNING.plusDays(20));
        assertThat(weeks.beside(house.controller, week).guesses()).isEmpty();
        assertThat(problems(() -> TILLIT.getBean(TakeOverDiary.class).take(house.controller, week, List.of(guess))))
                .contains("diary.choose-some");
        assertThatThrownBy(() -> weeks.beside(house.nurse, week)).isInstanceOf(Refusal.NotAllowed.class);
    }
}
