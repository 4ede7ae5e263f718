package se.tillit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people come for, from one person's phone to another's and back. After the tours: what is answered here stays answered. */
class StoriesTest {

    private static final int PHONE = 360;
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    /** Run with {@code -Dscreens=FOLDER} to look at the steps. */
    private static void look(Page page, String name) {
        String folder = System.getProperty("screens");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, "story-" + name + ".png"))
                    .setFullPage(true));
        }
    }

    private static int hours(Page page) {
        page.navigate("/");
        return Integer.parseInt(
                page.locator(".t-hero .t-big").first().textContent().replaceAll("\\D", ""));
    }

    @Test
    void whatIsFilledInTwiceIsAnsweredByWhoMayAndTheYearGetsLighter() {
        Page manager = Sjohaga.as("Maria Lindqvist", PHONE, "sv");
        int before = hours(manager);

        Page assistant = Sjohaga.as("Aisha Warsame", PHONE, "sv");
        assistant.navigate("/hinder/nytt");
        assistant.fill("#text", "Blanketten för utförd tid fylls i två gånger varje fredag.");
        assistant.locator("summary:has-text('Mer, om du vill')").click();
        assistant.fill("#krav", "Utförd tid och avvikelser i tid");
        assistant.fill("#krav2", "Volymrapport: beviljade och utförda timmar");
        look(assistant, "1-tell");
        assistant.locator("main form button[data-fullwidth]").click();
        look(assistant, "2-thanks");
        assertThat(assistant.locator("main").textContent())
                .contains("Karin Ström")
                .doesNotContain("Maria Lindqvist");
        assistant.locator("main a[href^='/hinder/']").last().click();
        String obstacle = assistant.url();
        assertThat(assistant.locator("h1 + .t-lead").textContent()).contains("Karin Ström", "svarar senast");

        Page head = Sjohaga.as("Karin Ström", PHONE, "sv");
        head.navigate(obstacle);
        head.locator("input[name=utfall][value=REMOVED]").check();
        head.fill("#svar", "Ni skriver tiden en gång. Volymrapporten hämtar den därifrån.");
        head.locator("input[name^=avsluta-]").all().forEach(Locator::check);
        head.locator("input[name=visa]").check();
        head.fill("#berattas", "Blanketten för utförd tid fylldes i två gånger");
        look(head, "3-answer");
        head.locator("form[action$='/svar'] button").click();
        look(head, "4-answered");

        assistant.navigate("/");
        look(assistant, "5-told");
        assertThat(assistant.locator("main").textContent()).contains("Ni skriver tiden en gång.", "Karin Ström");
        assertThat(hours(manager)).as("hours a year that land on the manager").isLessThan(before);
        manager.navigate("/hinder");
        manager.locator("a[href^='/hinder/vagg/']").first().click();
        look(manager, "6-wall");
        assertThat(manager.locator("main").textContent())
                .contains("Blanketten för utförd tid fylldes i två gånger", "Ni skriver tiden en gång.");
    }

    @Test
    void somebodyOnAPhoneVotesSeesWhereSheStandsAndReadsWhatTheBoardAnswered() {
        Page resident = Sjohaga.as("Gunnel Lund", PHONE, "en");
        resident.navigate("/samtal");
        resident.locator("section[aria-labelledby=h-OPEN] h3 a").first().click();
        resident.locator("a[href^='/delta/']").first().click();
        if (resident.locator("form[action$='/borja'] button").count() > 0) {
            resident.locator("form[action$='/borja'] button").first().click();
        }
        int votes = 0;
        for (; votes < 40 && resident.locator(".t-vote").count() > 0; votes++) {
            resident.locator(".t-vote").nth(votes % 3 == 2 ? 1 : 0).click();
        }
        assertThat(votes).as("statements voted on").isGreaterThanOrEqualTo(10);
        look(resident, "7-all-voted");
        resident.locator("a[href$='/karta']").first().click();
        look(resident, "8-map");
        assertThat(resident.locator("svg text:visible", new Page.LocatorOptions().setHasText("You"))
                        .count())
                .as("her own place on the map")
                .isEqualTo(1);

        resident.navigate("/samtal");
        resident.locator("section[aria-labelledby=h-CLOSED] h3 a").first().click();
        look(resident, "9-board-answered");
        assertThat(resident.locator(".t-reply").first().textContent()).contains("Bengt Nyberg");
    }

    @Test
    void fiveRoomsTreatOneDemandAtATableApproveTheNotesAndFollowUp() {
        Page staff = Sjohaga.as("Leila Haddad", 1280, "sv");
        staff.navigate("/krav?sok=Signera+varje+given");
        staff.locator("tbody a").first().click();
        String demand = staff.url().substring(staff.url().lastIndexOf('/') + 1);
        staff.navigate("/samtalsbord/nytt?krav=" + demand);
        staff.fill("#fraga", "Vad gör signeringen tryggare, och för vem?");
        staff.fill("#varfor", "Den tar tid varje dag, och ingen av oss har frågat Gunnel.");
        staff.fill("#paverka", "Hur det signeras hemma.");
        staff.fill("#inte", "Att någon ansvarar för läkemedlen.");
        staff.fill("#dag", LocalDate.now(SWEDEN).toString());
        staff.fill("#tid", "10:00");
        staff.fill("#plats", "Gruppens rum i Åsen");
        staff.fill("#leder", "Leila Haddad");
        staff.fill("#personer", "Bengt Nyberg\nMaria Lindqvist\nAisha Warsame\nGunnel Lund");
        look(staff, "10-invite");
        staff.locator("main form button[type=submit]").last().click();
        String table = staff.url();

        Map<String, Page> others = new LinkedHashMap<>();
        for (String name : List.of("Bengt Nyberg", "Maria Lindqvist", "Aisha Warsame", "Gunnel Lund")) {
            Page other = Sjohaga.as(name, PHONE, "sv");
            other.navigate("/samtalsbord");
            other.locator("main a:has-text('Vad gör signeringen tryggare')")
                    .first()
                    .click();
            other.locator("button[name=kommer][value=ja]").click();
            others.put(name, other);
        }
        Page assistant = others.get("Aisha Warsame");
        assistant.fill("#forsta", "Vem läser signeringen på morgonen?");
        assistant.locator("form:has(#forsta) button").click();

        staff.navigate(table + "/led");
        for (int i = 0; i < others.size(); i++) {
            staff.locator("form[action$='/led/ordet']:has(input[name=hord][value=ja]) button")
                    .first()
                    .click();
        }
        staff.locator("form[action$='/led/bedoma'] button").click();
        staff.fill("#anteckning", "Alla blev hörda. Signeringen läses av sjuksköterskan, men bara när en dos saknas.");
        staff.locator("form[action$='/anteckning'] button").click();
        staff.fill("#steg", "Prövar i två veckor att bara det som saknas signeras");
        staff.selectOption(
                "#vem", staff.locator("#vem option:has-text('Maria Lindqvist')").getAttribute("value"));
        staff.fill("#senast", LocalDate.now(SWEDEN).plusWeeks(3).toString());
        staff.locator("form[action$='/steg'] button").click();
        look(staff, "11-lead");

        others.forEach((name, other) -> {
            other.navigate(table);
            other.locator("form[action$='/stammer'] button[value=ja]").click();
            assertThat(other.locator(".ds-error-summary").count()).as(name).isZero();
        });
        Page manager = others.get("Maria Lindqvist");
        manager.locator("#h-steg + ul summary").first().click();
        manager.locator("#h-steg + ul textarea").first().fill("Två veckor utan en missad dos.");
        manager.locator("#h-steg + ul button[value=ja]").first().click();
        look(assistant, "12-approved");

        staff.navigate(table + "/led");
        staff.fill("#rad", "Signeringen prövas lättare, tillsammans med den som får hjälpen.");
        staff.locator("form[action$='/vad-blev-det'] button").click();
        Page resident = others.get("Gunnel Lund");
        resident.navigate(table);
        look(resident, "13-followed-up");
        assertThat(resident.locator("main").textContent())
                .contains("Alla blev hörda.", "Två veckor utan en missad dos.");
    }

    @Test
    void anEmployeeAnswersThePulseOnAPhoneAndTheSecondTimeTheSlipIsSpent() {
        Page human = Sjohaga.as("Elin Forsgren", 1280, "sv");
        human.navigate("/puls");
        human.locator("ol.t-list:not(.t-said) h3 a").first().click();
        human.locator("#enhet").selectOption(new SelectOption().setIndex(1));
        human.locator("form[action$='/lappar'] button").click();
        String link = human.locator(".t-slip a").last().getAttribute("href");
        String slip = link.substring(link.indexOf("/svara"));

        Page phone = Sjohaga.visitor(PHONE, "sv");
        phone.navigate(slip);
        phone.locator("form[data-code] button").click();
        List<Locator> questions = phone.locator(".t-answerform fieldset").all();
        assertThat(questions).isNotEmpty();
        questions.forEach(one -> one.locator("input").nth(3).check());
        look(phone, "14-pulse");
        phone.locator("button[name=skicka]").click();
        look(phone, "15-pulse-thanks");
        assertThat(phone.url()).endsWith("/svara/tack");

        phone.navigate(slip);
        phone.locator("form[data-code] button").click();
        assertThat(phone.locator(".ds-error-summary").count())
                .as("a slip counts once")
                .isEqualTo(1);
    }

    @Test
    void aControllerFindsWhatCouldGoAndEachFigureOpensTheRowsItIsMadeOf() {
        Page controller = Sjohaga.as("Johan Berglund", 1280, "sv");
        controller.navigate("/fynd");
        assertThat(controller.locator("section[aria-labelledby=h-manad] li").count())
                .as("the month's few")
                .isBetween(3, 5);
        controller
                .locator("section[aria-labelledby=h-manad] a[href^='/forslag/nytt']")
                .first()
                .click();
        look(controller, "16-proposal");
        assertThat(controller.url()).contains("/forslag/nytt?krav=");

        controller.navigate("/borda/rader?ursprung=STATE");
        look(controller, "17-rows");
        assertThat(controller.locator("main tbody tr").count()).isPositive();

        Page politician = Sjohaga.as("Bengt Nyberg", PHONE, "sv");
        politician.navigate("/konsekvens");
        politician.locator("main li a, main tbody a").first().click();
        look(politician, "18-consequence");
        assertThat(politician.locator("main").textContent()).contains("timmar");
    }
}
