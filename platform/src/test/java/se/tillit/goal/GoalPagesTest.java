package se.tillit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.Tester;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;

/** What a person does, at the pages. */
class GoalPagesTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));

    private final House house = new House();
    private final Tester chief = Tester.as(house.chief);
    private final Tester nurse = Tester.as(house.nurse);

    private static String to(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElse("" + answer.statusCode())
                .replaceFirst("https?://[^/]+", "");
    }

    /** The first level's box in the form, which is the law's. */
    private Map<String, String> draft() {
        Map<String, String> fields = new HashMap<>(Map.of(
                "rubrik", "Du vet vem som kommer",
                "syfte", "Trygghet",
                "anvands", "Nämnden",
                "utfardare", "Nämnden (nam)",
                "enhet0", "Norra gruppen",
                "fran", TODAY.plusDays(30).toString(),
                "till", TODAY.plusYears(2).toString(),
                "senast", TODAY.plusDays(14).toString()));
        Pattern.compile("name=\"(niva-[0-9a-f-]{36})\" value=\"ja\">Enhet<")
                .matcher(chief.get("/mal/utkast/nytt").body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .forEach(name -> fields.put(name, "ja"));
        return fields;
    }

    @Test
    void aGoalIsWrittenTogetherFromTheFirstThoughtToTheDecision() {
        HttpResponse<String> wrong =
                chief.send("/mal/utkast/nytt", "/mal/utkast/nytt", Map.of("rubrik", "Du vet vem som kommer"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("Skriv varför målet behövs.")
                .contains("Välj minst en nivå som ska skriva.")
                .contains("value=\"Du vet vem som kommer\"");

        String address = to(chief.send("/mal/utkast/nytt", "/mal/utkast/nytt", draft()));
        assertThat(address).startsWith("/mal/utkast/");
        assertThat(nurse.get("/").body()).contains("Vad skulle ”Du vet vem som kommer” betyda för dig?");
        assertThat(nurse.get(address).body()).contains("Ingen har skrivit än.").doesNotContain("/besluta\"");

        assertThat(to(nurse.send(address, address + "/skriv", Map.of("betyder", "Schemat <b>ändras</b>"))))
                .isEqualTo(address);
        assertThat(chief.get(address).body())
                .contains("Schemat &lt;b&gt;ändras")
                .contains("1 av 1 nivåer har skrivit");
        assertThat(nurse.get("/").body()).doesNotContain("Vad skulle ”Du vet vem");

        assertThat(chief.send(address, address + "/besluta", Map.of()).statusCode())
                .isEqualTo(422);
        String goal = to(chief.send(address, address + "/besluta", Map.of("hort", "Vi ändrar systemet först")));
        assertThat(goal).matches("/mal/[0-9a-f-]{36}");
        assertThat(nurse.get(goal).body()).contains("Du vet vem som kommer").contains("Skrivet innan det beslutades");
        assertThat(nurse.get(address).body())
                .contains("Vi ändrar systemet först")
                .doesNotContain("/skriv\"");
    }

    @Test
    void theCommonPictureIsOneTextThatTwoDoNotWriteOverEachOther() {
        assertThat(to(chief.send("/mal/bild", "/mal/bild", Map.of("text", "Invånarna"))))
                .isEqualTo("/mal");
        assertThat(nurse.get("/mal").body()).contains("Invånarna").doesNotContain("href=\"/mal/bild\"");
        HttpResponse<String> late = chief.send("/mal/bild", "/mal/bild", Map.of("text", "Annat", "version", "0"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(nurse.get("/mal").body()).contains("Invånarna").doesNotContain("Annat");
    }

    @Test
    void whatTheLawRequiresIsMarkedAndOffersNoEnd() {
        UUID law = house.demand("Lagens mål", house.board, Origin.LAW, SignalKind.GOAL);
        assertThat(chief.get("/mal").body()).contains("Lagens mål").contains("Lagen kräver det");
        assertThat(chief.get("/mal/" + law).body()).contains("1 kap. 1 § lagen").doesNotContain("/upphor\"");
        assertThat(chief.get("/krav/" + law).body()).contains("/mal/" + law);
    }

    @Test
    void theTreeLeavesAsAFileAndAFormulaInItIsText() {
        UUID top = house.demand("=1+1", house.board, Origin.OWN, SignalKind.GOAL);
        UUID low = house.demand("Lågt", house.board, Origin.OWN, SignalKind.GOAL);
        chief.send("/mal/" + low, "/mal/" + low + "/plats", Map.of("over", top.toString()));
        assertThat(nurse.get("/mal.csv").body()).contains("Lågt;Lågt;\"'=1+1\";Nämnden;");
    }
}
