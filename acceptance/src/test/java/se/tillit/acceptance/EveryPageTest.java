package se.tillit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static se.tillit.acceptance.Way.at;
import static se.tillit.acceptance.Way.first;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page, at a desk and on a phone, in both languages: nothing that axe finds, nothing that overflows, nothing that the console complains
 * of. While working on some of them, {@code -Dpages=REGEX} keeps to those whose name matches.
 */
class EveryPageTest {

    /** The pages of the capabilities that have no tour of their own. Run with {@code -Dscreens=FOLDER} to look at them. */
    private static final Map<String, Way> REST = new TreeMap<>(Map.ofEntries(
            Map.entry("01-roles", new Way("", page -> page)),
            Map.entry("02-start", new Way("Maria Lindqvist", page -> page)),
            Map.entry("03-chain", new Way("Maria Lindqvist", at("/styrkedja"))),
            Map.entry("04-chain-of-unit", new Way("Maria Lindqvist", at("/styrkedja?matt=antal"))),
            Map.entry("05-position", new Way("Maria Lindqvist", EveryPageTest::ownPosition)),
            Map.entry("06-signal", new Way("Maria Lindqvist", page -> first(ownPosition(page), "table.t-reqs a"))),
            Map.entry(
                    "07-unit",
                    new Way(
                            "Maria Lindqvist",
                            page -> first(first(ownPosition(page), "table.t-reqs a"), "dl a[href^='/enhet/']"))),
            Map.entry(
                    "07-unit-chain",
                    new Way(
                            "Maria Lindqvist",
                            page -> first(
                                    first(first(ownPosition(page), "table.t-reqs a"), "dl a[href^='/enhet/']"),
                                    "a[href^='/styrkedja?enhet']"))),
            Map.entry("08-positions", new Way("Maria Lindqvist", at("/befattningar"))),
            Map.entry("09-signals", new Way("Johan Berglund", at("/krav"))),
            Map.entry("10-new-signal", new Way("Johan Berglund", at("/krav/nytt"))),
            Map.entry("14-load", new Way("Johan Berglund", at("/las-in"))),
            Map.entry("15-change-signal", new Way("Johan Berglund", page -> {
                first(at("/krav").apply(page), "tbody a");
                return first(page, "a[href$='/andra']");
            })),
            Map.entry("16-reorganise", new Way("Johan Berglund", EveryPageTest::reorganise)),
            Map.entry(
                    "17-merge", new Way("Johan Berglund", page -> first(reorganise(page), "a[href*='vad=sla-ihop']"))),
            Map.entry("50-questions", new Way("Maria Lindqvist", at("/fragor"))),
            Map.entry("51-questions-to-answer", new Way("Elin Forsgren", at("/fragor"))),
            Map.entry(
                    "52-question-answer",
                    new Way("Elin Forsgren", page -> first(at("/fragor").apply(page), "ol.t-list h3 a"))),
            Map.entry(
                    "53-question-decide",
                    new Way("Johan Berglund", page -> first(at("/fragor").apply(page), "ol.t-list h3 a"))),
            Map.entry(
                    "54-question-asked",
                    new Way("Maria Lindqvist", page -> first(at("/fragor").apply(page), "ol.t-said h3 a"))),
            Map.entry(
                    "55-package",
                    new Way("Maria Lindqvist", page -> first(at("/fragor").apply(page), "a[href^='/fragor/paket/']"))),
            Map.entry("56-law", new Way("Maria Lindqvist", at("/fragor/lagen"))),
            Map.entry("57-arrange-questions", new Way("Johan Berglund", at("/fragor/ordning"))),
            Map.entry("58-findings", new Way("Johan Berglund", at("/fynd"))),
            Map.entry("59-findings-few", new Way("Maria Lindqvist", at("/fynd"))),
            Map.entry(
                    "60-check",
                    new Way("Johan Berglund", page -> first(at("/fynd").apply(page), "h3 a[href^='/fynd/']"))),
            Map.entry("61-own-checks", new Way("Johan Berglund", at("/fynd/egna"))),
            Map.entry(
                    "62-demand-asked-about",
                    new Way(
                            "Johan Berglund",
                            page -> first(first(at("/fragor").apply(page), "ol.t-list h3 a"), ".t-lead a"))),
            Map.entry("20-burden", new Way("Johan Berglund", at("/borda"))),
            Map.entry(
                    "20-burden-of-branch",
                    new Way("Johan Berglund", page -> first(at("/borda").apply(page), "main th a"))),
            Map.entry("21-burden-rows", new Way("Johan Berglund", at("/borda/rader?ursprung=STATE"))),
            Map.entry("27-hourly-cost", new Way("Johan Berglund", page -> {
                first(at("/befattningar").apply(page), "main tbody a");
                page.navigate(page.url() + "/timkostnad");
                return page;
            })),
            Map.entry("22-same-data", new Way("Maria Lindqvist", at("/borda/samma"))),
            Map.entry("23-what-if", new Way("Johan Berglund", EveryPageTest::tickedAway)),
            Map.entry("24-year-wheel", new Way("Maria Lindqvist", EveryPageTest::ownYear)),
            Map.entry(
                    "25-calendar-made",
                    new Way("Maria Lindqvist", page -> first(ownYear(page), "form[action='/kalender'] button"))),
            Map.entry("26-activities", new Way("Johan Berglund", page -> {
                first(at("/krav?slag=REPORT").apply(page), "tbody a");
                return first(page, "a[href$='/moment']");
            })),
            Map.entry("40-accounts", new Way("Farid Nouri", at("/konton"))),
            Map.entry("41-invite", new Way("Farid Nouri", at("/konton/bjud-in"))),
            Map.entry(
                    "42-account",
                    new Way("Farid Nouri", page -> first(at("/konton?sok=Maria").apply(page), "tbody a"))),
            Map.entry("43-link", new Way("Farid Nouri", EveryPageTest::link)),
            Map.entry("44-own-account", new Way("Maria Lindqvist", at("/konto"))),
            Map.entry("45-sign-in", new Way("", at("/logga-in"))),
            Map.entry("46-welcome", new Way("Farid Nouri", page -> at(link(page)
                            .locator("#lank")
                            .inputValue())
                    .apply(page))),
            Map.entry("47-no-link", new Way("", at("/valkommen?kod=fel"))),
            Map.entry("60-keys", new Way("Johan Berglund", at("/konto/nycklar"))),
            Map.entry("61-key-made", new Way("Johan Berglund", page -> {
                at("/konto/nycklar").apply(page);
                page.fill("#namn", "Månadens uttag till ekonomisystemet");
                page.locator(".t-form button").click();
                return page;
            })),
            Map.entry("62-api", new Way("", at("/api"))),
            Map.entry("63-export", new Way("Farid Nouri", at("/exportera"))),
            Map.entry("64-log", new Way("Farid Nouri", at("/logg"))),
            Map.entry("65-load-and-take-out", new Way("Farid Nouri", at("/las-in"))),
            Map.entry("11-not-found", new Way("Maria Lindqvist", at("/finns-inte"))),
            Map.entry("12-not-allowed", new Way("Maria Lindqvist", at("/krav/nytt"))),
            Map.entry("20-health", new Way("", at("/halsa"))),
            Map.entry("19-levels", new Way("Johan Berglund", at("/nivaer"))),
            Map.entry("18-week", new Way("Maria Lindqvist", at("/veckan"))),
            Map.entry("18-own-time", new Way("Olle Driftsson", at("/egen-tid"))),
            Map.entry("60-documents", new Way("Johan Berglund", at("/dokument"))),
            Map.entry("61-document", new Way("Johan Berglund", EveryPageTest::document)),
            Map.entry("62-provision", new Way("Johan Berglund", page -> first(document(page), ".t-doc a.p"))),
            Map.entry(
                    "63-correct",
                    new Way("Johan Berglund", page -> first(first(document(page), ".t-doc a.p"), "a[data-key=r]"))),
            Map.entry(
                    "64-particulars",
                    new Way("Johan Berglund", page -> first(document(page), "a[href$='/uppgifter']"))),
            Map.entry("65-take-in", new Way("Johan Berglund", at("/dokument/las-in"))),
            Map.entry("66-search", new Way("Johan Berglund", at("/dokument/sok?efter=rapport"))),
            Map.entry("67-roles", new Way("Johan Berglund", at("/dokument/roller"))),
            Map.entry("68-role", new Way("Johan Berglund", at("/dokument/roll?roll=enhetschef"))),
            Map.entry("69-repeated", new Way("Johan Berglund", at("/dokument/samma"))),
            Map.entry("70-drafts", new Way("Johan Berglund", EveryPageTest::drafts)),
            Map.entry("71-draft", new Way("Johan Berglund", page -> first(drafts(page), ".t-list a"))),
            Map.entry("80-proposals", new Way("Maria Lindqvist", at("/forslag"))),
            Map.entry(
                    "81-proposal-out",
                    new Way("Aisha Warsame", page -> first(at("/forslag").apply(page), "#h-ute ~ ul h3 a"))),
            Map.entry(
                    "82-proposal-followed-up",
                    new Way("Aisha Warsame", page -> first(at("/forslag").apply(page), "#h-beslut ~ ul h3 a"))),
            Map.entry(
                    "83-proposal-package",
                    new Way(
                            "Johan Berglund",
                            page -> first(first(at("/forslag").apply(page), "#h-ute ~ ul h3 a"), "a[href$='/paket']"))),
            Map.entry("84-new-proposal", new Way("Maria Lindqvist", at("/forslag/nytt?sok=rapport"))),
            Map.entry("85-new-proposal-chosen", new Way("Maria Lindqvist", EveryPageTest::chosen)),
            Map.entry("86-write-proposal", new Way("Maria Lindqvist", page -> {
                chosen(page).fill("#rubrik", "En rapport mindre");
                return first(page, "form[method=post][action='/forslag/nytt'] button");
            })),
            Map.entry("87-consequences", new Way("Bengt Nyberg", at("/konsekvens"))),
            Map.entry("88-consequence", new Way("Bengt Nyberg", EveryPageTest::consequence)),
            Map.entry(
                    "89-write-consequence",
                    new Way("Leila Haddad", page -> first(consequence(page), "main a[href$='/andra']"))),
            Map.entry(
                    "90-consequence-demand",
                    new Way("Leila Haddad", page -> first(consequence(page), "main a[href$='/krav']"))),
            Map.entry("91-exchange-rule", new Way("Karin Ström", at("/konsekvens/regel"))),
            Map.entry(
                    "92-told-to-residents",
                    new Way(
                            "Maria Lindqvist",
                            page -> first(at("/forslag").apply(page), "a[href^='/det-har-har-vi-andrat']"))),
            Map.entry("93-overview-of-board", new Way("Bengt Nyberg", at("/overblick"))),
            Map.entry("94-overview-of-unit", new Way("Maria Lindqvist", at("/overblick"))),
            Map.entry("80-goals", new Way("Johan Berglund", at("/mal"))),
            Map.entry("80-goals-of-a-manager", new Way("Maria Lindqvist", at("/mal"))),
            Map.entry(
                    "81-goal",
                    new Way("Johan Berglund", page -> first(at("/mal").apply(page), ".t-tree a"))),
            Map.entry("81-goal-weighed", new Way("Bengt Nyberg", page -> {
                at("/mal").apply(page);
                page.locator(".t-tree a")
                        .getByText("Ingen ska behöva äta ensam")
                        .click();
                return page;
            })),
            Map.entry(
                    "82-draft-goal",
                    new Way("Maria Lindqvist", page -> first(at("/mal").apply(page), "a[href^='/mal/utkast/']"))),
            Map.entry("82-draft-goal-to-decide", new Way("Karin Ström", page -> {
                at("/mal").apply(page);
                page.locator("#h-utkast ~ ul a").first().click();
                page.locator("summary").last().click();
                return page;
            })),
            Map.entry("83-new-draft-goal", new Way("Karin Ström", at("/mal/utkast/nytt"))),
            Map.entry(
                    "84-goals-to-weigh",
                    new Way("Bengt Nyberg", page -> first(at("/mal").apply(page), "a[href^='/mal/par/']"))),
            Map.entry(
                    "85-new-pair",
                    new Way(
                            "Johan Berglund",
                            page -> first(first(at("/mal").apply(page), ".t-tree a"), "a[href$='/par']"))),
            Map.entry("86-picture", new Way("Johan Berglund", at("/mal/bild"))),
            Map.entry("87-goal-limits", new Way("Johan Berglund", at("/mal/tak"))),
            Map.entry("90-indicators", new Way("Johan Berglund", at("/indikatorer"))),
            Map.entry(
                    "91-indicator",
                    new Way("Maria Lindqvist", page -> first(at("/indikatorer").apply(page), ".t-list a"))),
            Map.entry("91-indicator-to-describe", new Way("Johan Berglund", page -> {
                first(at("/indikatorer").apply(page), ".t-list a");
                page.locator("summary").last().click();
                return page;
            })),
            Map.entry("92-staff-and-economy", new Way("Karin Ström", at("/uppfoljning/hr-ekonomi"))),
            Map.entry("93-load-values", new Way("Johan Berglund", at("/indikatorer/varden"))),
            Map.entry("94-kolada", new Way("Johan Berglund", at("/indikatorer/kolada"))),
            Map.entry("95-follow-up", new Way("Maria Lindqvist", at("/uppfoljning"))),
            Map.entry(
                    "96-figures-and-stories",
                    new Way(
                            "Aisha Warsame",
                            page -> first(at("/uppfoljning").apply(page), "#h-samtal ~ ul a[href^='/uppfoljning/']"))),
            Map.entry("96-figures-and-stories-noted", new Way("Elin Forsgren", page -> {
                at("/uppfoljning").apply(page);
                page.locator("#h-samtal ~ ul a").last().click();
                return page;
            })),
            Map.entry("97-new-follow-up", new Way("Karin Ström", at("/uppfoljning/ny"))),
            Map.entry("95-pulses", new Way("Maria Lindqvist", at("/puls"))),
            Map.entry(
                    "95-pulse-closed",
                    new Way("Maria Lindqvist", page -> first(at("/puls").apply(page), "ol.t-said h3 a"))),
            Map.entry("95-pulse-open", new Way("Elin Forsgren", EveryPageTest::openPulse)),
            Map.entry("96-pulse-begin", new Way("Elin Forsgren", at("/puls/ny"))),
            Map.entry("96-pulse-bank", new Way("Elin Forsgren", at("/puls/fragor"))),
            Map.entry("97-pulse-slips", new Way("Elin Forsgren", EveryPageTest::slips)),
            Map.entry("97-pulse-paper", new Way("Elin Forsgren", page -> first(openPulse(page), "a[href$='/papper']"))),
            Map.entry("98-answer-code", new Way("", at("/svara"))),
            Map.entry("98-answer-questions", new Way("Elin Forsgren", EveryPageTest::answering)),
            Map.entry("98-answer-thanks", new Way("", at("/svara/tack"))),
            Map.entry("13-inspector", new Way("Tomas Wikander", page -> page))));

    /** A new capability writes its tour beside these. */
    private static final List<Map<String, Way>> TOURS = List.of( //
            DialogueTour.PAGES, //
            DiaryTour.PAGES, //
            ImprovementTour.PAGES, //
            MandateTour.PAGES, //
            ObstacleTour.PAGES, //
            OpennessTour.PAGES, //
            PanelTour.PAGES, //
            PulseTour.PAGES, //
            SupportTour.PAGES, //
            TableTour.PAGES, //
            REST);

    private static Page document(Page page) {
        page.navigate("/dokument?sok=nyckelhantering");
        return first(page, "tbody a");
    }

    private static Page chosen(Page page) {
        page.navigate("/forslag/nytt?sok=rapport");
        page.locator("input[name=krav]").nth(0).check();
        page.locator("input[name=krav]").nth(2).check();
        return first(page, "form[action='/forslag/nytt'] .t-row button");
    }

    private static Page consequence(Page page) {
        page.navigate("/konsekvens");
        return first(page, "#h-infor ~ ul h3 a");
    }

    /** Made by whoever comes first; for those after, they are there. */
    private static Page drafts(Page page) {
        page.navigate("/dokument/utkast");
        if (page.locator("form[action='/dokument/utkast'] button").count() > 0) {
            first(page, "form[action='/dokument/utkast'] button");
            page.waitForLoadState();
        }
        return page;
    }

    private static Page openPulse(Page page) {
        page.navigate("/puls");
        return first(page, "ol.t-list:not(.t-said) h3 a");
    }

    private static Page slips(Page page) {
        openPulse(page).locator("#enhet").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        return first(page, "form[action$='/lappar'] button");
    }

    /** By the link below a slip, which carries the code past the server. */
    private static Page answering(Page page) {
        String link = slips(page).locator(".t-slip a").first().getAttribute("href");
        page.navigate(link.substring(link.indexOf("/svara")));
        return first(page, "form[data-code] button");
    }

    private static Page reorganise(Page page) {
        page.navigate("/krav?slag=REPORT");
        return first(first(first(page, "tbody a"), "dl a[href^='/enhet/']"), "a[href$='/andra']");
    }

    /** Whoever has nobody to hand it to gets no way in by it: the demo begins anew each time. */
    private static Page link(Page page) {
        page.navigate("/konton?sok=Maria");
        return first(first(page, "tbody a"), "form[action$='/lank'] button");
    }

    private static Page ownPosition(Page page) {
        return first(page, ".t-hero__foot a");
    }

    private static Page ownYear(Page page) {
        return first(ownPosition(page), "a[href^='/arshjul']");
    }

    private static Page tickedAway(Page page) {
        page.navigate("/borda/prova");
        page.locator("input[name=bort]:not([disabled])").nth(0).check();
        page.locator("input[name=bort]:not([disabled])").nth(3).check();
        return first(page, "form[action='/borda/prova'] button");
    }

    @ParameterizedTest
    @CsvSource({"1280, sv", "360, sv", "1280, en", "360, en"})
    void isAccessibleFitsAndIsQuiet(int width, String language) {
        List<String> faults = new ArrayList<>();
        String wanted = System.getProperty("pages", ".*");
        Map<String, BrowserContext> people = new HashMap<>();
        Map<String, Way> pages = new TreeMap<>();
        TOURS.forEach(pages::putAll);
        pages.forEach((name, way) -> {
            if (!name.matches(wanted)) {
                return;
            }
            List<String> console = new ArrayList<>();
            Page page = people.computeIfAbsent(way.as(), who -> Sjohaga.contextOf(who, width, language))
                    .newPage();
            page.navigate("/");
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                    console.add(message.text());
                }
            });
            way.to().apply(page);
            page.waitForLoadState();
            String at = name + " " + width + " " + language + ": ";
            screenshot(page, name + "-" + width + "-" + language);
            // Nothing here has frames, which the other mode opens a window of its own for.
            for (Rule rule : new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()) {
                faults.add(at + rule.getId() + " " + rule.getHelp() + " "
                        + rule.getNodes().getFirst().getHtml());
            }
            if ((Boolean)
                    page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")) {
                faults.add(at + "wider than the window");
            }
            console.forEach(message -> faults.add(at + message));
            if (!language.equals(page.locator("html").getAttribute("lang"))) {
                faults.add(at + "not in the language");
            }
            if (page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                            .count()
                    != 1) {
                faults.add(at + "not one main heading");
            }
            page.close();
        });
        people.values().forEach(BrowserContext::close);
        assertThat(faults).isEmpty();
    }

    private static void screenshot(Page page, String name) {
        String folder = System.getProperty("screens");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(true));
        }
    }
}
