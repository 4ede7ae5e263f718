package se.tillit.acceptance;

import static se.tillit.acceptance.Way.at;
import static se.tillit.acceptance.Way.first;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The citizen panel: joining without an account, and what units ask for. */
final class PanelTour {

    /** Each gets one slip, and the page is looked at at each width in each language. */
    private static final Iterator<String> NEXT =
            List.of("Gunilla", "Ulla", "Rut", "Birger").iterator();

    static final Map<String, Way> PAGES = Map.ofEntries(
            Map.entry("panel-01-join", new Way("", at("/vara-med"))),
            Map.entry(
                    "panel-02-join-refused",
                    new Way("", page -> first(at("/vara-med").apply(page), ".t-form button"))),
            Map.entry("panel-03-joined", new Way("", PanelTour::joined)),
            Map.entry("panel-04-own", new Way("", page -> first(joined(page), "form button"))),
            Map.entry("panel-05-code", new Way("", page -> first(at("/vara-med").apply(page), "a[href$='/min-sida']"))),
            Map.entry("panel-06-left", new Way("", page -> {
                first(joined(page), "form button");
                page.locator("section.t-sand summary").click();
                return first(page, "section.t-sand form button");
            })),
            Map.entry("panel-10-requests", new Way("Maria Lindqvist", at("/intressebank"))),
            Map.entry("panel-11-want", new Way("Maria Lindqvist", at("/intressebank/ny"))),
            Map.entry("panel-12-told", new Way("Maria Lindqvist", page -> opened(page, "vem som kommer"))),
            Map.entry("panel-13-by-others", new Way("Bengt Nyberg", page -> opened(page, "breven"))),
            Map.entry("panel-14-match", new Way("Leila Haddad", page -> opened(page, "breven"))),
            Map.entry("panel-15-members", new Way("Leila Haddad", at("/intressebank/medlemmar"))),
            Map.entry(
                    "panel-18-member",
                    new Way(
                            "Leila Haddad",
                            page -> first(at("/intressebank/medlemmar").apply(page), ".t-list h3 a"))),
            Map.entry("panel-16-write", new Way("Leila Haddad", at("/intressebank/medlemmar/ny"))),
            Map.entry("panel-17-written", new Way("Leila Haddad", page -> {
                at("/intressebank/medlemmar/ny").apply(page);
                return filled(page);
            })),
            Map.entry("panel-20-survey-begin", new Way("Leila Haddad", at("/intressebank/enkat/ny"))),
            Map.entry("panel-21-survey-refused", new Way("Leila Haddad", page -> {
                at("/intressebank/enkat/ny").apply(page);
                return first(page, "main .t-form button");
            })),
            Map.entry("panel-22-survey-closed", new Way("Maria Lindqvist", page -> opened(page, "Breven från"))),
            Map.entry("panel-23-survey-open", new Way("Leila Haddad", page -> opened(page, "blir sen"))),
            Map.entry("panel-24-survey-slip", new Way("Leila Haddad", page -> {
                opened(page, "blir sen").locator("#vem").selectOption(new SelectOption().setLabel(NEXT.next()));
                return first(page, "form[action$='/lapp'] button");
            })),
            Map.entry("panel-25-survey-of-hers", new Way("", PanelTour::member)),
            Map.entry("panel-26-take-part", new Way("", page -> first(member(page), "section.t-sheet form button"))),
            Map.entry("panel-27-answer", new Way("", page -> {
                first(member(page), "section.t-sheet form button");
                return first(page, "form[action='/svara'] button");
            })));

    private PanelTour() {}

    private static Page joined(Page page) {
        at("/vara-med").apply(page);
        return filled(page);
    }

    private static Page filled(Page page) {
        page.fill("#kallas", "Astrid");
        page.fill("#kontakt", "0000-12 34 56");
        page.locator("input[name=omrade-ELDERLY]").check();
        page.locator("#samtycke").check();
        return first(page, "main .t-form button");
    }

    private static Page member(Page page) {
        return first(at("/valj-roll").apply(page), "button[name=kod]");
    }

    private static Page opened(Page page, String words) {
        page.navigate("/intressebank");
        page.locator(".t-list h3 a")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .click();
        return page;
    }
}
