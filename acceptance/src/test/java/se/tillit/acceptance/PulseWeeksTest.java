package se.tillit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.tillit.demo.InDays;
import se.tillit.pulse.CloseWaves;

/**
 * A pulse through its weeks, in a demo of its own whose clock is moved: answered on a phone, seen first by the unit, answered to by the
 * leader; and somebody with the whole database looks for what one person said.
 */
class PulseWeeksTest {

    private static final int PHONE = 360;
    private static final int ANSWERING = 12;
    private static final String HERS = "Att slippa välja mellan fru Ek och blanketten.";
    private static final String REPLY = "Blanketten tas bort den första. Vi ses i köket på Åsen om en månad.";
    private static final String TITLE = "Vintern: hinner vi fram?";

    private final Sjohaga.Apart demo = Sjohaga.apart("weeks");

    private void inDays(int days, Runnable work) {
        InDays.of(demo.application(), days, work);
    }

    @Test
    void itsUnitSeesTheResultFirstTheLeaderAnswersAndNobodyFindsWhatOneSaid() throws SQLException {
        List<String> slips = new ArrayList<>();
        inDays(6, () -> {
            answer("Hösten", "Ni får svar nu, och det är sent. Nästa gång väntar ni inte.");
            slips.addAll(begin());
            long before = System.nanoTime();
            Page phone = fillIn(slips.getFirst(), 5, HERS);
            assertThat(phone.url()).endsWith("/svara/tack");
            assertThat(System.nanoTime() - before)
                    .as("a phone's part of two minutes")
                    .isLessThan(60_000_000_000L);
            for (int person = 1; person < ANSWERING; person++) {
                fillIn(slips.get(person), 2 + person % 3, "Fler händer om kvällen.");
            }
            assertThat(whole("Aisha Warsame")).as("while it goes on").doesNotContain("i medeltal", HERS);
        });
        assertThat(found(HERS)).as("what the database holds while it goes on").isEmpty();

        inDays(14, () -> {
            demo.application().getBean(CloseWaves.class).close();
            assertThat(unitPage("Aisha Warsame")).contains(HERS, "Ni har det för er själva till");
            assertThat(whole("Karin Ström")).as("before it has travelled").doesNotContain(HERS);
        });
        assertThat(rows("pulse_sealed")).isZero();
        assertThat(used()).as("codes that tell who has answered").isZero();
        assertThat(found(HERS)).as("only where it is shown, among the others'").containsExactly("pulse_comment");

        inDays(25, () -> answer("Vintern", REPLY));
        inDays(32, () -> assertThat(whole("Aisha Warsame")).contains(REPLY));
        demo.close();
    }

    /** @return the links of the slips that Åsen gets */
    private List<String> begin() {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Stockholm")).plusDays(6);
        Page elin = demo.as("Elin Forsgren", 1280);
        elin.navigate("/puls/ny");
        elin.fill("#rubrik", TITLE);
        elin.locator("input[name=fragor][value=above]").check();
        elin.locator("input[name=fragor][value^='own.']").first().check();
        elin.fill("#enhet", "OHTJ");
        elin.fill("#fragar", "Områdeschefen");
        elin.fill("#anvands", "Områdets ledningsgrupp");
        elin.fill("#beslut", "Vilka blanketter som blir kvar");
        elin.fill("#oppnar", today.toString());
        elin.fill("#stanger", today.plusDays(7).toString());
        elin.fill("#dagar", "10");
        elin.fill("#fack", "Kommunal");
        elin.fill("#fack-dag", today.minusDays(5).toString());
        elin.fill("#dpia", "Dataskyddsombudet");
        elin.fill("#dpia-dag", today.minusDays(5).toString());
        elin.locator("main form button[type=submit]").last().click();
        elin.waitForLoadState();
        assertThat(elin.locator("h1").textContent()).isEqualTo(TITLE);
        String asen = elin.locator("#enhet option")
                .filter(new Locator.FilterOptions().setHasText("Åsen"))
                .first()
                .getAttribute("value");
        elin.locator("#enhet").selectOption(asen);
        elin.locator("form[action$='/lappar'] button").click();
        elin.waitForLoadState();
        return elin.locator(".t-slip a").all().stream()
                .map(link -> link.getAttribute("href"))
                .map(link -> link.substring(link.indexOf("/svara")))
                .toList();
    }

    private Page fillIn(String slip, int value, String words) {
        Page phone = demo.visitor(PHONE);
        phone.navigate(slip);
        phone.locator("form[data-code] button").click();
        phone.waitForLoadState();
        phone.locator(".t-answerform fieldset")
                .all()
                .forEach(question -> question.locator("input").nth(value - 1).check());
        phone.locator(".t-answerform textarea").fill(words);
        phone.locator("button[name=skicka]").click();
        phone.waitForLoadState();
        return phone;
    }

    private void answer(String title, String text) {
        Page karin = wave("Karin Ström", title);
        karin.fill("#svar", text);
        karin.locator("form[action$='/svar'] button").click();
        karin.waitForLoadState();
    }

    private Page wave(String who, String title) {
        Page page = demo.as(who, PHONE);
        page.navigate("/puls");
        page.locator("main h3 a")
                .filter(new Locator.FilterOptions().setHasText(title))
                .first()
                .click();
        page.waitForLoadState();
        return page;
    }

    private String whole(String who) {
        return wave(who, "Vintern").locator("main").textContent();
    }

    private String unitPage(String who) {
        Page page = wave(who, "Vintern");
        page.locator("main a[href*='/enhet/']").first().click();
        page.waitForLoadState();
        return page.locator("main").textContent();
    }

    private Connection database() throws SQLException {
        var database = demo.database();
        return DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword());
    }

    private List<String> strings(String query) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> strings = new ArrayList<>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }

    /** Tables with the words in any column. */
    private List<String> found(String words) throws SQLException {
        List<String> found = new ArrayList<>();
        for (String table : strings("select tablename from pg_tables where schemaname = 'public' order by 1")) {
            if (!strings("select 1 from \"%s\" t where t::text like '%%%s%%' limit 1".formatted(table, words))
                    .isEmpty()) {
                found.add(table);
            }
        }
        return found;
    }

    private int ofWave(String table, String more) throws SQLException {
        return Integer.parseInt(
                strings("select count(*) from %s where wave = (select id from pulse_wave where title = '%s') %s"
                                .formatted(table, TITLE, more))
                        .getFirst());
    }

    private int rows(String table) throws SQLException {
        return ofWave(table, "");
    }

    private int used() throws SQLException {
        return ofWave("pulse_code", "and used");
    }
}
