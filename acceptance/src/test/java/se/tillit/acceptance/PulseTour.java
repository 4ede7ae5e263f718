package se.tillit.acceptance;

import static se.tillit.acceptance.Way.at;
import static se.tillit.acceptance.Way.first;

import com.microsoft.playwright.Page;
import java.util.Map;

/** What a unit's people, those above them, and those who watch over it see of a pulse that has closed. */
final class PulseTour {

    static final Map<String, Way> PAGES = Map.ofEntries(
            Map.entry("pulse-01-own-days", new Way("Maria Lindqvist", page -> closed(page, "Hösten"))),
            Map.entry(
                    "pulse-02-own-unit",
                    new Way("Maria Lindqvist", page -> first(closed(page, "Hösten"), ".t-sheet a[href*='/enhet/']"))),
            Map.entry(
                    "pulse-03-own-unit-travelled",
                    new Way("Aisha Warsame", page -> first(closed(page, "Våren"), ".t-sheet a[href*='/enhet/']"))),
            Map.entry("pulse-04-from-above", new Way("Karin Ström", page -> closed(page, "Våren"))),
            Map.entry(
                    "pulse-05-levels",
                    new Way("Karin Ström", page -> first(closed(page, "Våren"), "a[href$='/nivaer']"))),
            Map.entry(
                    "pulse-07-proof",
                    new Way("Maria Lindqvist", page -> first(closed(page, "Våren"), "a[href$='/skydd']"))),
            Map.entry(
                    "pulse-08-codebook",
                    new Way("Johan Berglund", page -> first(closed(page, "Våren"), "a[href$='/kodbok']"))),
            Map.entry("pulse-09-languages", new Way("Elin Forsgren", at("/puls/sprak"))),
            Map.entry("pulse-10-language", new Way("Elin Forsgren", PulseTour::language)),
            Map.entry("pulse-06-start", new Way("Maria Lindqvist", at("/"))));

    private PulseTour() {}

    private static Page closed(Page page, String title) {
        page.navigate("/puls");
        page.locator("ol.t-said h3 a")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(title))
                .first()
                .click();
        page.waitForLoadState();
        return page;
    }

    /** Added by whoever comes first. */
    private static Page language(Page page) {
        page.navigate("/puls/sprak");
        if (page.locator("ol.t-list a").count() == 0) {
            page.fill("#namn", "العربية");
            page.fill("#tagg", "ar");
            page.locator("form[action='/puls/sprak'] button").click();
            page.waitForLoadState();
        } else {
            first(page, "ol.t-list a");
        }
        page.locator("summary").nth(1).click();
        return page;
    }
}
