package se.tillit.burden;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.tillit.RunningTillit;
import se.tillit.SmallChain;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Role;

/** What somebody sees and does about what steering takes: 12 nurses, and a report an hour long every month. */
class BurdenPagesTest {

    private static final Pattern ADDRESS = Pattern.compile("<code>https?://[^/]+(/kalender/[\\w-]+)</code>");

    private Actor admin;
    private Actor controller;
    private SmallChain chain;
    private Tester tester;

    @BeforeEach
    void aReportOfAnHourEveryMonth() {
        admin = Tester.organisation();
        controller = Tester.colleague(admin, Role.CONTROLLER);
        chain = SmallChain.of(admin);
        tester = Tester.as(controller);
        set("minutes_low = 30, minutes_likely = 60, minutes_high = 90, frequency = 'MONTHLY', due_days = '{03-15}'");
    }

    private void set(String columns) {
        inside(db -> db.execute("update signal set " + columns + " where id = ?", chain.signal()));
    }

    private void inside(java.util.function.ToIntFunction<DSLContext> work) {
        RunningTillit.bean(Door.class)
                .writeAs(admin.organisation(), () -> work.applyAsInt(RunningTillit.bean(DSLContext.class)));
    }

    @Test
    void whatIsGuessedIsCalledAGuessAndShowsNoMoney() {
        inside(db -> db.execute("update position_version set hourly_cost = 300"));
        assertThat(tester.get("/borda").body())
                .contains("omkring 140 timmar")
                .contains("Grov gissning")
                .contains("Därför visas inga kronor");
        set("minutes_basis = 'ESTIMATE', minutes_by = 'Tre undersköterskor'");
        assertThat(tester.get("/borda").body())
                .contains("Timmarna är uppskattade eller mätta")
                .contains("Omkring 43")
                .doesNotContain("Grov gissning");
    }

    @Test
    void everyFigureOpensTheRowsAndWhoSaidSo() {
        set("minutes_basis = 'ESTIMATE', minutes_by = 'Tre undersköterskor', minutes_on = '2026-03-03'");
        String rows = tester.get("/borda/rader?befattning=" + chain.position()).body();
        assertThat(rows)
                .contains("60 minuter (30–90)")
                .contains("12 gånger om året")
                .contains("antal 12")
                .contains("Tre undersköterskor")
                .contains("3 mars 2026");
        assertThat(tester.get("/borda/rader.csv").body())
                .contains("Rapport från " + SmallChain.NAME)
                .contains(";144,00;");
    }

    @Test
    void anotherOrganisationsUnitsAndPositionsAreNotFoundInAQuestion() {
        Tester stranger = Tester.as(Tester.organisation());
        for (String path : new String[] {"/borda", "/borda/rader", "/borda/rader.csv", "/borda/prova", "/arshjul"}) {
            assertThat(stranger.get(path + "?enhet=" + chain.unit()).statusCode())
                    .as(path)
                    .isEqualTo(404);
            assertThat(stranger.get(path + "?befattning=" + chain.position()).statusCode())
                    .as(path)
                    .isEqualTo(404);
            assertThat(stranger.get(path + "?utfardare=" + chain.unit()).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void aQuestionThatCannotBeReadIsRefusedAndNeverFails() {
        for (String question : new String[] {
            "enhet=x",
            "ursprung=MARS",
            "slag=1",
            "ar=tjugo",
            "ar=999999999",
            "ar=-5",
            "efter=x",
            "efter=-7",
            "efter=2147483647"
        }) {
            assertThat(tester.get("/borda/rader?" + question).statusCode())
                    .as(question)
                    .isLessThan(500);
        }
        assertThat(tester.get("/borda/prova?bort=x").statusCode()).isLessThan(500);
    }

    @Test
    void aFurtherActivityAddsAndWhatWasSaidBeforeIsKept() {
        String page = "/krav/" + chain.signal() + "/moment";
        Map<String, String> activity = Map.of(
                "namn", "Samla in siffror", "troligast", "30", "underlag", "ESTIMATE", "sagtav", "Två samordnare");
        assertThat(tester.send(page, page, activity).statusCode()).isEqualTo(302);
        assertThat(tester.get("/borda").body()).contains("omkring 220 timmar");
        assertThat(tester.get("/befattning/" + chain.position()).body()).contains("omkring 18 timmar");
        Map<String, String> changed =
                Map.of("nummer", "0", "namn", "Samla in siffror", "troligast", "60", "sagtav", "Samma två");
        assertThat(tester.send(page, page, changed).statusCode()).isEqualTo(302);
        assertThat(tester.get(page).body())
                .contains("Vad som sades tidigare")
                .contains("Två samordnare")
                .contains("Samma två");
        assertThat(tester.send(page, page + "/ta-bort", Map.of("nummer", "0")).statusCode())
                .isEqualTo(302);
        assertThat(tester.get("/borda").body()).contains("omkring 140 timmar");
    }

    @Test
    void anActivityWithoutANameOrWithMinutesThatAreNoneIsToldWhatToWrite() {
        String page = "/krav/" + chain.signal() + "/moment";
        HttpResponse<String> answer = tester.send(page, page, Map.of("troligast", "länge", "kostnad", "dyrt"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Skriv vad som görs")
                .contains("Skriv hela minuter")
                .contains("Skriv kronor");
    }

    @Test
    void aFormFromBeforeSomebodyElsesChangeOverwritesNothing() {
        String page = "/krav/" + chain.signal() + "/moment";
        assertThat(tester.send(page, page, Map.of("namn", "Ett", "troligast", "5"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(tester.send(page, page, Map.of("namn", "Två", "troligast", "5", "version", "0"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(tester.get(page).body()).contains("Ett").doesNotContain("Två");
    }

    @Test
    void tickingADemandAwayShowsWhatThatFreesAndSavesNothing() {
        String freed = tester.get("/borda/prova?bort=" + chain.signal()).body();
        assertThat(freed)
                .contains("omkring 140 timmar om året tillbaka till mötet")
                .contains("checked");
        assertThat(tester.get("/borda/prova").body()).doesNotContain("checked");
        set("origin = 'LAW'");
        assertThat(tester.get("/borda/prova?bort=" + chain.signal()).body())
                .contains("Kräver lagen")
                .contains("disabled")
                .doesNotContain("tillbaka till mötet med medborgaren.</p>");
    }

    @Test
    void theSameFigureAskedForByTwoIsToldOnceWithWhoCanHaveItFromWhom() {
        inside(db -> {
            UUID other = db.fetchSingle(
                            "insert into signal (code, kind, title, issuer, origin, valid) "
                                    + "values ('R2', 'REPORT', 'Kvartalets olyckor', ?, 'OWN', '[2020-01-01,)') returning id",
                            chain.unit())
                    .into(UUID.class);
            db.execute(
                    "insert into signal_receiver (signal, ordinal, position) values (?, 0, ?)",
                    other,
                    chain.position());
            db.execute(
                    "insert into signal_field (signal, ordinal, name, period, population) values (?, 0, 'Antal fall', 'QUARTER', 'Hemtjänst')",
                    other);
            return db.execute(
                    "insert into signal_field (signal, ordinal, name, period, population) values (?, 0, 'ANTAL FALL', 'MONTH', 'hemtjänst')",
                    chain.signal());
        });
        assertThat(tester.get("/borda/samma").body())
                .contains("begärs av 2")
                .contains("Svara en gång, i ”Rapport från " + SmallChain.NAME)
                .contains("Den andra kan få uppgiften därifrån: Kvartalets olyckor")
                .contains("summan för sin period");
        assertThat(tester.get("/borda/samma.csv").body()).contains("Kan få uppgiften därifrån");
    }

    @Test
    void theHourlyCostIsSaidFromADayWithItsSourceAndOlderDaysKeepTheirs() {
        String page = "/befattning/" + chain.position() + "/timkostnad";
        assertThat(tester.send(page, page, Map.of("kronor", "mycket", "fran", "sedan"))
                        .statusCode())
                .isEqualTo(422);
        Map<String, String> cost = Map.of("kronor", "300", "kalla", "Ekonomistaben", "fran", "2026-07-01");
        assertThat(tester.send(page, page, cost).statusCode()).isEqualTo(302);
        assertThat(tester.get(page).body()).contains("räknas som 300 kronor").contains("Ekonomistaben");
        set("minutes_basis = 'ESTIMATE'");
        assertThat(tester.get("/borda/rader.csv").body()).contains(";300,00;");
        inside(db -> {
            assertThat(db.fetch("select valid::text from position_version order by valid")
                            .getValues(0, String.class))
                    .containsExactly("[2020-01-01,2026-07-01)", "[2026-07-01,)");
            return 0;
        });
    }

    @Test
    void theYearWheelShowsWhenThingsAreDue() {
        String wheel = tester.get("/arshjul?befattning=" + chain.position()).body();
        assertThat(wheel).contains("15 mars " + LocalDate.now().getYear()).contains("viewBox=\"-284");
    }

    private String feed() {
        HttpResponse<String> answer = tester.send(
                "/arshjul?befattning=" + chain.position(), "/kalender", Map.of("befattning", "" + chain.position()));
        assertThat(answer.statusCode()).isEqualTo(200);
        Matcher address = ADDRESS.matcher(answer.body());
        assertThat(address.find()).isTrue();
        return address.group(1);
    }

    @Test
    void aCalendarFetchesTheYearAtItsAddressWithoutSigningIn() {
        String calendar = new Tester().get(feed()).body();
        assertThat(calendar)
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("DTSTART;VALUE=DATE:" + LocalDate.now().getYear() + "0315\r\n")
                .contains("SUMMARY:Rapport från " + SmallChain.NAME)
                .doesNotContain(controller.name())
                .endsWith("END:VCALENDAR\r\n");
        assertThat(calendar.lines())
                .allMatch(line -> line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 75);
    }

    @Test
    void anAddressThatIsTakenBackLeadsNowhereAndNobodyElseCanTakeItBack() {
        String address = feed();
        Matcher form = Pattern.compile("/kalender/([0-9a-f-]{36})/ta-bort")
                .matcher(tester.get("/kalender").body());
        assertThat(form.find()).isTrue();
        Tester colleague = Tester.as(Tester.colleague(admin, Role.CONTROLLER));
        assertThat(colleague
                        .send(
                                "/kalender",
                                form.group(),
                                Map.of("nyckel", UUID.randomUUID().toString()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(new Tester().get(address).statusCode()).isEqualTo(200);
        assertThat(tester.send("/kalender", form.group(), Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(new Tester().get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void aCalendarEndsWhenItsOwnerIsNoLongerLetIn() {
        String address = feed();
        RunningTillit.bean(DSLContext.class)
                .execute("update account set disabled = true where id = ?", controller.account());
        assertThat(new Tester().get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void theAddressIsStoredNowhereAndAChangedOneLeadsNowhere() {
        String address = feed();
        String secret = address.substring("/kalender/".length());
        inside(db -> {
            assertThat(db.fetch("select to_jsonb(f)::text from burden_feed f").toString())
                    .doesNotContain(secret);
            assertThat(db.fetch("select coalesce(location, '') from idempotency")
                            .toString())
                    .doesNotContain(secret);
            return 0;
        });
        char last = secret.charAt(30) == 'A' ? 'B' : 'A';
        assertThat(new Tester()
                        .get("/kalender/" + secret.substring(0, 30) + last + secret.substring(31))
                        .statusCode())
                .isEqualTo(404);
        assertThat(tester.get("/kalender").body()).doesNotContain(secret);
    }
}
