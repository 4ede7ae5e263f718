package se.tillit.acceptance;

import static se.tillit.acceptance.Way.at;
import static se.tillit.acceptance.Way.first;

import com.microsoft.playwright.Page;
import java.util.Map;

/** The pages of dialogues: begun, taken part in, shown, answered, moderated. */
final class DialogueTour {

    static final Map<String, Way> PAGES = Map.ofEntries(
            Map.entry("dialogue-01-list", new Way("Karin Ström", at("/samtal"))),
            Map.entry("dialogue-02-closed", new Way("Karin Ström", DialogueTour::closed)),
            Map.entry("dialogue-03-open", new Way("Elin Forsgren", DialogueTour::open)),
            Map.entry("dialogue-04-new", new Way("Elin Forsgren", at("/samtal/nytt"))),
            Map.entry("dialogue-05-begin", new Way("Aisha Warsame", page -> first(open(page), "a[href^='/delta/']"))),
            Map.entry("dialogue-06-vote", new Way("Astrid Lund", DialogueTour::vote)),
            Map.entry("dialogue-07-write", new Way("Astrid Lund", page -> first(vote(page), "a[href$='/skriv']"))),
            Map.entry("dialogue-08-mine", new Way("Astrid Lund", DialogueTour::mine)),
            Map.entry("dialogue-09-map", new Way("Astrid Lund", page -> first(mine(page), "a[href$='/karta']"))),
            Map.entry("dialogue-10-look", new Way("Elin Forsgren", page -> first(open(page), "a[href$='/granska']"))),
            Map.entry("dialogue-12-print", new Way("Karin Ström", page -> first(closed(page), "a[href$='/utskrift']"))),
            Map.entry("dialogue-13-load", new Way("Elin Forsgren", at("/samtal/las-in"))),
            Map.entry("dialogue-14-all", new Way("Gunnel Lund", page -> first(vote(page), "a[href$='/alla']"))),
            Map.entry(
                    "dialogue-15-letter-refused",
                    new Way("Gunnel Lund", page -> first(mine(page), "form[action$='/brev'] button"))),
            Map.entry("dialogue-16-letter-asked", new Way("Gunnel Lund", DialogueTour::asked)),
            Map.entry("dialogue-17-letter-code", new Way("Gunnel Lund", DialogueTour::code)),
            Map.entry(
                    "dialogue-18-letter-unknown",
                    new Way("Gunnel Lund", page -> first(code(page), "form[data-code] button"))),
            Map.entry("dialogue-19-weeks", new Way("Elin Forsgren", page -> {
                open(page).locator("details:has(.b-votes) summary").click();
                return page;
            })),
            Map.entry("dialogue-11-log", new Way("Karin Ström", page -> first(open(page), "a[href$='/granskning']"))));

    private DialogueTour() {}

    private static Page closed(Page page) {
        page.navigate("/samtal");
        return first(page, "section[aria-labelledby=h-CLOSED] h3 a");
    }

    private static Page open(Page page) {
        page.navigate("/samtal");
        return first(page, "section[aria-labelledby=h-OPEN] h3 a");
    }

    private static Page vote(Page page) {
        first(open(page), "a[href^='/delta/']");
        if (page.locator("form[action$='/borja'] button").count() > 0) {
            first(page, "form[action$='/borja'] button");
        }
        return page;
    }

    private static Page asked(Page page) {
        mine(page).fill("#adress", "gunnel@post.example");
        return first(page, "form[action$='/brev'] button");
    }

    private static Page code(Page page) {
        String asking = mine(page).locator("form[action$='/brev']").getAttribute("action");
        page.navigate(asking + "/kod");
        return page;
    }

    private static Page mine(Page page) {
        vote(page);
        for (int i = 0; i < 10 && page.locator(".t-vote").count() > 0; i++) {
            page.locator(".t-vote").nth(i % 4 == 3 ? 1 : 0).click();
        }
        return first(page, "a[href$='/mina']");
    }
}
