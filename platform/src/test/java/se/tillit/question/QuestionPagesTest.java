package se.tillit.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Role;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;

/** What a person does, at the pages. */
class QuestionPagesTest {

    private static final String QUESTION = "Vem använder det här, och till vad?";

    private final House house = new House();
    private final Tester nurse = Tester.as(house.nurse);
    private final Tester partner = Tester.as(house.partner);

    private String ask(Tester tester, UUID demand) {
        HttpResponse<String> answer = tester.send("/krav/" + demand, "/krav/" + demand + "/fraga", Map.of());
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "");
    }

    @Test
    void oneTapOnTheDemandAsksAndTheIssuersRoleAnswersOnThePage() {
        UUID report = house.report("Kvartalsrapport");
        String question = ask(nurse, report);
        assertThat(nurse.get("/krav/" + report).body())
                .contains(QUESTION)
                .contains("En person har frågat.")
                .contains("Support Provsson, för HR-staben, svarar senast");
        assertThat(nurse.get(question).body()).contains("Du har frågat").doesNotContain("/svar\"");
        assertThat(nurse.get("/fragor").body()).contains("Vem använder ”Kvartalsrapport”?");

        assertThat(partner.get("/fragor").body()).contains("Väntar på dig").contains("Svara, 2 min");
        HttpResponse<String> empty = partner.send(question, question + "/svar", Map.of("anvands", " "));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Skriv vem som använder svaret.");
        HttpResponse<String> answered = partner.send(
                question, question + "/svar", Map.of("anvands", "Bemanningsenheten", "beslut", "Nästa års schema"));
        assertThat(answered.headers().firstValue("Location").orElse("")).endsWith(question);

        assertThat(nurse.get("/krav/" + report).body())
                .contains("Bemanningsenheten")
                .contains("Till beslutet: Nästa års schema")
                .contains("Support Provsson, HR-staben")
                .doesNotContain("/fraga\"");
        assertThat(nurse.exchange(nurse.request("/krav/" + report)
                                .header("Accept-Language", "en")
                                .GET())
                        .body())
                .contains("For the decision: Nästa års schema");
    }

    @Test
    void whoeverMayNotAnswerIsNotOfferedToAndCannot() {
        String question = ask(nurse, house.report("Kvartalsrapport"));
        Tester other = Tester.as(house.controller);
        assertThat(other.get(question).body()).doesNotContain("/svar\"").doesNotContain("/lat-upphora\"");
        assertThat(other.send(question, question + "/svar", Map.of("anvands", "Jag"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(other.send(question, question + "/lat-upphora", Map.of("skal", "Jag", "dag", "2099-01-01"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anAnonymousAskersNameStandsNowhereButTheCountDoes() {
        UUID report = house.report("Kvartalsrapport");
        String question = ask(nurse, report);
        for (Tester somebody : new Tester[] {partner, Tester.as(house.chief), Tester.as(house.admin)}) {
            for (String page : new String[] {question, "/krav/" + report, "/fragor"}) {
                assertThat(somebody.get(page).body()).contains("person").doesNotContain("Staff Provsson");
            }
        }
        nurse.send(question, "/krav/" + report + "/fraga", Map.of("namn", "ja"));
        assertThat(partner.get(question).body()).contains("Staff Provsson");
    }

    @Test
    void aFormThatIsSentAgainIsNotAnsweredTwice() {
        UUID report = house.report("Kvartalsrapport");
        String question = ask(nurse, report);
        Map<String, String> fields = Tester.hidden(partner.get(question).body());
        fields.put("anvands", "Bemanningsenheten");
        HttpResponse<String> first = partner.post(question + "/svar", fields);
        HttpResponse<String> second = partner.post(question + "/svar", fields);
        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
    }

    @Test
    void markupInAnAnswerIsShownAndNotObeyed() {
        String question = ask(nurse, house.report("Kvartalsrapport"));
        partner.send(question, question + "/svar", Map.of("anvands", "<script>alert(1)</script>"));
        assertThat(nurse.get(question).body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void thePositionsListAsksInOneTapWhereNobodyHasSaidWhoUsesIt() {
        UUID first = house.report("Första rapporten");
        UUID second = house.report("Andra rapporten");
        house.within(() -> {
            for (UUID one : new UUID[] {first, second}) {
                RunningTillit.bean(org.jooq.DSLContext.class)
                        .execute("update signal set used_by = null where id = ?", one);
            }
            return first;
        });
        String list = "/enhet/" + house.unit;
        String page = nurse.get(list).body();
        for (UUID one : new UUID[] {first, second}) {
            assertThat(page).contains("/krav/" + one + "/fraga");
        }
        // Both from the same page, as somebody does who goes back: each form has a key of its own.
        assertThat(keys(page)).doesNotHaveDuplicates().hasSize(2);
        assertThat(Tester.as(Tester.colleague(house.admin, Role.RESIDENT))
                        .get(list)
                        .body())
                .doesNotContain("/fraga\"");
    }

    @Test
    void aDemandFromOutsideSaysWhoKeepsInTouchAndThatSilenceEndsNothing() {
        UUID demand = house.demand("Statens rapport", house.agency, Origin.STATE, SignalKind.REPORT);
        String question = ask(nurse, demand);
        assertThat(nurse.get(question).body())
                .contains("Socialstyrelsen svarar när de svarar.")
                .contains("Att svaret dröjer betyder inte att kravet upphör.");
    }

    private static java.util.List<String> keys(String page) {
        return java.util.regex.Pattern.compile("name=\"nyckel\" value=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
