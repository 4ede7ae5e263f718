package se.tillit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import se.tillit.access.Actor;
import se.tillit.access.Role;

/** What a hostile page, a hostile request or a failure of our own meets. */
@ExtendWith(OutputCaptureExtension.class)
class WebDefenceTest {

    private static final String SECRET = "hemligt i felet";

    private static final ConfigurableApplicationContext FAILING =
            RunningTillit.start(RunningTillit.database(), Serve.class, Failing.class);

    private static final Map<String, String> ON_EVERYTHING = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Strict-Transport-Security",
            "max-age=63072000 ; includeSubDomains");

    /** Pages that fail: one while it works, one while it is drawn, one when half of it is sent, and one whose reader has left. */
    static class Failing {

        public View fail() {
            throw new IllegalStateException(SECRET);
        }

        public View failWhileDrawing() {
            return (model, request, response) -> {
                throw new IllegalStateException(SECRET);
            };
        }

        public void failHalfway(HttpServletResponse response) throws IOException {
            response.getOutputStream().write("första halvan".getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
            throw new IllegalStateException(SECRET);
        }

        public View leave() throws IOException {
            throw new IOException("Broken pipe");
        }

        @Bean
        InitializingBean failingPages(
                @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings, Failing failing) {
            return () -> {
                for (Method method : Failing.class.getDeclaredMethods()) {
                    if (Modifier.isPublic(method.getModifiers())) {
                        var path = RequestMappingInfo.paths("/look/" + method.getName());
                        mappings.registerMapping(path.build(), failing, method);
                    }
                }
            };
        }
    }

    @AfterAll
    static void stop() {
        FAILING.close();
    }

    private final Actor admin = Tester.organisation();

    @Test
    void everyKindOfAnswerCarriesTheSameProtection() {
        Tester in = Tester.as(admin);
        Tester inspector = Tester.as(Tester.colleague(admin, Role.INSPECTOR));
        Tester out = new Tester();
        Map<String, HttpResponse<String>> answers = new TreeMap<>(Map.of(
                "200 a page", in.get("/"),
                "200 an open page", out.get("/logga-in"),
                "200 a file of ours", out.get("/look/tillit.css"),
                "200 an export", in.get("/logg/export"),
                "302 to sign-in", out.get("/styrkedja"),
                "303 after a choice", out.get("/sprak?till=en"),
                "400 by the firewall", out.get("/look/..;/x"),
                "403 by role", inspector.get("/styrkedja"),
                "403 without a token", in.post("/logga-ut", Map.of()),
                "404", in.get("/finns-inte")));
        answers.put("403 by origin", in.post("/logga-ut", in.csrf(), "Origin", "https://evil.example"));
        answers.put("404 a file", out.get("/look/finns-inte.css"));
        answers.put("500", failing().get("/look/fail"));
        answers.put("500 while drawing", failing().get("/look/failWhileDrawing"));
        answers.forEach((kind, answer) -> {
            assertThat(answer.statusCode()).as(kind).isEqualTo(Integer.parseInt(kind.substring(0, 3)));
            ON_EVERYTHING.forEach((header, value) ->
                    assertThat(answer.headers().allValues(header)).as(kind).containsExactly(value));
            assertThat(answer.headers().map().keySet())
                    .as(kind)
                    .noneMatch(header -> header.matches("(?i)server|x-powered-by|access-control-.*"));
        });
    }

    @Test
    void aRefusalIsAPageOfOursInTheReadersLanguage() {
        Tester in = Tester.as(admin);
        for (HttpResponse<String> answer : List.of(
                in.get("/finns-inte"),
                in.post("/logga-ut", Map.of()),
                in.post("/logga-ut", in.csrf(), "Origin", "null"),
                in.get("/look/..;/x"),
                failing().get("/look/failWhileDrawing"))) {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
            assertThat(answer.body()).contains("<html lang=\"sv\">", "Gå till startsidan");
        }
    }

    @Test
    void whatStandsBehindSignInIsKeptByNobodyAndOurFilesAreKeptAWhile() {
        Tester in = Tester.as(admin);
        for (String path : List.of("/", "/styrkedja", "/logg/export", "/finns-inte")) {
            assertThat(in.get(path).headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).as(path).contains("no-store"));
        }
        assertThat(in.get("/look/tillit.css").headers().firstValue("Cache-Control"))
                .hasValue("max-age=3600");
    }

    @Test
    void aFormWithoutItsTokenOrWithSomebodyElsesIsRefused() {
        Tester tester = Tester.as(admin);
        Map<String, String> foreign =
                Tester.as(Tester.colleague(admin, Role.STAFF)).csrf();
        assertThat(tester.post("/logga-ut", Map.of()).statusCode()).isEqualTo(403);
        assertThat(tester.post("/logga-ut", foreign).statusCode()).isEqualTo(403);
        assertThat(tester.exchange(tester.request("/logga-ut")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString(
                                        "_csrf=" + tester.csrf().get("_csrf"))))
                        .statusCode())
                .isEqualTo(403);
        assertStillIn(tester);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://localhost.evil.example",
                "http://localhost:1",
                "http://evil@localhost",
                "",
                "::"
            })
    void aFormFromAnotherSiteIsRefusedEvenWithItsToken(String origin) {
        Tester tester = Tester.as(admin);
        assertThat(tester.post("/logga-ut", tester.csrf(), "Origin", origin).statusCode())
                .isEqualTo(403);
        assertStillIn(tester);
    }

    @Test
    void aFormFromOurOwnSiteIsTaken() {
        Tester tester = Tester.as(admin);
        String own = "http://localhost:" + RunningTillit.port();
        assertThat(tester.post("/logga-ut", tester.csrf(), "Origin", own).statusCode())
                .isEqualTo(302);
        assertThat(tester.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void onlyAPostChangesAnything() {
        Tester tester = Tester.as(admin);
        Map<String, String> token = tester.csrf();
        String query = "?_csrf=" + token.get("_csrf");
        for (String method : List.of("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROV")) {
            tester.exchange(tester.request("/logga-ut" + query).method(method, BodyPublishers.noBody()));
            tester.exchange(tester.request("/logga-ut" + query + "&_method=POST")
                    .header("X-HTTP-Method-Override", "POST")
                    .method(method, BodyPublishers.noBody()));
        }
        assertStillIn(tester);
        Map<String, String> fields = new TreeMap<>(token);
        fields.put("_method", "GET");
        assertThat(tester.post("/styrkedja", fields, "X-HTTP-Method-Override", "GET")
                        .statusCode())
                .as("a POST stays one")
                .isEqualTo(405);
    }

    @Test
    void traceIsRefused() {
        Tester tester = new Tester();
        HttpResponse<String> answer = tester.exchange(
                tester.request("/logga-in").header("X-Prov", "eko").method("TRACE", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("eko");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%00",
                "/look/%00.css",
                "/look/..;/logga-ut",
                "/look/%2e%2e/%2e%2e/application.properties",
                "/look/%2e%2e%2f%2e%2e%2fapplication.properties",
                "/look/..%5c..%5capplication.properties",
                "/look/%c0%ae%c0%ae/application.properties",
                "//evil.example/%2e%2e",
                "/look//tillit.css",
                "/;/styrkedja",
                "/%ff%fe",
                "/look/",
                "/look",
                "/error",
                "/actuator/env",
                "/.git/config",
                "/WEB-INF/web.xml",
                "/application.properties",
                "/logga-in/",
                "/LONG"
            })
    void aHostileAddressIsRefusedWithoutSayingWhatRunsHere(String path) {
        for (Tester tester : List.of(new Tester(), Tester.as(admin))) {
            HttpResponse<String> answer = tester.get(path.replace("LONG", "a".repeat(64_000)));
            boolean toSignIn = answer.statusCode() == 302
                    && answer.headers().firstValue("Location").orElse("").endsWith("/logga-in");
            assertThat(toSignIn || answer.statusCode() >= 400 && answer.statusCode() < 500)
                    .as("%s", answer.statusCode())
                    .isTrue();
            assertThat(answer.body())
                    .doesNotContainIgnoringCase("exception", "tomcat", "spring", "\tat ", "java", "whitelabel");
        }
    }

    @Test
    void aThousandHeadersAreRefused() {
        Tester tester = new Tester();
        var request = tester.request("/logga-in");
        for (int i = 0; i < 1_000; i++) {
            request.header("X-Prov-" + i, "a".repeat(100));
        }
        assertThat(tester.exchange(request.GET()).statusCode()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b@prov.example", "\0", "\uD800", "\uFEFF", "\u202E", "' or 1=1 --", "${7*7}", "%"})
    void aStrangeTextIsAWrongOneAndNoFailure(String text) {
        Tester tester = new Tester();
        assertThat(tester.signIn(text, text).statusCode()).isIn(302, 400);
        Map<String, String> fields = tester.csrf();
        for (String name : List.of("kod", "organisation", "namn", "epost", "losenord")) {
            fields.put(name, text);
        }
        assertThat(tester.post("/kom-igang", fields).statusCode()).isIn(400, 404);
        assertThat(tester.get("/sprak?till=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                        .statusCode())
                .isIn(303, 400);
    }

    @Test
    void aFormTooLargeIsRefused() {
        Tester tester = new Tester();
        Map<String, String> fields = tester.csrf();
        fields.put("epost", "a".repeat(3_000_000));
        fields.put("losenord", "fel");
        assertThat(tester.post("/logga-in", fields).statusCode()).isBetween(400, 499);
    }

    @Test
    void anUnexpectedFailureGivesAReferenceThatTheLogHasAndNothingElse(CapturedOutput log) {
        for (String path : List.of("/look/fail", "/look/failWhileDrawing")) {
            HttpResponse<String> answer = failing().get(path);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain(SECRET, "Exception", "\tat ");
            Matcher reference = Pattern.compile("nämn ([0-9a-f]{8})").matcher(answer.body());
            assertThat(reference.find()).as(answer.body()).isTrue();
            assertThat(log.getOut()).contains("reference " + reference.group(1)).contains(SECRET);
        }
    }

    @Test
    void anAnswerThatFailsHalfwayIsBrokenOffAndNotMadeToLookWhole() {
        assertThatThrownBy(() -> failing().get("/look/failHalfway")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void whoLeavesBeforeTheAnswerRaisesNoAlarm(CapturedOutput log) {
        failing().get("/look/leave");
        assertThat(log.getOut()).doesNotContain("Broken pipe");
    }

    @Test
    void aFailureIsToldAProgramAsAProblemAndAPersonInHerLanguage() {
        Tester tester = failing();
        HttpResponse<String> english = tester.exchange(
                tester.request("/look/fail").header("Accept-Language", "en").GET());
        assertThat(english.body()).contains("<html lang=\"en\">");
        HttpResponse<String> program = Tester.as(admin).get("/api/" + UUID.randomUUID());
        assertThat(program.statusCode()).isEqualTo(404);
        assertThat(program.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(new Tester().get("/api/" + UUID.randomUUID()).statusCode())
                .as("a program is not led to a page")
                .isEqualTo(401);
    }

    private static void assertStillIn(Tester tester) {
        assertThat(tester.get("/").statusCode()).isEqualTo(200);
    }

    private static Tester failing() {
        return new Tester("http://localhost:"
                + ((ServletWebServerApplicationContext) FAILING).getWebServer().getPort());
    }
}
