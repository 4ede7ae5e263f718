package se.tillit.acceptance;

import static se.tillit.acceptance.Way.at;
import static se.tillit.acceptance.Way.first;

import com.microsoft.playwright.Page;
import java.util.Map;

/** What people want to try: suggested, answered, tried, told of, spread. */
final class ImprovementTour {

    static final Map<String, Way> PAGES = Map.ofEntries(
            Map.entry("improvement-01-list-of-staff", new Way("Aisha Warsame", at("/forbattringar"))),
            Map.entry("improvement-02-list-to-answer", new Way("Maria Lindqvist", at("/forbattringar"))),
            Map.entry("improvement-03-tried", new Way("Aisha Warsame", at("/forbattringar?visa=provat"))),
            Map.entry("improvement-04-suggest", new Way("Aisha Warsame", at("/forbattringar/ny"))),
            Map.entry("improvement-05-suggest-again", new Way("Aisha Warsame", page -> {
                at("/forbattringar/ny").apply(page);
                page.fill("#ide", "Elsa 380412-1234 vill ha sin dusch på kvällen");
                page.locator("main form button[data-fullwidth]").click();
                return page;
            })),
            Map.entry("improvement-06-to-answer", new Way("Maria Lindqvist", page -> own(page, "Låt oss byta besök"))),
            Map.entry("improvement-07-answer-again", new Way("Maria Lindqvist", page -> {
                own(page, "Låt oss byta besök");
                page.check("input[name=utfall][value=TRY]");
                page.locator("form[action$='/svar'] button").click();
                return page;
            })),
            Map.entry("improvement-08-to-tell-of", new Way("Aisha Warsame", page -> own(page, "Fem minuter"))),
            Map.entry("improvement-09-spread", new Way("Aisha Warsame", page -> own(page, "Vi samlar frågorna"))),
            Map.entry("improvement-10-failed", new Way("Maria Lindqvist", page -> own(page, "En vit tavla"))),
            Map.entry("improvement-11-others", new Way("Aisha Warsame", page -> own(page, "Låt mig se i telefonen"))),
            Map.entry("improvement-12-board", new Way("Maria Lindqvist", ImprovementTour::board)),
            Map.entry(
                    "improvement-13-poster",
                    new Way("Maria Lindqvist", page -> first(board(page), "main a[href*='/affisch/']"))),
            Map.entry("improvement-14-resident-suggests", new Way("Maria Lindqvist", ImprovementTour::form)),
            Map.entry("improvement-15-resident-easy", new Way("Maria Lindqvist", page -> {
                form(page).navigate(page.url() + "?latt=ja");
                return page;
            })),
            Map.entry("improvement-16-receipt", new Way("Maria Lindqvist", ImprovementTour::receipt)),
            Map.entry("improvement-17-come-back", new Way("Maria Lindqvist", page -> {
                String code = receipt(page).locator(".t-slip__code").textContent();
                first(page, "main a[href$='/kvitto']");
                page.fill("#kod", code);
                page.locator("main form button").click();
                return page;
            })),
            Map.entry("improvement-18-moved-up", new Way("Karin Ström", at("/forbattringar"))),
            Map.entry(
                    "improvement-19-became",
                    new Way("Aisha Warsame", page -> first(at("/hinder").apply(page), "a[href^='/sa-blev-det']"))),
            Map.entry("improvement-20-start", new Way("Maria Lindqvist", page -> page)),
            Map.entry("improvement-21-behind-an-obstacle", new Way("Aisha Warsame", page -> {
                own(page, "Låt mig se i telefonen");
                return first(page, "main a[href^='/hinder/']");
            })),
            Map.entry("improvement-22-in-its-new-unit", new Way("Aisha Warsame", page -> {
                own(page, "Vi samlar frågorna");
                return first(page, "#h-spritt ~ ul h3 a");
            })));

    private ImprovementTour() {}

    private static Page own(Page page, String title) {
        for (String which : new String[] {"visa=provat&", "", "visa=inte-nu&"}) {
            page.navigate("/forbattringar?" + which + "sok=" + title.replace(" ", "+"));
            var found = page.locator("main h3 a", new Page.LocatorOptions().setHasText(title));
            if (found.count() > 0) {
                found.first().click();
                return page;
            }
        }
        throw new IllegalStateException("No improvement is called " + title);
    }

    private static Page board(Page page) {
        page.navigate("/forbattringar");
        return first(page, "main a[href^='/forbattringar/tavla/']");
    }

    private static Page form(Page page) {
        first(board(page), "main a[href*='/affisch/']");
        String address = page.locator(".t-poster__address a").getAttribute("href");
        page.navigate(address.replaceFirst("https?://[^/]+", ""));
        return page;
    }

    private static Page receipt(Page page) {
        form(page).fill("#ide", "Sätt en bänk vid hållplatsen utanför");
        page.check("input[name=vem][value=CITIZEN]", new Page.CheckOptions().setForce(true));
        page.locator("main form button[data-fullwidth]").click();
        return page;
    }
}
