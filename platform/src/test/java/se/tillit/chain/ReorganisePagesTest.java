package se.tillit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.tillit.chain.Town.BEFORE;
import static se.tillit.chain.Town.DAY;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Role;
import se.tillit.signal.Receiver;
import se.tillit.signal.SignalQuery;

class ReorganisePagesTest {

    /** Where nothing is changed, one is enough. */
    private static final Town UNTOUCHED = new Town();

    private Town town = UNTOUCHED;

    private void changing() {
        town = new Town();
    }

    @ParameterizedTest
    @CsvSource({"byt-namn", "flytta", "sla-ihop", "dela", "avsluta"})
    void everyChoiceHasAFormInBothLanguages(String act) {
        String page = form(town.north, act);
        assertThat(town.tester.get(page).body()).contains("Från och med").contains("Norra gruppen");
        assertThat(town.tester
                        .exchange(town.tester
                                .request(page)
                                .header("Accept-Language", "en")
                                .GET())
                        .body())
                .contains("The first day on which the new holds.");
    }

    @Test
    void whoeverMayChangeTheChainFindsTheWayAndOthersDoNot() {
        String change = "/enhet/" + town.north + "/andra";
        assertThat(town.tester.get("/enhet/" + town.north).body()).contains(change);
        Tester staff = Tester.as(Tester.colleague(town.actor, Role.STAFF));
        assertThat(staff.get("/enhet/" + town.north).body()).doesNotContain(change);
        assertThat(staff.get(change).statusCode()).isEqualTo(403);
        assertThat(send(staff, "byt-namn", Map.of("namn", "Vi")).statusCode()).isEqualTo(403);
    }

    @Test
    void everyActCanBeDoneFromItsForm() {
        changing();
        leadsTo(send("byt-namn", Map.of("namn", "Gruppen vid ån")), town.north);
        assertThat(town.nameOn(DAY, town.north)).isEqualTo("Gruppen vid ån");
        leadsTo(send("flytta", Map.of("till", "Boenden (omr2)")), town.north);
        assertThat(town.on(DAY).unit(town.north).orElseThrow().parent()).isEqualTo(town.otherArea);
        leadsTo(
                send("sla-ihop", Map.of("med0", "Södra gruppen (soder)", "till", "THIS", "krav", "FOLLOW")),
                town.north);
        assertThat(town.on(DAY).unit(town.south)).isEmpty();
        HttpResponse<String> split = send(
                "dela",
                Map.of(
                        "namn0",
                        "Ett",
                        "kod0",
                        "n1",
                        ReorganiseForm.field(town.nurse, 0),
                        "20,5",
                        "namn1",
                        "Två",
                        "kod1",
                        "n2",
                        ReorganiseForm.field(town.manager, 1),
                        "1",
                        "krav",
                        "FOLLOW"));
        Unit first = town.on(DAY).standsFor(town.north).getFirst();
        assertThat(first.name()).isEqualTo("Ett");
        leadsTo(split, first.id());
        assertThat(town.totals(DAY)).isEqualTo(town.totals(BEFORE));
        assertThat(town.tester.get("/enhet/" + town.north).body()).contains("Upphör");
        HttpResponse<String> ended = town.tester.send(
                form(town.otherArea, "avsluta", DAY.toString()),
                "/enhet/" + first.id() + "/avsluta",
                Map.of("dag", DAY.plusDays(1).toString(), "version", "" + town.version(first.id())));
        assertThat(ended.headers().firstValue("Location").orElse("")).endsWith("/enhet/" + first.id() + "?dag=" + DAY);
        assertThat(town.tester.get("/enhet/" + first.id() + "?dag=" + DAY).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            byt-namn | dag=imorgon                       | dag
            byt-namn | dag=0001-01-01                    | dag
            byt-namn | dag=1999-01-01                    | dag
            byt-namn | namn=                             | namn
            byt-namn | namn=Norra gruppen                | namn
            byt-namn | namn=en%0Atvå                     | namn
            flytta   | till=                             | till
            flytta   | till=Ingenstans                   | till
            flytta   | till=Hemtjänst (omr1)             | till
            flytta   | till=Norra gruppen (norr)         | till
            sla-ihop | till=THIS                         | krav
            sla-ihop | krav=FOLLOW                       | till
            sla-ihop | krav=FOLLOW&till=THIS             | med0
            sla-ihop | krav=STAY&till=OTHER&enhet=Ingen  | enhet
            sla-ihop | krav=STAY&till=THIS&med1=Ingen    | med1
            sla-ihop | krav=STAY&till=NEW&med0=soder&namn=Ny&kod=norr | kod
            sla-ihop | krav=STAY&till=NEW&med0=soder&namn=&kod=x      | namn
            dela     | krav=FOLLOW                       | kod0
            dela     | krav=FOLLOW&kod0=a&namn0=A&kod1=a&namn1=B      | kod1
            dela     | krav=FOLLOW&kod0=a&namn0=A&kod1=b&namn1=       | namn1
            dela     | krav=FOLLOW&kod0=a&namn0=A&kod1=b&namn1=B      | antal-
            """)
    void whatAFormMayGetWrongIsSaidAtTheField(String act, String fields, String field) {
        Map<String, String> sent = new HashMap<>(Map.of("namn", "Nytt namn"));
        for (String one : fields.split("&")) {
            sent.put(one.split("=")[0], (one + " ").split("=")[1].strip().replace("%0A", "\n"));
        }
        HttpResponse<String> answer = send(act, sent);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("<a href=\"#" + field).containsPattern("id=\"" + field + "[^\"]*-fel\"");
        assertThat(town.nameOn(DAY, town.north)).isEqualTo("Norra gruppen");
    }

    @Test
    void countsThatAreNoNumbersAreSaidAtTheirField() {
        String field = ReorganiseForm.field(town.nurse, 0);
        HttpResponse<String> answer = send("dela", Map.of("krav", "FOLLOW", field, "-1"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"" + field + "-fel\"");
    }

    @Test
    void aStaleFormGetsTheConflictPage() {
        changing();
        send("byt-namn", Map.of("namn", "Först"));
        HttpResponse<String> late = send("byt-namn", Map.of("namn", "Sist", "version", "0"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(town.nameOn(DAY, town.north)).isEqualTo("Först");
    }

    @Test
    void aFormThatIsSentTwiceHasOneEffect() {
        changing();
        Map<String, String> fields = new HashMap<>(
                Tester.hidden(town.tester.get(form(town.north, "byt-namn")).body()));
        fields.putAll(Map.of("namn", "En gång", "dag", DAY.toString()));
        String action = "/enhet/" + town.north + "/byt-namn";
        leadsTo(town.tester.post(action, fields), town.north);
        leadsTo(town.tester.post(action, fields), town.north);
        assertThat(town.version(town.north)).isEqualTo(1);
    }

    @Test
    void anotherOrganisationsUnitIsNotFound() {
        Town other = new Town();
        assertThat(town.tester.get("/enhet/" + other.north + "/andra").statusCode())
                .isEqualTo(404);
        HttpResponse<String> answer = town.tester.send(
                form(town.north, "byt-namn"),
                "/enhet/" + other.north + "/byt-namn",
                Map.of("namn", "Vår", "dag", DAY.toString()));
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void anAddressKeptSinceBeforeLeadsToWhatTheUnitHasBecome() {
        changing();
        mergedLongAgo();
        assertThat(town.tester.get("/enhet/" + town.south).body()).contains("<h1>Norra gruppen</h1>");
        assertThat(town.tester
                        .get("/enhet/" + town.south + "?dag=" + Town.BEGINNING)
                        .body())
                .contains("<h1>Södra gruppen</h1>");
    }

    @Test
    void aDemandThatIsEditedAfterAMergerKeepsTheReceiverItHadBefore() {
        changing();
        UUID demand = town.demand("Rapport", town.office, new Receiver(town.south, town.nurse));
        mergedLongAgo();
        assertThat(town.tester.get("/krav/" + demand).body()).contains("Norra gruppen");
        String page = "/krav/" + demand + "/andra";
        String html = town.tester.get(page).body();
        Map<String, String> fields = new HashMap<>();
        Matcher filled = Pattern.compile("<input class=\"ds-input\" id=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"")
                .matcher(html);
        while (filled.find()) {
            fields.put(filled.group(1), filled.group(2));
        }
        fields.putAll(Map.of("slag", "REPORT", "ursprung", "OWN", "syfte", "Syfte", "hurofta", "MONTHLY"));
        assertThat(town.tester.send(page, page, fields).statusCode()).isEqualTo(302);
        assertThat(RunningTillit.bean(SignalQuery.class)
                        .find(town.actor, demand)
                        .details()
                        .receivers())
                .containsExactly(new Receiver(town.south, town.nurse));
    }

    private void mergedLongAgo() {
        RunningTillit.bean(MergeUnits.class)
                .merge(
                        town.actor,
                        town.north,
                        0,
                        Town.BEGINNING.plusYears(1),
                        List.of(town.south),
                        new MergeTarget.ExistingUnit(town.north),
                        DemandRule.FOLLOW);
    }

    private static String form(UUID unit, String act) {
        return "/enhet/" + unit + "/andra?vad=" + act;
    }

    private static String form(UUID unit, String act, String day) {
        return form(unit, act) + "&dag=" + day;
    }

    private HttpResponse<String> send(String act, Map<String, String> fields) {
        return send(town.tester, act, fields);
    }

    private HttpResponse<String> send(Tester tester, String act, Map<String, String> fields) {
        Map<String, String> all =
                new HashMap<>(Map.of("dag", DAY.toString(), "version", "" + town.version(town.north)));
        all.putAll(fields);
        // The token of any form of the session will do; who may not change units has one too, on other pages.
        return tester.send("/enhet/" + town.north + "/andra?vad=" + act, "/enhet/" + town.north + "/" + act, all);
    }

    private static void leadsTo(HttpResponse<String> answer, UUID unit) {
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/enhet/" + unit + "?dag=" + DAY);
    }
}
