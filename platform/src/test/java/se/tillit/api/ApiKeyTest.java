package se.tillit.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import se.tillit.Ledger;
import se.tillit.RunningTillit;
import se.tillit.Serve;
import se.tillit.SettableClock;
import se.tillit.SmallChain;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Role;

/** Keys in an application of its own, whose clock the tests set. */
class ApiKeyTest {

    private static final Pattern KEY = Pattern.compile("tillit_[A-Za-z0-9_-]{64}");
    private static final Ledger LEDGER = new Ledger(RunningTillit.database());

    private static ServletWebServerApplicationContext application;
    private static SettableClock.Hand hand;
    private static String base;

    private final Actor admin = Tester.organisation();

    @BeforeAll
    static void start() {
        application = (ServletWebServerApplicationContext)
                RunningTillit.start(RunningTillit.database(), Serve.class, SettableClock.class);
        hand = application.getBean(SettableClock.Hand.class);
        base = "http://localhost:" + application.getWebServer().getPort();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static LocalDate today() {
        return LocalDate.now(hand.withZone(ZoneId.of("Europe/Stockholm")));
    }

    private static Tester browser(Actor actor) {
        Tester tester = new Tester(base);
        tester.signIn(Tester.emailOf(actor), Tester.PASSWORD);
        return tester;
    }

    private static String made(HttpResponse<String> answer) {
        Matcher key = KEY.matcher(answer.body());
        assertThat(key.find()).as(answer.body()).isTrue();
        return key.group();
    }

    private static Map<String, String> form(String name, boolean writes, LocalDate until) {
        return Map.of("namn", name, "skriver", writes ? "ja" : "nej", "till", until.toString());
    }

    private static String keyOf(Actor actor, boolean writes) {
        return application.getBean(CreateApiKey.class).create(actor, "Prov", writes, today(), today().plusDays(30));
    }

    private static HttpResponse<String> ask(String key, String path) {
        return new Tester(base).withKey(key).get(path);
    }

    @Test
    void aKeyIsShownOnceAndLetsAProgramInUntilItIsRemoved() {
        Tester browser = browser(admin);
        HttpResponse<String> answer = browser.send(
                "/konto/nycklar", "/konto/nycklar", form("Uttag till ekonomi", false, today().plusDays(10)));
        String key = made(answer);
        assertThat(browser.get("/konto/nycklar").body())
                .contains("Uttag till ekonomi")
                .doesNotContain(key);
        assertThat(ask(key, "/api/v1/levels").statusCode()).isEqualTo(200);

        Matcher remove = Pattern.compile("/konto/nycklar/[0-9a-f-]{36}/ta-bort")
                .matcher(browser.get("/konto/nycklar").body());
        assertThat(remove.find()).isTrue();
        browser.send("/konto/nycklar", remove.group(), Map.of());
        assertThat(browser.get("/konto/nycklar").body()).doesNotContain("Uttag till ekonomi");
        assertThat(ask(key, "/api/v1/levels").statusCode()).isEqualTo(401);
    }

    @Test
    void theSameFormSentTwiceMakesOneKeyAndShowsItOnce() {
        Tester browser = browser(admin);
        Map<String, String> fields =
                new TreeMap<>(Tester.hidden(browser.get("/konto/nycklar").body()));
        fields.putAll(form("Två gånger", true, today().plusDays(10)));
        made(browser.post("/konto/nycklar", fields));
        HttpResponse<String> again = browser.post("/konto/nycklar", fields);
        assertThat(again.statusCode()).isEqualTo(302);
        assertThat(LEDGER.strings("select id from api_key where account = '" + admin.account() + "'"))
                .hasSize(1);
    }

    @Test
    void whoStealsTheTableHasNoKey() {
        String key = keyOf(admin, true);
        String row = LEDGER.strings("select to_jsonb(k)::text from api_key k where account = '" + admin.account() + "'")
                .getFirst();
        String random = key.substring(key.length() - 40);
        assertThat(row).contains("hash").doesNotContain(random);
        assertThat(LEDGER.strings("select details from log_entry where organisation = '" + admin.organisation() + "'"))
                .noneMatch(details -> details.contains(random));
    }

    @ParameterizedTest
    @CsvSource({"'', 10", "Namn, 0", "Namn, -1", "Namn, 367", "Namn, 99999"})
    void aKeyHasANameAndAnEndWithinAYear(String name, int days) {
        HttpResponse<String> answer =
                browser(admin).send("/konto/nycklar", "/konto/nycklar", form(name, false, today().plusDays(days)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).doesNotContainPattern(KEY);
    }

    @Test
    void aKeyOpensNothingFromItsLastDay() {
        String key = application.getBean(CreateApiKey.class).create(admin, "Prov", false, today(), today().plusDays(2));
        hand.forward(Duration.ofDays(1));
        assertThat(ask(key, "/api/v1/levels").statusCode()).isEqualTo(200);
        hand.forward(Duration.ofDays(1));
        assertThat(ask(key, "/api/v1/levels").statusCode()).isEqualTo(401);
    }

    @Test
    void whoIsShutOutIsShutOutWithTheirKeys() {
        Actor controller = Tester.colleague(admin, Role.CONTROLLER);
        String key = keyOf(controller, true);
        assertThat(ask(key, "/api/v1/loads").statusCode()).isEqualTo(200);
        LEDGER.execute("update assignment set role = 'STAFF' where account = '" + controller.account() + "'");
        assertThat(ask(key, "/api/v1/loads").statusCode()).isEqualTo(403);
        LEDGER.execute("update account set disabled = true where id = '" + controller.account() + "'");
        assertThat(ask(key, "/api/v1/levels").statusCode()).isEqualTo(401);
    }

    @Test
    void aKeyToReadWithWritesNothing() {
        Actor controller = Tester.colleague(admin, Role.CONTROLLER);
        HttpResponse<String> answer =
                new Tester(base).withKey(keyOf(controller, false)).send("POST", "/api/v1/signals", "{}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("problem").doesNotContain("purpose");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void aKeyOfOneOrganisationIsNothingInAnother() {
        Actor neighbour = Tester.organisation();
        SmallChain.of(neighbour);
        String key = keyOf(admin, true);
        assertThat(ask(key, "/api/v1/units").body()).doesNotContain(SmallChain.NAME);

        byte[] bytes = Base64.getUrlDecoder().decode(key.substring("tillit_".length()));
        ByteBuffer.wrap(bytes)
                .putLong(neighbour.organisation().getMostSignificantBits())
                .putLong(neighbour.organisation().getLeastSignificantBits());
        String forged = "tillit_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertThat(ask(forged, "/api/v1/units").statusCode()).isEqualTo(401);
    }

    @Test
    void somebodyElsesKeyCannotBeRemoved() {
        Actor other = Tester.colleague(admin, Role.STAFF);
        String key = keyOf(other, false);
        String id = LEDGER.strings("select id from api_key where account = '" + other.account() + "'")
                .getFirst();
        Tester browser = browser(admin);
        assertThat(browser.send("/konto/nycklar", "/konto/nycklar/" + id + "/ta-bort", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/konto/nycklar").body()).doesNotContain(id);
        assertThat(ask(key, "/api/v1/levels").statusCode()).isEqualTo(200);
    }

    @Test
    void sessionsOpenNothingForProgramsAndKeysNoPages() {
        Tester browser = browser(admin);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/v1/levels").statusCode()).isEqualTo(401);
        HttpResponse<String> page = ask(keyOf(admin, true), "/krav");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElse("")).endsWith("/logga-in");
    }

    @Test
    void aProgramGetsNoSessionAndNoOtherSiteAnAnswer() {
        HttpResponse<String> answer = new Tester(base)
                .withKey(keyOf(admin, false))
                .exchange(new Tester(base)
                        .withKey(keyOf(admin, false))
                        .request("/api/v1/levels")
                        .header("Origin", "https://evil.example"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase().startsWith("access-control"))
                .noneMatch(name -> name.equalsIgnoreCase("Set-Cookie"));
        HttpResponse<String> preflight = new Tester(base)
                .exchange(new Tester(base)
                        .request("/api/v1/levels")
                        .header("Origin", "null")
                        .header("Access-Control-Request-Method", "GET")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(preflight.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase().startsWith("access-control-allow"));
    }

    @Test
    void onlyTheDayOfTheLastUseIsKept() {
        String key = keyOf(admin, false);
        String kept = "select last_used_on from api_key where account = '" + admin.account() + "'";
        assertThat(LEDGER.strings(kept)).containsOnlyNulls();
        ask(key, "/api/v1/levels");
        assertThat(LEDGER.strings(kept)).containsExactly(today().toString());
    }

    @Test
    void whoTriesKeysIsHeldBackUntilTheNextMinute() {
        hand.forward(Duration.ofMinutes(1));
        String key = keyOf(admin, false);
        for (int i = 0; i < ApiKeyFilter.WRONG_KEYS_A_MINUTE; i++) {
            assertThat(ask("tillit_fel", "/api/v1/levels").statusCode()).isEqualTo(401);
        }
        HttpResponse<String> held = ask(key, "/api/v1/levels");
        assertThat(held.statusCode()).isEqualTo(429);
        assertThat(held.headers()
                        .firstValue("Retry-After")
                        .map(Integer::valueOf)
                        .orElse(0))
                .isBetween(1, 60);
        hand.forward(Duration.ofMinutes(1));
        assertThat(ask(key, "/api/v1/levels").statusCode()).isEqualTo(200);
    }

    @Test
    void aProgramThatAsksWithoutEndIsHeldBack() {
        Flood flood = new Flood(hand, 3);
        UUID one = UUID.randomUUID();
        assertThat(flood.admits(one) && flood.admits(one) && flood.admits(one)).isTrue();
        assertThat(flood.admits(one)).isFalse();
        assertThat(flood.admits(UUID.randomUUID())).isTrue();
        hand.forward(Duration.ofMinutes(1));
        assertThat(flood.admits(one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Basic YTpi", "Bearer", "Bearer tillit_", "Token x", "''"})
    void whatIsNoKeyIsToldSo(String header) {
        HttpResponse<String> answer = new Tester(base)
                .exchange(new Tester(base).request("/api/v1/levels").header("Authorization", header));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.body()).contains("/konto/nycklar");
    }
}
