package se.tillit.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import se.tillit.RunningTillit;
import se.tillit.Serve;
import se.tillit.Tester;

/** An installation that nobody has used yet, met by whoever reads its log. Each test in a database of its own. */
@ExtendWith(OutputCaptureExtension.class)
class FirstRunTest {

    private static final Pattern PRINTED = Pattern.compile("use this code: ([a-z0-9-]+)");

    @Test
    void whoHasTheCodeMakesTheOrganisationAndIsSignedInAndNobodyCanAgain(CapturedOutput log) {
        try (ConfigurableApplicationContext empty = start("first-run")) {
            Tester tester = at(empty);
            assertThat(tester.get("/logga-in").body()).contains("Här finns ingen organisation än");
            HttpResponse<String> made = create(tester, code(log));
            assertThat(made.statusCode()).isEqualTo(302);
            assertThat(tester.get("/").body()).contains("Hej Ada", "Provköping");

            Tester later = at(empty);
            assertThat(later.get("/kom-igang").statusCode()).isEqualTo(404);
            assertThat(create(later, code(log)).statusCode()).isEqualTo(404);
            assertThat(later.get("/logga-in").body()).doesNotContain("ingen organisation än");
            assertThat(later.signIn("ada@prov.example", Tester.PASSWORD)
                            .headers()
                            .firstValue("Location"))
                    .hasValueSatisfying(place -> assertThat(place).doesNotContain("fel"));
        }
        long printed = PRINTED.matcher(log.getOut()).results().count();
        try (ConfigurableApplicationContext again = start("first-run")) {
            assertThat(at(again).get("/kom-igang").statusCode()).isEqualTo(404);
            assertThat(PRINTED.matcher(log.getOut()).results())
                    .as("no code is printed where there is an organisation")
                    .hasSize((int) printed);
        }
    }

    @Test
    void aWrongCodeIsToldAndAfterTenEvenTheRightOneIsRefused(CapturedOutput log) {
        try (ConfigurableApplicationContext empty = start("first-run-guessed")) {
            Tester tester = at(empty);
            String code = code(log);
            for (int i = 0; i < 10; i++) {
                HttpResponse<String> answer = create(tester, code + i);
                assertThat(answer.statusCode()).isEqualTo(422);
                assertThat(answer.body())
                        .contains("Koden stämmer inte")
                        .as("what was right is kept, passwords and codes are not")
                        .contains("value=\"Provköping\"")
                        .doesNotContain(code, Tester.PASSWORD);
            }
            assertThat(create(tester, code).statusCode()).isEqualTo(422);
            assertThat(tester.get("/kom-igang").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce(CapturedOutput log) {
        try (ConfigurableApplicationContext empty = start("first-run-wrong")) {
            Tester tester = at(empty);
            Map<String, String> fields = tester.csrf();
            fields.putAll(
                    Map.of("kod", code(log), "organisation", " ", "namn", "", "epost", "ada", "losenord", "kort"));
            HttpResponse<String> answer = tester.post("/kom-igang", fields);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains(
                            "Skriv vad organisationen heter", "Skriv ditt namn", "Skriv din e-postadress", "minst 12");
            fields.put("epost", "a\u0301@\u00e5.example, b@c");
            assertThat(tester.post("/kom-igang", fields).statusCode()).isEqualTo(422);
            fields.putAll(Map.of("organisation", "P".repeat(100_000), "namn", "A", "losenord", Tester.PASSWORD));
            assertThat(tester.post("/kom-igang", fields).statusCode()).isIn(302, 422);
        }
    }

    @Test
    void theRealThingHasNoChoiceOfRole() {
        Tester tester = new Tester();
        assertThat(tester.get("/valj-roll").statusCode()).isEqualTo(404);
        assertThat(tester.post("/valj-roll", tester.csrf()).statusCode()).isEqualTo(404);
    }

    private static ConfigurableApplicationContext start(String database) {
        return RunningTillit.start(RunningTillit.server().database(database), Serve.class);
    }

    private static Tester at(ConfigurableApplicationContext application) {
        return new Tester("http://localhost:"
                + ((ServletWebServerApplicationContext) application)
                        .getWebServer()
                        .getPort());
    }

    private static String code(CapturedOutput log) {
        List<MatchResult> printed = PRINTED.matcher(log.getOut()).results().toList();
        assertThat(printed).as(log.getOut()).isNotEmpty();
        return printed.getLast().group(1);
    }

    private static HttpResponse<String> create(Tester tester, String code) {
        Map<String, String> fields = new HashMap<>(tester.csrf());
        fields.putAll(Map.of(
                "kod",
                code,
                "organisation",
                "Provköping",
                "namn",
                "Ada Admin",
                "epost",
                "Ada@prov.example",
                "losenord",
                Tester.PASSWORD));
        return tester.post("/kom-igang", fields);
    }
}
