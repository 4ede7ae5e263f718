package se.tillit.acceptance;

import static se.tillit.acceptance.Way.at;
import static se.tillit.acceptance.Way.first;

import java.util.Map;

/** What support units need, and what came of it. */
final class SupportTour {

    static final Map<String, Way> PAGES = Map.ofEntries(
            Map.entry("support-01-own", new Way("Maria Lindqvist", at("/stod"))),
            Map.entry(
                    "support-02-worth",
                    new Way("Maria Lindqvist", page -> first(at("/stod").apply(page), "#h-klart ~ ul a"))),
            Map.entry("support-03-all", new Way("Elin Forsgren", at("/stod"))),
            Map.entry("support-04-answer", new Way("Elin Forsgren", page -> {
                at("/stod").apply(page);
                page.locator("#h-vantar ~ ul a").last().click();
                return page;
            })),
            Map.entry(
                    "support-05-agree",
                    new Way("Johan Berglund", page -> first(at("/stod").apply(page), "#h-vantar ~ ul a"))),
            Map.entry("support-06-functions", new Way("Karin Ström", at("/stod/ordning"))),
            Map.entry(
                    "support-07-refused",
                    new Way("Eva Stenmark", page -> first(at("/stod").apply(page), "form[action='/stod'] button"))));

    private SupportTour() {}
}
