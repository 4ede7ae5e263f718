package se.tillit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What people come for, from one person's phone to another's and back. After the tours: what is answered here stays answered. */
class StoriesTest {

    private static final int PHONE = 360;

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
}
