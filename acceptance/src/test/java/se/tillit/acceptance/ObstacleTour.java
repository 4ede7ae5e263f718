package se.tillit.acceptance;

import static se.tillit.acceptance.Way.at;
import static se.tillit.acceptance.Way.first;

import com.microsoft.playwright.Page;
import java.util.Map;

/** What is in the way: told, answered, and how it turned out. */
final class ObstacleTour {

    static final Map<String, Way> PAGES = Map.ofEntries(
            Map.entry("obstacle-01-list-of-staff", new Way("Aisha Warsame", at("/hinder"))),
            Map.entry("obstacle-02-list-to-answer", new Way("Karin Ström", at("/hinder"))),
            Map.entry("obstacle-03-answered", new Way("Aisha Warsame", at("/hinder?visa=svar"))),
            Map.entry(
                    "obstacle-04-tell",
                    new Way(
                            "Aisha Warsame",
                            at("/hinder/nytt?text=Journalen%20loggar%20ut%20mig%20efter%20fem%20minuter"))),
            Map.entry("obstacle-05-tell-again", new Way("Aisha Warsame", page -> {
                at("/hinder/nytt").apply(page);
                page.fill("#text", "Elsa 380412-1234 vill ha sin dusch");
                page.locator("main form button[data-fullwidth]").click();
                return page;
            })),
            Map.entry("obstacle-06-thanks", new Way("Aisha Warsame", page -> {
                own(page, "Samma tider ska skrivas in två gånger");
                page.navigate(page.url() + "/tack");
                return page;
            })),
            Map.entry(
                    "obstacle-07-own",
                    new Way("Aisha Warsame", page -> own(page, "Samma tider ska skrivas in två gånger"))),
            Map.entry(
                    "obstacle-08-to-answer",
                    new Way("Karin Ström", page -> own(page, "Samma tider ska skrivas in två gånger"))),
            Map.entry("obstacle-09-answer-refused", new Way("Karin Ström", page -> {
                own(page, "Samma tider ska skrivas in två gånger");
                page.locator("form[action$='/svar'] button").click();
                return page;
            })),
            Map.entry("obstacle-10-refused", new Way("Aisha Warsame", page -> own(page, "Det är två nycklar"))),
            Map.entry("obstacle-11-moved-up", new Way("Jonas Ekdahl", page -> own(page, "Matlistan i köket"))),
            Map.entry("obstacle-12-arrange", new Way("Farid Nouri", at("/hinder/ordning"))),
            Map.entry(
                    "obstacle-13-became",
                    new Way("Aisha Warsame", page -> first(at("/hinder").apply(page), "a[href^='/sa-blev-det']"))),
            Map.entry("obstacle-14-wall", new Way("Maria Lindqvist", ObstacleTour::wall)),
            Map.entry("obstacle-15-start", new Way("Aisha Warsame", page -> page)),
            Map.entry("obstacle-16-week", new Way("Aisha Warsame", at("/veckan"))),
            Map.entry("obstacle-17-exempt", new Way("Aisha Warsame", page -> own(page, "Nycklarna ska kvitteras"))),
            Map.entry("obstacle-18-joined", new Way("Karin Ström", page -> own(page, "Vi loggas ut ur journalen"))),
            Map.entry("obstacle-19-resident-tells", new Way("Aisha Warsame", ObstacleTour::desk)),
            Map.entry("obstacle-20-resident-easy", new Way("Aisha Warsame", page -> {
                desk(page).navigate(page.url() + "?latt=ja");
                return page;
            })),
            Map.entry("obstacle-21-receipt", new Way("Aisha Warsame", page -> {
                desk(page).fill("#text", "Bussen går innan dagverksamheten slutar");
                page.locator("main form button[data-fullwidth]").click();
                return page;
            })),
            Map.entry("obstacle-22-come-back", new Way("Aisha Warsame", page -> {
                desk(page).fill("#text", "Bussen går innan dagverksamheten slutar");
                page.locator("main form button[data-fullwidth]").click();
                String code = page.locator(".t-slip__code").textContent();
                first(page, "main a[href$='/kvitto']");
                page.fill("#kod", code);
                page.locator("main form button").click();
                return page;
            })),
            Map.entry("obstacle-23-requests", new Way("Karin Ström", at("/hinder/hemstallan"))),
            Map.entry(
                    "obstacle-24-request",
                    new Way(
                            "Karin Ström",
                            page -> first(at("/hinder/hemstallan").apply(page), "#h-gjorda ~ ul h3 a"))),
            Map.entry(
                    "obstacle-25-new-request",
                    new Way(
                            "Leila Haddad",
                            page -> first(at("/hinder/hemstallan").apply(page), "a[href^='/hinder/hemstallan/ny']"))),
            Map.entry("obstacle-26-answer-times", new Way("Karin Ström", at("/hinder/svarstider"))),
            Map.entry(
                    "obstacle-27-from-a-resident",
                    new Way("Maria Lindqvist", page -> own(page, "Min mamma har hemtjänst"))));

    private ObstacleTour() {}

    private static Page own(Page page, String title) {
        page.navigate("/hinder?sok=" + title.replace(" ", "+"));
        if (page.getByText(title).count() == 0) {
            page.navigate("/hinder?visa=svar&sok=" + title.replace(" ", "+"));
        }
        page.locator("main h3 a", new Page.LocatorOptions().setHasText(title))
                .first()
                .click();
        return page;
    }

    private static Page desk(Page page) {
        page.navigate("/hinder");
        return first(page, "main a[href^='/beratta-hinder/']");
    }

    private static Page wall(Page page) {
        page.navigate("/hinder");
        return first(page, "main a[href^='/hinder/vagg/']");
    }
}
