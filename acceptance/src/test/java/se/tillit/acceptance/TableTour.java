package se.tillit.acceptance;

import static se.tillit.acceptance.Way.at;
import static se.tillit.acceptance.Way.first;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;

/** Tables where rooms meet, from the invitation to what came of it. */
final class TableTour {

    static final Map<String, Way> PAGES = Map.ofEntries(
            Map.entry("table-01-tables", new Way("Maria Lindqvist", at("/samtalsbord"))),
            Map.entry("table-02-new", new Way("Maria Lindqvist", page -> {
                at("/krav?sok=matlistan").apply(page);
                first(page, "tbody a");
                return first(page, "a[href^='/samtalsbord/nytt']");
            })),
            Map.entry("table-03-new-refused", new Way("Maria Lindqvist", page -> {
                at("/samtalsbord/nytt").apply(page);
                page.fill("#personer", "Aisha Warsame\nNågon Annan");
                return first(page, ".t-form button");
            })),
            Map.entry("table-04-invited", new Way("Maria Lindqvist", page -> open(page, "handlingsplanerna"))),
            Map.entry("table-05-to-approve", new Way("Maria Lindqvist", page -> open(page, "utan matlistan"))),
            Map.entry("table-06-followed-up", new Way("Aisha Warsame", page -> open(page, "nytta av matlistan"))),
            Map.entry("table-07-by-citizen", new Way("Astrid Lund", page -> open(page, "nytta av matlistan"))),
            Map.entry("table-08-seen-by-others", new Way("Farid Nouri", page -> open(page, "nytta av matlistan"))),
            Map.entry("table-09-not-yet-by-others", new Way("Farid Nouri", page -> open(page, "utan matlistan"))),
            Map.entry(
                    "table-10-material",
                    new Way("Elin Forsgren", page -> first(open(page, "handlingsplanerna"), "a[href$='/underlag']"))),
            Map.entry(
                    "table-11-lead",
                    new Way("Mikael Öberg", page -> first(open(page, "handlingsplanerna"), "a[href$='/led']"))),
            Map.entry(
                    "table-12-lead-held",
                    new Way("Elin Forsgren", page -> first(open(page, "nytta av matlistan"), "a[href$='/led']"))),
            Map.entry(
                    "table-13-change",
                    new Way("Mikael Öberg", page -> first(open(page, "handlingsplanerna"), "a[href$='/andra']"))),
            Map.entry(
                    "table-14-follow",
                    new Way(
                            "Elin Forsgren",
                            page -> first(open(page, "utan matlistan"), "a[href*='/samtalsbord/nytt?efter=']"))),
            Map.entry(
                    "table-15-what-came",
                    new Way(
                            "Astrid Lund",
                            page -> first(at("/samtalsbord").apply(page), "a[href^='/samtalsbord/vad-blev-det']"))),
            Map.entry("table-16-none", new Way("Nils-Erik Holm", at("/samtalsbord"))),
            Map.entry("table-17-beside", new Way("Aisha Warsame", page -> {
                at("/krav?sok=matlistan").apply(page);
                return first(page, "tbody a");
            })));

    private TableTour() {}

    private static Page open(Page page, String words) {
        page.navigate("/samtalsbord");
        page.locator(".t-list h3 a[href^='/samtalsbord/']")
                .filter(new Locator.FilterOptions().setHasText(words))
                .last()
                .click();
        return page;
    }
}
