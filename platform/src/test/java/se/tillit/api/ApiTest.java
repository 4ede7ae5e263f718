package se.tillit.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.tillit.Ledger;
import se.tillit.RunningTillit;
import se.tillit.SmallChain;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What programs read and write, over a chain of one unit, one position held by twelve, and one demand. */
class ApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Ledger LEDGER = new Ledger(RunningTillit.database());

    private static Actor admin;
    private static SmallChain chain;
    private static Tester program;

    @BeforeAll
    static void aKey() {
        admin = Tester.organisation();
        chain = SmallChain.of(admin);
        program = Tester.program(Tester.colleague(admin, Role.CONTROLLER), true);
    }

    private static JsonNode get(String path) {
        HttpResponse<String> answer = program.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        return JSON.readTree(answer.body());
    }

    /** A new demand of one's own, with everything that one must say. */
    private static ObjectNode details() {
        ObjectNode details = JSON.createObjectNode()
                .put("kind", "REPORT")
                .put("title", "Fall per kvartal")
                .put("issuer", chain.unit().toString())
                .put("origin", "OWN")
                .put("purpose", "Färre fall")
                .put("usedBy", "Kvalitetsgruppen")
                .put("from", "2026-01-01")
                .put("to", "2030-01-01");
        details.putArray("receivers")
                .addObject()
                .put("position", chain.position().toString());
        details.putArray("via").add(chain.unit().toString());
        details.putArray("dueDays").add("02-15").add("08-15");
        details.putObject("frequency").put("rhythm", "TIMES").put("timesPerYear", new BigDecimal("2.125"));
        details.putObject("minutes").put("low", 20).put("likely", 30).put("high", 60);
        return details;
    }

    private static int signals() {
        return LEDGER.strings("select id from signal where organisation = '" + admin.organisation() + "'")
                .size();
    }

    private static List<String> fields(HttpResponse<String> answer) {
        List<String> fields = new ArrayList<>();
        JSON.readTree(answer.body())
                .path("problems")
                .forEach(one -> fields.add(one.path("field").asString()));
        return fields;
    }

    @Test
    void theChainOfADayIsRead() {
        assertThat(get("/api/v1/levels").path("levels").size()).isGreaterThan(3);
        JsonNode unit = get("/api/v1/units/" + chain.unit());
        assertThat(unit.path("name").asString()).contains(SmallChain.NAME);
        assertThat(unit.path("kind").asString()).isEqualTo("OWN");
        assertThat(unit.path("from").asString()).isEqualTo("2020-01-01");
        assertThat(unit.path("to").isNull()).isTrue();
        assertThat(get("/api/v1/positions/" + chain.position()).path("persons").decimalValue())
                .isEqualByComparingTo("12");
        assertThat(get("/api/v1/headcounts")
                        .path("headcounts")
                        .get(0)
                        .path("unit")
                        .asString())
                .isEqualTo(chain.unit().toString());
        assertThat(get("/api/v1/successions").path("successions").isArray()).isTrue();
        assertThat(get("/api/v1/units?day=2019-12-31").path("units").size()).isZero();
        assertThat(program.get("/api/v1/units/" + chain.unit() + "?day=2019-12-31")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsWrittenIsReadBackAsItWasWritten() {
        HttpResponse<String> made =
                program.send("POST", "/api/v1/signals", details().toString());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode stored = get(made.headers().firstValue("Location").orElseThrow());
        assertThat(stored).isEqualTo(JSON.readTree(made.body()));
        details().properties().forEach(field -> assertThat(
                        stored.path("details").path(field.getKey()))
                .as(field.getKey())
                .hasToString(
                        field.getKey().equals("receivers")
                                ? "[{\"unit\":null,\"position\":\"" + chain.position() + "\"}]"
                                : field.getValue().toString()));
        assertThat(stored.path("hoursEach").path("likely").decimalValue()).isEqualByComparingTo("1.06");

        ObjectNode change =
                JSON.createObjectNode().put("version", stored.path("version").asInt());
        change.set("details", stored.path("details"));
        JsonNode changed = JSON.readTree(
                program.send("PUT", "/api/v1/signals/" + stored.path("id").asString(), change.toString())
                        .body());
        assertThat(changed.path("details")).isEqualTo(stored.path("details"));
        assertThat(changed.path("version").asInt())
                .isEqualTo(stored.path("version").asInt() + 1);
    }

    @Test
    void theSameRequestSentAgainHasOneEffectAndTheSameAnswer() {
        int before = signals();
        UUID once = UUID.randomUUID();
        ObjectNode details = details().put("title", "En gång");
        HttpResponse<String> first = program.send("POST", "/api/v1/signals", details.toString(), once);
        HttpResponse<String> second = program.send("POST", "/api/v1/signals", details.toPrettyString(), once);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(signals()).isEqualTo(before + 1);
        assertThat(program.send(
                                "POST",
                                "/api/v1/signals",
                                details().put("title", "Något annat").toString(),
                                once)
                        .statusCode())
                .isEqualTo(409);
        assertThat(program.exchange(program.request("/api/v1/signals")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(details.toString())))
                        .statusCode())
                .isEqualTo(400);
        assertThat(signals()).isEqualTo(before + 1);
    }

    @Test
    void whoeverChangesWhatSomebodyElseChangedSeesHowItStands() {
        JsonNode stored = JSON.readTree(
                program.send("POST", "/api/v1/signals", details().toString()).body());
        String path = "/api/v1/signals/" + stored.path("id").asString();
        ObjectNode change = JSON.createObjectNode().put("version", 0);
        change.set("details", details().put("title", "Först"));
        assertThat(program.send("PUT", path, change.toString()).statusCode()).isEqualTo(200);
        change.set("details", details().put("title", "Sist"));
        HttpResponse<String> refused = program.send("PUT", path, change.toString());
        assertThat(refused.statusCode()).isEqualTo(409);
        JsonNode current = JSON.readTree(refused.body()).path("current");
        assertThat(current.path("details").path("title").asString()).isEqualTo("Först");
        assertThat(current.path("version").asInt()).isEqualTo(1);
        assertThat(get(path)).isEqualTo(current);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceByTheNamesThatWereSent() {
        ObjectNode details = details();
        details.remove(List.of("purpose", "usedBy", "to", "title"));
        details.put("issuer", UUID.randomUUID().toString());
        details.putObject("minutes").put("low", 5).put("likely", 1).put("high", 2);
        details.putArray("dueDays").add("13-45");
        details.putArray("receivers").addObject().put("unit", UUID.randomUUID().toString());
        HttpResponse<String> answer = program.send("POST", "/api/v1/signals", details.toString());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(fields(answer)).contains("title", "issuer", "minutes.likely", "dueDays", "receivers[0].unit");

        ObjectNode unjustified = details();
        unjustified.remove(List.of("purpose", "usedBy", "to"));
        HttpResponse<String> english = program.exchange(program.request("/api/v1/signals")
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(unjustified.toString())));
        assertThat(fields(english)).containsExactlyInAnyOrder("purpose", "usedBy", "to");
        assertThat(english.body()).contains("A new demand needs a purpose");
    }

    @Test
    void aLongListComesInPagesThatFitTogether() {
        for (int i = 0; i < 5; i++) {
            program.send(
                    "POST",
                    "/api/v1/signals",
                    details().put("title", "Sida & ?=# " + i % 2).toString());
        }
        List<String> seen = new ArrayList<>();
        String next = "/api/v1/signals?limit=2&kind=REPORT&origin=OWN&words=Sida%20%26%20%3F%3D%23";
        int pages = 0;
        while (next != null) {
            JsonNode page = get(next);
            assertThat(page.path("all").asInt()).isEqualTo(5);
            page.path("signals").forEach(one -> seen.add(one.path("id").asString()));
            next = page.path("next").isNull() ? null : page.path("next").asString();
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void whatLandsComesWithItsHoursAndWhatTheyAreMadeOf() {
        Actor other = Tester.organisation();
        SmallChain theirs = SmallChain.of(other);
        LEDGER.execute(
                "update signal set frequency = 'MONTHLY', minutes_low = 30, minutes_likely = 60, minutes_high = 90"
                        + " where id = '" + theirs.signal() + "'");
        Tester reader = Tester.program(other, false);
        for (String path : List.of("/positions/" + theirs.position(), "/units/" + theirs.unit())) {
            JsonNode landing =
                    JSON.readTree(reader.get("/api/v1" + path + "/landing").body());
            assertThat(landing.path("hoursEach").toString()).isEqualTo("{\"low\":6.0,\"likely\":12.0,\"high\":18.0}");
            assertThat(landing.path("hoursTogether").path("likely").decimalValue())
                    .isEqualByComparingTo("144");
            JsonNode demand = landing.path("demands").get(0);
            assertThat(demand.path("persons").decimalValue()).isEqualByComparingTo("12");
            assertThat(demand.path("minutes").path("likely").asInt()).isEqualTo(60);
            assertThat(demand.path("timesPerYear").decimalValue()).isEqualByComparingTo("12");
            assertThat(demand.path("missing").toString()).contains("PURPOSE", "USER");
        }
    }

    @Test
    void theLogAndTheLoadsAreRead() {
        HttpResponse<String> log = Tester.program(admin, false).get("/api/v1/log");
        assertThat(log.headers().firstValue("Content-Type").orElse("")).startsWith("application/x-ndjson");
        assertThat(log.body().lines()).isNotEmpty().allMatch(line -> JSON.readTree(line)
                .has("hash"));
        assertThat(get("/api/v1/loads").path("loads").isArray()).isTrue();
    }

    static Stream<String> unreadable() {
        String title = "{\"title\":";
        return Stream.of(
                "",
                "null",
                "[]",
                "5",
                "{",
                title + "\"a\"} trailing",
                title + "\"a\",\"title\":\"b\"}",
                title + "\"a\",\"id\":\"" + UUID.randomUUID() + "\"}",
                title + "\"a\",\"organisation\":\"" + UUID.randomUUID() + "\"}",
                title + "5}",
                title + "true}",
                title + "[\"a\"]}",
                title + "\"\\u0000\"}",
                title + "\"\\ud800\"}",
                title + "\"\\udc00\\ud800\"}",
                title + "NaN}",
                "{\"issuer\":{}}",
                "{\"issuer\":\"1\"}",
                "{\"issuer\":7}",
                "{\"kind\":\"REPORTS\"}",
                "{\"kind\":0}",
                "{\"receivers\":{}}",
                "{\"receivers\":\"\"}",
                "{\"minutes\":{\"likely\":\"30\"}}",
                "{\"minutes\":{\"likely\":30.5}}",
                "{\"minutes\":{\"likely\":2147483648}}",
                "{\"minutes\":{\"likely\":9223372036854775808}}",
                "{\"minutes\":{\"likely\":NaN}}",
                "{\"minutes\":30}",
                "{\"frequency\":{\"timesPerYear\":" + "9".repeat(1_000_000) + "}}",
                "{\"from\":\"2026-02-29\"}",
                "{\"from\":\"1/2 2026\"}",
                "{\"from\":20260101}",
                "{\"from\":[2026,1,1]}",
                "{\"body\":\"" + "a".repeat(10_000_000) + "\"}",
                "{\"a\":".repeat(100_000),
                "[".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatCannotBeReadIsRefusedPlainly(String body) {
        int before = signals();
        HttpResponse<String> answer = program.send("POST", "/api/v1/signals", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(fields(answer)).as(answer.body()).hasSize(1);
        assertThat(answer.body()).doesNotContainIgnoringCase("exception").doesNotContain("jackson", "se.tillit");
        assertThat(signals()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"minutes\":{\"likely\":-1}}",
                "{\"minutes\":{\"likely\":100001}}",
                "{\"minutes\":{\"low\":1}}",
                "{\"frequency\":{\"rhythm\":\"TIMES\"}}",
                "{\"frequency\":{\"rhythm\":\"TIMES\",\"timesPerYear\":-1}}",
                "{\"frequency\":{\"rhythm\":\"TIMES\",\"timesPerYear\":1e20}}",
                "{\"frequency\":{\"rhythm\":\"TIMES\",\"timesPerYear\":1e308}}",
                "{\"from\":\"0000-01-01\"}",
                "{\"from\":\"9999-12-31\"}",
                "{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\"}",
                "{\"title\":\"   \"}",
                "{\"receivers\":[{}]}"
            })
    void whatIsOutOfBoundsIsToldByItsField(String part) {
        ObjectNode details = details();
        JsonNode wrong = JSON.readTree(part);
        wrong.properties().forEach(one -> details.set(one.getKey(), one.getValue()));
        HttpResponse<String> answer = program.send("POST", "/api/v1/signals", details.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        String field = wrong.propertyNames().iterator().next();
        assertThat(fields(answer)).as(answer.body()).anyMatch(name -> name.startsWith(field) || name.equals("to"));
    }

    @Test
    void whatPeopleWriteIsStoredExactly() {
        for (String text : List.of("e\u0301 é", "🙂", "\u202Eabc", "=1+1", "a\uFEFFb", "'; drop table signal; --")) {
            HttpResponse<String> answer = program.send(
                    "POST", "/api/v1/signals", details().put("title", text).toString());
            assertThat(JSON.readTree(answer.body())
                            .path("details")
                            .path("title")
                            .asString())
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=-1",
                "limit=1000000000",
                "limit=99999999999999999999",
                "limit=x",
                "kind=X",
                "unexplained=maybe",
                "after=1",
                "day=0000-01-01",
                "day=9999-12-31",
                "day=%2B999999999-12-31",
                "day=2026-02-29",
                "day=idag"
            })
    void aQuestionOutOfBoundsIsRefusedByItsName(String query) {
        HttpResponse<String> answer = program.get("/api/v1/signals?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
        assertThat(fields(answer)).as(answer.body()).containsExactly(query.replaceFirst("=.*", ""));
    }

    @Test
    void anotherOrganisationsIdsAreRefusedWhereverTheyAreSent() {
        SmallChain theirs = SmallChain.of(Tester.organisation());
        assertThat(program.get("/api/v1/signals?after=" + theirs.signal()).statusCode())
                .isEqualTo(404);
        assertThat(program.get("/api/v1/positions/" + chain.position() + "/landing?within=" + theirs.unit())
                        .statusCode())
                .isEqualTo(404);
        ObjectNode details = details().put("issuer", theirs.unit().toString());
        details.putArray("via").add(theirs.unit().toString());
        details.putArray("receivers")
                .addObject()
                .put("position", theirs.position().toString());
        HttpResponse<String> answer = program.send("POST", "/api/v1/signals", details.toString());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(fields(answer)).contains("issuer", "via", "receivers[0].position");
        assertThat(answer.body()).doesNotContain(SmallChain.NAME);
    }

    @Test
    void nothingIsChangedByTheWrongMethodOrTheWrongKindOfBody() {
        int before = signals();
        Map<String, Integer> tries = Map.of("PATCH", 405, "DELETE", 405, "TRACE", 405);
        tries.forEach((method, status) -> assertThat(program.send(method, "/api/v1/signals/" + chain.signal(), "{}")
                        .statusCode())
                .as(method)
                .isIn(status, 400));
        assertThat(program.exchange(program.request("/api/v1/signals")
                                .header("X-HTTP-Method-Override", "POST")
                                .header("Content-Type", "application/json")
                                .GET())
                        .statusCode())
                .isEqualTo(200);
        assertThat(program.exchange(program.request("/api/v1/signals")
                                .header("Content-Type", "text/plain")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        details().toString())))
                        .statusCode())
                .isEqualTo(415);
        HttpResponse<String> form = program.post("/api/v1/signals", Map.of("title", "x", "_method", "PUT"));
        assertThat(form.statusCode()).isIn(400, 415);
        assertThat(signals()).isEqualTo(before);
    }
}
