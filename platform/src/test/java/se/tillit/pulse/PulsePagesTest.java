package se.tillit.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import se.tillit.RunningTillit;
import se.tillit.Serve;
import se.tillit.Tester;
import se.tillit.calendar.SwedishDays;

/** What people do, at the pages. */
class PulsePagesTest {

    private static final Pattern CODE = Pattern.compile("t-slip__code\">([0-9A-Z-]+)<");

    private final PulseHouse pulse = new PulseHouse(RunningTillit::bean, today(), 8, 6);
    private final Tester controller = Tester.as(pulse.house.controller);

    private static java.time.LocalDate today() {
        return SwedishDays.today(RunningTillit.bean("clock", Clock.class));
    }

    private String begin() {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "rubrik", "Hur har vi det?",
                "fragor", "felt",
                "enhet", "Området",
                "fragar", "Områdeschefen",
                "anvands", "Ledningsgruppen",
                "beslut", "Vårens plan",
                "oppnar", today().toString(),
                "stanger", today().plusDays(9).toString(),
                "dagar", "10"));
        HttpResponse<String> refused = controller.send("/puls/ny", "/puls/ny", fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Skriv med vem ni har talat igenom pulsen, och välj dagen.")
                .contains("value=\"Hur har vi det?\"");
        fields.putAll(Map.of("fack", "Kommunal", "fack-dag", today().toString()));
        fields.putAll(Map.of("dpia", "Dataskyddsombudet", "dpia-dag", today().toString()));
        HttpResponse<String> begun = controller.send("/puls/ny", "/puls/ny", fields);
        assertThat(begun.statusCode()).isEqualTo(302);
        return begun.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "");
    }

    private List<String> slips(String wave) {
        HttpResponse<String> slips = controller.send(wave, wave + "/lappar", Map.of());
        assertThat(slips.statusCode()).isEqualTo(200);
        return CODE.matcher(slips.body()).results().map(found -> found.group(1)).toList();
    }

    @Test
    void somebodyWithASlipAnswersWithoutAnAccountAndOnce() {
        String wave = begin();
        List<String> codes = slips(wave);
        assertThat(codes).hasSize(14).doesNotHaveDuplicates();
        assertThat(controller.get(wave).body()).doesNotContain(codes);

        Tester somebody = new Tester();
        assertThat(somebody.get("/svara").body()).contains("Skriv koden som du har fått.");
        HttpResponse<String> questions =
                somebody.post("/svara", Map.of("kod", codes.getFirst().toLowerCase()));
        assertThat(questions.body()).contains("De över oss räknar med att vi gör ett gott arbete.");
        assertThat(somebody.exchange(somebody.request("/svara")
                                .header("Accept-Language", "en")
                                .GET())
                        .body())
                .contains("Write the code that you were given.");
        Map<String, String> answers =
                new TreeMap<>(Map.of("kod", codes.getFirst(), "skicka", "ja", "f1", "4", "f2", "9", "f3", "2"));
        HttpResponse<String> beyond = somebody.post("/svara", answers);
        assertThat(beyond.statusCode()).isEqualTo(422);
        assertThat(beyond.body())
                .contains("Välj ett av svaren på fråga 2.")
                .containsPattern("name=\"f1\" value=\"4\" checked");
        answers.put("f2", "5");
        HttpResponse<String> sent = somebody.post("/svara", answers);
        assertThat(sent.headers().firstValue("Location").orElse("")).endsWith("/svara/tack");
        assertThat(somebody.cookies()).as("nothing is left in the browser").isEmpty();
        HttpResponse<String> again = somebody.post("/svara", answers);
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).contains("Koden är använd.");
        HttpResponse<String> guessed = somebody.post("/svara", Map.of("kod", "22222-22222-22222"));
        assertThat(guessed.statusCode()).isEqualTo(404);
        assertThat(guessed.body()).contains("Koden finns inte.");
    }

    @Test
    void theQuestionsAreAskedInALanguageThatTheOrganisationHasAddedOnceAllAreWritten() {
        String codes = slips(begin()).getFirst();
        HttpResponse<String> wrong =
                controller.send("/puls/sprak", "/puls/sprak", Map.of("tagg", "arabiska!", "namn", ""));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Skriv språkets kod", "value=\"arabiska!\"");
        assertThat(controller
                        .send("/puls/sprak", "/puls/sprak", Map.of("tagg", "AR", "namn", "العربية"))
                        .statusCode())
                .isEqualTo(302);
        Map<String, String> texts = new TreeMap<>(Map.of("t-felt.trust.1", "<b>واحد</b>", "t-ui.send", "إرسال"));
        assertThat(controller.send("/puls/sprak/ar", "/puls/sprak/ar", texts).statusCode())
                .isEqualTo(302);
        assertThat(new Tester().post("/svara", Map.of("kod", codes)).body())
                .as("three of four are not written")
                .doesNotContain("العربية");
        texts.putAll(Map.of("t-felt.trust.2", "اثنان", "t-felt.trust.3", "ثلاثة", "t-felt.trust.4", "أربعة"));
        Map<String, String> stale =
                Tester.hidden(controller.get("/puls/sprak/ar").body());
        assertThat(controller.send("/puls/sprak/ar", "/puls/sprak/ar", texts).statusCode())
                .isEqualTo(302);
        stale.putAll(Map.of("nyckel", java.util.UUID.randomUUID().toString(), "t-felt.trust.2", "آخر"));
        HttpResponse<String> both = controller.post("/puls/sprak/ar", stale);
        assertThat(both.statusCode()).isEqualTo(409);
        assertThat(both.body()).contains("آخر", "اثنان");
        assertThat(new Tester().post("/svara", Map.of("kod", codes)).body()).contains("العربية");
        HttpResponse<String> asked = new Tester().post("/svara", Map.of("kod", codes, "fragesprak", "ar"));
        assertThat(asked.body())
                .contains("lang=\"ar\" dir=\"rtl\">&lt;b&gt;واحد&lt;/b&gt;", "إرسال")
                .contains("name=\"fragesprak\" value=\"ar\"");
        Map<String, String> answers =
                new TreeMap<>(Map.of("kod", codes, "fragesprak", "ar", "skicka", "ja", "f1", "9"));
        assertThat(new Tester().post("/svara", answers).body())
                .as("after a mistake too")
                .contains("اثنان");
        answers.put("f1", "4");
        assertThat(new Tester().post("/svara", answers).statusCode()).isEqualTo(302);
    }

    @Test
    void theSameSlipsFormSentAgainMakesNoNewSlips() {
        String wave = begin();
        Map<String, String> fields = Tester.hidden(controller.get(wave).body());
        List<String> codes = CODE.matcher(
                        controller.post(wave + "/lappar", fields).body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(controller.post(wave + "/lappar", fields).statusCode()).isEqualTo(302);
        assertThat(new Tester().post("/svara", Map.of("kod", codes.getFirst())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void fromAnotherSitesPageNobodyAnswers() {
        List<String> codes = slips(begin());
        Map<String, String> answers = Map.of("kod", codes.getFirst(), "skicka", "ja", "f1", "1");
        Tester somebody = new Tester();
        assertThat(somebody.post("/svara", answers, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(somebody.post("/svara", answers, "Origin", "https://elak.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoeverGuessesCodesIsHeldBack() {
        try (ConfigurableApplicationContext careful = RunningTillit.start(
                RunningTillit.database(), List.of("--tillit.flood.sign-ins-per-address=3"), Serve.class)) {
            int port = ((org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext)
                            careful)
                    .getWebServer()
                    .getPort();
            Tester guesser = new Tester("http://localhost:" + port);
            List<Integer> statuses = new java.util.ArrayList<>();
            for (int i = 0; i < 6; i++) {
                statuses.add(
                        guesser.post("/svara", Map.of("kod", UUID.randomUUID().toString()))
                                .statusCode());
            }
            assertThat(statuses).startsWith(404, 404, 404).contains(429);
            assertThat(guesser.get("/svara").statusCode()).as("the page itself").isEqualTo(200);
        }
    }

    @Test
    void aQuestionOfOnesOwnIsAskedAndMarkupInItIsShownAndNotObeyed() {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "slag", "CHOICE",
                "sv", "När passar <b>mötet</b>?",
                "en", "When does the meeting suit?",
                "val-sv", "Morgon",
                "val-en", "Morning\nEvening",
                "fragar", "Enhetschefen",
                "anvands", "Enhetschefen",
                "beslut", "Mötestiden",
                "till", today().plusYears(1).toString()));
        HttpResponse<String> refused = controller.send("/puls/fragor", "/puls/fragor", fields);
        assertThat(refused.body()).contains("Skriv två till åtta svar").contains("Skriv lika många svar");
        fields.put("val-sv", "Morgon\nKväll");
        assertThat(controller.send("/puls/fragor", "/puls/fragor", fields).statusCode())
                .isEqualTo(302);
        assertThat(controller.get("/puls/fragor").body())
                .contains("När passar &lt;b&gt;mötet&lt;/b&gt;?")
                .contains("Har inte ställts än.");
    }
}
