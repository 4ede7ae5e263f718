package se.tillit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page, at a desk and on a phone, in both languages: nothing that axe finds, nothing that overflows, nothing that the console complains
 * of. While working on some of them, {@code -Dpages=REGEX} keeps to those whose name matches.
 */
class EveryPageTest {

    /** How each page is reached, from the start page of the role that uses it. Run with {@code -Dscreens=FOLDER} to look at them. */
    private static final Map<String, Way> PAGES = new TreeMap<>(Map.ofEntries(
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

    private record Way(String as, UnaryOperator<Page> to) {}

    private static UnaryOperator<Page> at(String path) {
        return page -> {
            page.navigate(path);
            return page;
        };
    }

    private static Page document(Page page) {
        page.navigate("/dokument?sok=nyckelhantering");
        return first(page, "tbody a");
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

    private static Page first(Page page, String link) {
        page.locator(link).first().click();
        return page;
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
        PAGES.forEach((name, way) -> {
            if (!name.matches(wanted)) {
                return;
            }
            List<String> console = new ArrayList<>();
            Page page = way.as().isEmpty() ? Sjohaga.visitor(width, language) : Sjohaga.as(way.as(), width, language);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                    console.add(message.text());
                }
            });
            way.to().apply(page);
            page.waitForLoadState();
            String at = name + " " + width + " " + language + ": ";
            screenshot(page, name + "-" + width + "-" + language);
            for (Rule rule : new AxeBuilder(page).analyze().getViolations()) {
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
            page.context().close();
        });
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
