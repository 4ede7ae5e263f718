package se.tillit.acceptance;

import static se.tillit.acceptance.Way.at;
import static se.tillit.acceptance.Way.first;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import java.util.Map;

/** The time diary: what came of one, how it is begun, and the two taps of whoever keeps it. */
final class DiaryTour {

    private static final String HOMES = "Boendenas vecka";

    static final Map<String, Way> PAGES = Map.ofEntries(
            Map.entry("diary-01-weeks", new Way("Johan Berglund", at("/dagbok"))),
            Map.entry("diary-02-week", new Way("Maria Lindqvist", DiaryTour::closed)),
            Map.entry("diary-03-beside", new Way("Johan Berglund", page -> first(closed(page), "a[href$='/jamfor']"))),
            Map.entry("diary-04-begin", new Way("Johan Berglund", at("/dagbok/ny"))),
            Map.entry("diary-05-open", new Way("Johan Berglund", DiaryTour::open)),
            Map.entry("diary-06-slips", new Way("Johan Berglund", DiaryTour::slips)),
            Map.entry("diary-07-code", new Way("", at("/dagbok/skriv"))),
            Map.entry("diary-08-what", new Way("Johan Berglund", DiaryTour::what)),
            Map.entry("diary-09-how-long", new Way("Johan Berglund", page -> first(what(page), ".t-taps button"))),
            Map.entry(
                    "diary-10-saved",
                    new Way(
                            "Johan Berglund",
                            page -> first(first(what(page), ".t-taps button"), ".t-taps button:nth-of-type(3)"))));

    private DiaryTour() {}

    private static Page closed(Page page) {
        page.navigate("/dagbok");
        page.locator("ol.t-list a")
                .filter(new Locator.FilterOptions().setHasText("hemtjänsten"))
                .first()
                .click();
        return page;
    }

    /** Begun by whoever comes first. */
    private static Page open(Page page) {
        page.navigate("/dagbok");
        Locator there = page.locator("ol.t-list a").filter(new Locator.FilterOptions().setHasText(HOMES));
        if (there.count() > 0) {
            there.first().click();
            return page;
        }
        String today = LocalDate.now(java.time.ZoneId.of("Europe/Stockholm")).toString();
        page.navigate("/dagbok/ny");
        page.fill("#rubrik", HOMES);
        page.fill("#enhet", "Område särskilt boende");
        page.fill("#fragar", "Controllern");
        page.fill("#anvands", "Områdets ledningsgrupp");
        page.fill("#beslut", "Vilka rapporter vi slutar med");
        page.fill("#fran", today);
        page.fill("#fack", "Kommunal");
        page.fill("#fack-dag", today);
        page.fill("#dpia", "Dataskyddsombudet");
        page.fill("#dpia-dag", today);
        page.locator("main form button[type=submit]").last().click();
        page.waitForLoadState();
        return page;
    }

    private static Page slips(Page page) {
        open(page).locator("#enhet").selectOption(new SelectOption().setIndex(2));
        return first(page, "form[action$='/lappar'] button");
    }

    /** By the link below a slip, which carries the code past the server. */
    private static Page what(Page page) {
        String link = slips(page).locator(".t-slip a").first().getAttribute("href");
        page.navigate(link.substring(link.indexOf("/dagbok")));
        return first(page, "form[data-code] button");
    }
}
