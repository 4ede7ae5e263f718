package se.tillit.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.Tester;
import se.tillit.signal.Frequency;
import se.tillit.signal.Minutes;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;

/** What a person does, at the pages. */
class ProposalPagesTest {

    private final House house = new House();
    private final Tester manager = Tester.as(house.manager);
    private final UUID report = house.demand(
            "Månadsrapport om allt",
            house.staff,
            Origin.OWN,
            SignalKind.REPORT,
            Frequency.of(Frequency.Rhythm.MONTHLY),
            new Minutes(30, 60, 90));

    /** @return the draft's address */
    private String draft(UUID demand, String title) {
        HttpResponse<String> made = manager.send(
                "/forslag/nytt?krav=" + demand,
                "/forslag/nytt",
                Map.of("krav", demand.toString(), "rubrik", title, "varfor", "Ingen läser den"));
        assertThat(made.statusCode()).isEqualTo(302);
        return made.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("https?://[^/]+", "")
                .replaceFirst("/andra$", "");
    }

    private Map<String, String> filled(String title) {
        Map<String, String> fields = new HashMap<>();
        fields.put("rubrik", title);
        fields.put("varfor", "Ingen läser den");
        fields.put("tiden", "Till mötet");
        fields.put("fran", "2035-02-01");
        fields.put("ater", "2035-08-01");
        fields.put("stopp", "Om någon glöms");
        fields.put("till", "2035-01-01");
        fields.put("andring-" + report, "REMOVE");
        fields.put("tjanar-" + report, "Att ingen glöms");
        fields.put("kvar-" + report, "Samtalet varje vecka");
        return fields;
    }

    @Test
    void fromTheDemandsPageToSentOut() {
        assertThat(manager.get("/krav/" + report).body()).contains("/forslag/nytt?krav=" + report);
        String address = draft(report, "En rapport mindre");
        assertThat(manager.get(address + "/andra").body())
                .contains("Månadsrapport om allt")
                .contains("Support Provsson");
        HttpResponse<String> lacking = manager.send(
                address + "/andra", address + "/samrad", Map.of("rubrik", "En rapport mindre", "varfor", "Kort"));
        assertThat(lacking.statusCode()).isEqualTo(422);
        assertThat(lacking.body())
                .contains("Skriv vad som håller ögonen på risken när ”Månadsrapport om allt” inte finns.");
        HttpResponse<String> sent = manager.send(address + "/andra", address + "/samrad", filled("En rapport mindre"));
        assertThat(sent.statusCode()).isEqualTo(302);
        Tester nurse = Tester.as(house.nurse);
        assertThat(nurse.get("/").body()).contains("Vad säger du om ”En rapport mindre”?");
        assertThat(nurse.get(address).body())
                .contains("Ute på samråd till och med 1 januari 2035.")
                .contains("<span>12</span>")
                .contains("Mellan 6 och 18 timmar.")
                .doesNotContain("/beslut\"");
        assertThat(nurse.send(address, address + "/synpunkt", Map.of("synpunkt", "Äntligen"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(nurse.get(address).body()).contains("Äntligen").contains("Kraven landar här.");
        assertThat(nurse.get("/").body()).doesNotContain("Vad säger du om");
        assertThat(manager.get("/krav/" + report).body()).contains("En rapport mindre");
    }

    @Test
    void whatSomebodyElseWroteMeanwhileIsShownBesideOnesOwn() {
        String address = draft(report, "En rapport mindre");
        Map<String, String> old = Tester.hidden(manager.get(address + "/andra").body());
        manager.send(address + "/andra", address + "/andra", filled("Någon annans rubrik"));
        Map<String, String> mine = filled("Min rubrik");
        mine.putAll(old);
        mine.put("nyckel", UUID.randomUUID().toString());
        HttpResponse<String> stale = manager.post(address + "/andra", mine);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("Någon annans rubrik").contains("value=\"Min rubrik\"");
    }

    @Test
    void whatSomebodyTypesIsTextAndNothingElse() {
        String address = draft(report, "<script>alert(1)</script>");
        assertThat(manager.get(address).body()).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
    }

    @Test
    void whatOthersDecideLeavesAsACaseAndASpreadsheet() {
        UUID state = house.demand(
                "=Statens rapport",
                house.agency,
                Origin.STATE,
                SignalKind.REPORT,
                Frequency.of(Frequency.Rhythm.MONTHLY),
                new Minutes(30, 60, 90));
        String address = draft(state, "Mer sällan till staten");
        assertThat(manager.get(address + "/paket").body())
                .contains("Till Socialstyrelsen")
                .contains("=Statens rapport")
                .contains("12 timmar");
        assertThat(manager.get(address + "/paket.xlsx").headers().firstValue("Content-Type"))
                .hasValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    @Test
    void manyChosenFromTheListMakeOneProposal() {
        UUID other = house.report("En annan rapport");
        assertThat(manager.get("/forslag/nytt?sok=rapport").body())
                .contains("Månadsrapport om allt")
                .contains("En annan rapport");
        String body = manager.get("/forslag/nytt?krav=" + report + "&krav=" + other + "&sok=")
                .body();
        assertThat(body).contains("2 krav är valda");
    }
}
