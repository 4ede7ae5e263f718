package se.tillit.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.Tester;

/** What a person does, at the pages. */
class FindingPagesTest {

    private static final String CHECK = "/fynd/ingen-anvander";

    private final House house = new House();
    private final Tester controller = Tester.as(house.controller);
    private final UUID report = house.report("Rapport om dörrar");

    @BeforeEach
    void nobodyHasSaidWhoUsesIt() {
        house.within(() ->
                RunningTillit.bean(DSLContext.class).execute("update signal set used_by = null where id = ?", report));
    }

    @Test
    void beforeTheFirstMorningSomebodyCanGoThroughTheDemandsAndThenAsksFromTheFinding() {
        assertThat(controller.get("/fynd").body()).contains("Kraven är inte genomgångna än");
        assertThat(controller.send("/fynd", "/fynd/sok", Map.of()).statusCode()).isEqualTo(302);
        assertThat(controller.get("/fynd").body())
                .contains("Ingen har sagt vem som använder svaret")
                .contains("Rapport om dörrar")
                .contains("ett ställe");
        assertThat(controller.get("/krav/" + report).body())
                .contains("Att titta på")
                .contains(CHECK);
        HttpResponse<String> asked = controller.send(CHECK, "/krav/" + report + "/fraga", Map.of());
        assertThat(asked.headers().firstValue("Location").orElse("")).contains("/fragor/");
    }

    @Test
    void aFindingIsPutAsideWithAReasonAndNotWithout() {
        controller.send("/fynd", "/fynd/sok", Map.of());
        String dismiss = find(controller.get(CHECK).body(), "action=\"(/fynd/[0-9a-f-]{36}/avfarda)\"");
        HttpResponse<String> without = controller.send(CHECK, dismiss, Map.of("skal", " ", "koll", "ingen-anvander"));
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("Skriv varför ingen behöver titta på det");
        assertThat(controller
                        .send(CHECK, dismiss, Map.of("skal", "Revisorerna läser"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(controller.get(CHECK).body()).doesNotContain("Rapport om dörrar");
    }

    @Test
    void aManagerSeesTheMonthsFewAndNotTheRest() {
        controller.send("/fynd", "/fynd/sok", Map.of());
        Tester manager = Tester.as(house.manager);
        assertThat(manager.get("/fynd").body())
                .contains("Rapport om dörrar")
                .doesNotContain("Alla fynd")
                .doesNotContain("/avfarda");
        assertThat(manager.get("/krav/" + report).body()).doesNotContain("Att titta på");
        assertThat(manager.get(CHECK).statusCode()).isEqualTo(403);
    }

    @Test
    void anOwnCheckIsMadeFromConditionsAndFindsAtOnce() {
        HttpResponse<String> nothing = controller.send("/fynd/egna", "/fynd/egna", Map.of("namn", "Allt"));
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("Välj minst ett villkor.");
        assertThat(controller
                        .send("/fynd/egna", "/fynd/egna", Map.of("namn", "x", "aldre", "1; drop table"))
                        .statusCode())
                .isEqualTo(422);
        Map<String, String> own = Map.of("namn", "<b>Våra</b>", "slag", "REPORT", "saknar", "USER", "rad", "DROP");
        assertThat(controller.send("/fynd/egna", "/fynd/egna", own).statusCode())
                .isEqualTo(302);
        String page = controller.get("/fynd/egna").body();
        assertThat(page).contains("&lt;b&gt;Våra&lt;/b&gt;").doesNotContain("<b>Våra");
        String check = find(page, "href=\"(/fynd/[0-9a-f-]{36})\"");
        assertThat(controller.get(check).body()).contains("Rapport om dörrar");
        controller.send("/fynd/egna", check.replace("/fynd/", "/fynd/egna/") + "/ta-bort", Map.of());
        assertThat(controller.get(check).statusCode()).isEqualTo(404);
    }

    private static String find(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
