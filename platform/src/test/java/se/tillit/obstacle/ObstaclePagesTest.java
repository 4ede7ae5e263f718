package se.tillit.obstacle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Role;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;

/** What a person does, at the pages. */
class ObstaclePagesTest {

    private final House house = new House();
    private final Tester nurse = Tester.as(house.nurse);
    private final Tester manager = Tester.as(house.manager);

    @BeforeEach
    void linksInPlace() {
        RunningTillit.bean(ArrangeObstacles.class)
                .arrange(
                        house.admin,
                        new ObstacleSettings(
                                10, "https://prov.example/sarah", null, "https://prov.example/blas", null));
    }

    private String tell(Map<String, String> fields) {
        HttpResponse<String> sent = nurse.send("/hinder/nytt", "/hinder/nytt", fields);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        return location(sent).replace("/tack", "");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "");
    }

    @Test
    void oneFieldIsEnoughAndThePageThanksAndSaysWhoHasItByWhen() {
        String form = nurse.get("/hinder/nytt").body();
        assertThat(form)
                .contains("Skicka till Manager Provsson")
                .contains("blir allmän handling")
                .contains("https://prov.example/sarah")
                .contains("https://prov.example/blas");
        String obstacle = tell(Map.of("text", "Dörren går inte att låsa."));
        assertThat(nurse.get(obstacle + "/tack").body())
                .contains("Tack, Staff. Nu ligger det hos Manager Provsson.")
                .contains("går det en nivå upp");
        assertThat(nurse.get("/").body()).contains("Dörren går inte att låsa").contains("Du berättade");
        assertThat(manager.get("/").body()).contains("Dörren går inte att låsa").contains("Svara, 3 min");
        HttpResponse<String> empty = manager.send(obstacle, obstacle + "/svar", Map.of("svar", " "));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Välj vad det blir.").contains("Skriv vad som händer");
        HttpResponse<String> answered =
                manager.send(obstacle, obstacle + "/svar", Map.of("utfall", "REMOVED", "svar", "Låset är bytt."));
        assertThat(location(answered)).isEqualTo(obstacle);
        for (String page : new String[] {"/", "/veckan", obstacle}) {
            assertThat(nurse.get(page).body())
                    .as(page)
                    .contains("Låset är bytt.")
                    .contains("Manager Provsson, Norra gruppen");
        }
    }

    @Test
    void whatWasWrittenStandsThereAfterAWarningAndIsSentByATick() {
        Map<String, String> fields =
                new TreeMap<>(Map.of("text", "Hon heter 380412-1234", "sak", "Pärmen", "namn", "nej"));
        HttpResponse<String> warned = nurse.send("/hinder/nytt", "/hinder/nytt", fields);
        assertThat(warned.statusCode()).isEqualTo(422);
        assertThat(warned.body())
                .contains("uppgifter om någon annan: 380412-1234")
                .contains("Pärmen")
                .contains("name=\"anda\"");
        fields.put("anda", "ja");
        assertThat(nurse.get(tell(fields)).body()).contains("380412-1234");
    }

    @Test
    void aLinkFillsInTheTextAndTheDemandAndTheDemandsIssuerGetsIt() {
        UUID demand = house.demand("Veckans blankett", house.staff, Origin.OWN, SignalKind.REPORT);
        assertThat(nurse.get("/krav/" + demand).body()).contains("/hinder/nytt?krav=" + demand);
        assertThat(nurse.get("/hinder/nytt").body()).contains("<option value=\"Veckans blankett (Veckans blankett)\">");
        assertThat(nurse.get("/hinder/nytt?text=Dubbelt%20arbete&krav=" + demand)
                        .body())
                .contains("Dubbelt arbete")
                .contains("Veckans blankett (Veckans blankett)")
                .contains("Skicka till Support Provsson");
        String obstacle = tell(Map.of("text", "Dubbelt arbete", "krav", "veckans blankett"));
        assertThat(nurse.get("/krav/" + demand).body()).contains(obstacle);
        HttpResponse<String> unknown =
                nurse.send("/hinder/nytt", "/hinder/nytt", Map.of("text", "Dubbelt", "krav", "Finns inte"));
        assertThat(unknown.body()).contains("Det finns inget krav som heter så");
    }

    @Test
    void whatIsWrittenIsTextAndNeverMarkup() {
        String script = "<script>alert(1)</script> \"><img src=x onerror=alert(2)>";
        String obstacle = tell(Map.of("text", script, "sak", script, "kostar", script));
        for (String page : new String[] {obstacle, obstacle + "/tack", "/hinder", "/", "/hinder/liknar?text=script"}) {
            assertThat(nurse.get(page).body())
                    .as(page)
                    .doesNotContain("<script>alert")
                    .doesNotContain("<img src=x");
        }
    }

    @Test
    void somebodyElsesIsSaidTooInOneTapWhileWriting() {
        String obstacle = tell(Map.of("text", "Blanketten om utförd tid ska fyllas i två gånger varje vecka."));
        Tester colleague = Tester.as(Tester.colleague(house.admin, Role.STAFF));
        assertThat(colleague
                        .get("/hinder/liknar?text=blanketten%20om%20utf%C3%B6rd%20tid%20tv%C3%A5%20g%C3%A5nger")
                        .body())
                .contains("formaction=\"" + obstacle + "/jag-ocksa\"")
                .doesNotContain("<html");
        HttpResponse<String> too =
                colleague.send("/hinder/nytt", obstacle + "/jag-ocksa", Map.of("text", "blanketten", "namn", "nej"));
        assertThat(location(too)).isEqualTo(obstacle);
        assertThat(colleague.get(obstacle).body())
                .contains("2 har berättat om det")
                .contains("Ditt namn visas inte");
        assertThat(nurse.get("/look/htmx.js").statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsLateSeesHowItStandsBesideWhatTheyWrote() {
        String obstacle = tell(Map.of("text", "Dörren går inte att låsa."));
        Map<String, String> form =
                new TreeMap<>(Tester.hidden(manager.get(obstacle).body()));
        RunningTillit.bean(PassOn.class)
                .pass(house.manager, UUID.fromString(obstacle.substring(8)), 0, house.office, "Er dörr");
        form.putAll(Map.of("utfall", "REMOVED", "svar", "Vi byter låset"));
        HttpResponse<String> late = manager.post(obstacle + "/svar", form);
        assertThat(late.statusCode()).isIn(403, 409);
        RunningTillit.bean(PassOn.class)
                .pass(house.chief, UUID.fromString(obstacle.substring(8)), 1, house.unit, "Er egen dörr");
        late = manager.post(obstacle + "/svar", form);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Någon hann före").contains("Vi byter låset");
    }

    @Test
    void whoMayNotIsNotOfferedTo() {
        String obstacle = tell(Map.of("text", "Dörren går inte att låsa."));
        Tester chief = Tester.as(house.chief);
        assertThat(chief.get(obstacle).body()).doesNotContain("/svar\"").doesNotContain("svarar senast");
        assertThat(chief.send(obstacle, obstacle + "/svar", Map.of("utfall", "REMOVED", "svar", "Nej"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(Tester.as(Tester.colleague(house.admin, Role.INSPECTOR))
                        .get(obstacle)
                        .statusCode())
                .isEqualTo(403);
    }
}
