package se.tillit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.Tester;
import se.tillit.access.Role;

/** What people do, at the pages. */
class DialoguePagesTest {

    private static final Pattern ASKED = Pattern.compile("name=\"pastaende\" value=\"(\\d+)\"");

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("https?://[^/]+", "");
    }

    private static Map<String, String> fields() {
        return new TreeMap<>(Map.of(
                "fraga", "Hur ska dagen planeras?",
                "syfte", "Att få veta",
                "paverka", "Hur turerna läggs",
                "svarar", "Nämnden",
                "svar-dag", Talk.today().plusDays(40).toString(),
                "slag", "PUBLIC",
                "intrade", "LINK",
                "granska", "AFTER",
                "vilka", "Alla i förvaltningen"));
    }

    @Test
    void aDialogueBeginsOnceWhatItCannotChangeIsSaid() {
        House house = new House();
        Tester controller = Tester.as(house.controller);
        Map<String, String> fields = fields();
        fields.putAll(Map.of(
                "oppnar", Talk.today().toString(),
                "stanger", Talk.today().plusDays(20).toString(),
                "langd", "200",
                "pastaenden", String.join("\n", Talk.STATEMENTS)));
        HttpResponse<String> refused = controller.send("/samtal/nytt", "/samtal/nytt", fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Skriv vad samtalet inte kan påverka.")
                .contains("value=\"Hur ska dagen planeras?\"");
        fields.put("inte", "Budgeten");
        HttpResponse<String> begun = controller.send("/samtal/nytt", "/samtal/nytt", fields);
        assertThat(begun.statusCode()).isEqualTo(302);
        assertThat(controller.get(location(begun)).body())
                .contains("Budgeten")
                .contains("/delta/")
                .contains("Det tar omkring 3 minuter.");
    }

    @Test
    void somebodyWithTheLinkVotesChangesHerMindWritesAndIsErased() {
        Talk talk = Talk.open();
        Tester somebody = new Tester();
        String base = "/delta/" + talk.id;
        assertThat(somebody.get(base).body())
                .contains("Det här kan det inte påverka")
                .contains("Budgeten")
                .doesNotContain("name=\"rost\"");
        assertThat(somebody.cookies()).as("looking leaves nothing").isEmpty();
        HttpResponse<String> in = somebody.post(base + "/borja", Map.of());
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(String.join("", in.headers().allValues("Set-Cookie")))
                .contains("HttpOnly", "Secure", "SameSite=Lax", "Path=" + base);
        for (int i = 0; i < 8; i++) {
            Matcher asked = ASKED.matcher(somebody.get(base).body());
            assertThat(asked.find()).isTrue();
            HttpResponse<String> voted =
                    somebody.post(base + "/rosta", Map.of("pastaende", asked.group(1), "rost", "1"));
            assertThat(voted.statusCode()).isEqualTo(302);
        }
        assertThat(somebody.get(base).body()).contains("Du har tagit ställning till alla påståenden");
        somebody.post(base + "/rosta", Map.of("pastaende", "3", "rost", "-1"));
        assertThat(somebody.get(base + "/mina").body()).contains("Du: håller inte med.");
        HttpResponse<String> alike =
                somebody.post(base + "/skriv", Map.of("text", "<b>Samma personer</b> ska alltid komma till samma hem"));
        assertThat(alike.statusCode()).isEqualTo(422);
        assertThat(alike.body())
                .contains("Något liknande finns redan")
                .contains("&lt;b&gt;Samma personer&lt;/b&gt;")
                .doesNotContain("<b>Samma");
        assertThat(somebody.post(
                                base + "/skriv",
                                Map.of("text", "<b>Samma personer</b> ska alltid komma till samma hem", "anda", "ja"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(somebody.get(base + "/mina").body())
                .contains("&lt;b&gt;Samma")
                .doesNotContain("<b>Samma");
        assertThat(somebody.get(base + "/karta").body()).contains("Det räcker för ett bord");
        assertThat(somebody.post(base + "/radera", Map.of()).statusCode()).isEqualTo(422);
        assertThat(location(somebody.post(base + "/radera", Map.of("saker", "ja"))))
                .isEqualTo(base + "?raderat");
        assertThat(talk.value("select count(*) from dialogue_participant where dialogue = ?", talk.id))
                .isEqualTo(0L);
    }

    @Test
    void theKeyOpensTheSameSeatOnAnotherDevice() {
        Talk talk = Talk.open();
        Who one = talk.vote(1, "+-").getFirst();
        Tester phone = new Tester();
        phone.post("/delta/" + talk.id + "/borja", Map.of("kod", one.key().printed()));
        assertThat(phone.get("/delta/" + talk.id + "/mina").body()).contains("2 svar");
    }

    @Test
    void fromAnotherSitesPageNobodyVotes() {
        Talk talk = Talk.open();
        Tester somebody = new Tester();
        somebody.post("/delta/" + talk.id + "/borja", Map.of());
        Map<String, String> vote = Map.of("pastaende", "0", "rost", "1");
        assertThat(somebody.post("/delta/" + talk.id + "/rosta", vote, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(talk.value("select count(*) from dialogue_vote where dialogue = ?", talk.id))
                .isEqualTo(0L);
    }

    @Test
    void oneWithASlipComesInAndTheSlipIsThenUsed() {
        Talk talk = Talk.workplace();
        Tester controller = Tester.as(talk.house.controller);
        HttpResponse<String> slips =
                controller.send("/samtal/" + talk.id, "/samtal/" + talk.id + "/lappar", Map.of("antal", "2"));
        Matcher code = Pattern.compile("t-slip__code\">([0-9A-Z-]+)<").matcher(slips.body());
        assertThat(code.find()).isTrue();
        Tester nurse = new Tester();
        String base = "/delta/" + talk.id;
        assertThat(nurse.post(base + "/borja", Map.of("kod", "fel")).body()).contains("Koden finns inte.");
        assertThat(nurse.post(base + "/borja", Map.of("kod", code.group(1).toLowerCase()))
                        .statusCode())
                .isEqualTo(302);
        assertThat(new Tester()
                        .post(base + "/borja", Map.of("kod", code.group(1)))
                        .body())
                .contains("Koden är använd.");
        assertThat(nurse.get(base + "/karta").body()).contains("Resultatet visas när samtalet är slut");
        assertThat(controller.get("/samtal/" + talk.id).body()).doesNotContain("Två grupper", "t-mapcols");
    }

    @Test
    void oneWhoIsSignedInTakesPartWithHerAccountWhereThatIsAskedFor() {
        Talk talk = new Talk(DialogueKind.PUBLIC, DialogueEntry.ACCOUNT, DialogueModeration.AFTER);
        Tester nurse = Tester.as(talk.house.nurse);
        String base = "/samtal/" + talk.id + "/delta";
        nurse.send(base, base + "/borja", Map.of());
        assertThat(nurse.send(base, base + "/rosta", Map.of("rost", "1")).statusCode())
                .isEqualTo(302);
        assertThat(talk.value("select count(*) from dialogue_vote where dialogue = ?", talk.id))
                .isEqualTo(1L);
        assertThat(new Tester().get("/delta/" + talk.id).statusCode()).isEqualTo(404);
        assertThat(Tester.as(Tester.organisation()).get(base).statusCode()).isEqualTo(404);
    }

    @Test
    void theClosedDialoguesPageSaysInWordsAndTableWhatThePictureSays() {
        Talk talk = Talk.open();
        talk.camps(16, 14);
        talk.close();
        Tester somebody = Tester.as(talk.house.nurse);
        String body = somebody.get("/samtal/" + talk.id).body();
        assertThat(body)
                .contains("30 personer har tagit ställning till 8 påståenden.")
                .contains("Två grupper")
                .contains("Cirklar: Grupp A, 16.")
                .contains("I varje grupp håller minst")
                .contains("<caption>Så många procent håller med.")
                .contains("Nämnden svarar senast");
        Tester controller = Tester.as(talk.house.controller);
        controller.send("/samtal/" + talk.id, "/samtal/" + talk.id + "/grupper", Map.of("namn-0", "Mer <i>tid</i>"));
        assertThat(somebody.get("/samtal/" + talk.id).body())
                .contains("Mer &lt;i&gt;tid&lt;/i&gt;")
                .doesNotContain("<i>tid");
    }

    @Test
    void whoOwesAnAnswerWritesItWhereTheResultStands() {
        Talk talk = Talk.open();
        talk.camps(16, 14);
        talk.close();
        var politician = Tester.colleague(talk.house.admin, Role.POLITICIAN);
        talk.house.worksIn(politician, talk.house.board);
        Tester board = Tester.as(politician);
        String path = "/samtal/" + talk.id;
        UUID owed = talk.seen().answers().getFirst().id();
        assertThat(board.send(path, path + "/svar", Map.of("for", owed.toString(), "svar", " "))
                        .statusCode())
                .isEqualTo(422);
        assertThat(board.send(
                                path,
                                path + "/svar",
                                Map.of("for", owed.toString(), "version", "0", "svar", "Vi prövar i tre enheter."))
                        .statusCode())
                .isEqualTo(302);
        HttpResponse<String> stale = board.send(
                path, path + "/svar", Map.of("for", owed.toString(), "version", "0", "svar", "Vi gör inget alls."));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("Vi prövar i tre enheter.").contains("Vi gör inget alls.");
        assertThat(new Tester().get("/delta/" + talk.id).body()).contains("Vi prövar i tre enheter.");
        assertThat(List.of(Tester.as(talk.house.nurse).get("/samtal").body()))
                .allSatisfy(body -> assertThat(body).contains("Besvarat"));
    }
}
