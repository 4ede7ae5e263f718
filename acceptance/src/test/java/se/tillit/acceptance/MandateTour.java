package se.tillit.acceptance;

import static se.tillit.acceptance.Way.at;
import static se.tillit.acceptance.Way.first;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.Map;

/** May I decide this? */
final class MandateTour {

    static final Map<String, Way> PAGES = Map.ofEntries(
            Map.entry("mandate-01-own", new Way("Maria Lindqvist", at("/mandat"))),
            Map.entry(
                    "mandate-02-yes-if",
                    new Way("Maria Lindqvist", page -> ask(page, "köpa nya stolar för 32 000 kr"))),
            Map.entry("mandate-03-too-much", new Way("Maria Lindqvist", page -> ask(page, "köpa bil för 240 000 kr"))),
            Map.entry("mandate-04-which", new Way("Sara Lindgren", page -> ask(page, "hemtjänst"))),
            Map.entry("mandate-05-no", new Way("Aisha Warsame", page -> ask(page, "trygghetslarm"))),
            Map.entry("mandate-06-nothing", new Way("Aisha Warsame", page -> ask(page, "simhallens öppettider"))),
            Map.entry("mandate-07-passed-on", new Way("Leila Haddad", page -> ask(page, "bidrag till förening"))),
            Map.entry(
                    "mandate-08-wrong",
                    new Way("Maria Lindqvist", at("/mandat?arende=stolar&belopp=mycket&dag=snart"))),
            Map.entry("mandate-09-resident", new Way("Astrid Lund", page -> ask(page, "trygghetslarm"))),
            Map.entry("mandate-10-orders", new Way("Birgitta Lindell", at("/mandat/ordning"))),
            Map.entry(
                    "mandate-11-order",
                    new Way(
                            "Maria Lindqvist",
                            page -> first(at("/mandat/ordning").apply(page), "#h-galler ~ ul a"))),
            Map.entry("mandate-12-load", new Way("Birgitta Lindell", at("/mandat/las-in"))),
            Map.entry(
                    "mandate-13-load-refused",
                    new Way(
                            "Birgitta Lindell",
                            page -> first(at("/mandat/las-in").apply(page), "form[action='/mandat/las-in'] button"))),
            Map.entry("mandate-14-draft", new Way("Birgitta Lindell", MandateTour::draft)),
            Map.entry("mandate-20-check", new Way("Karin Ström", at("/mandat/kontroll"))),
            Map.entry("mandate-21-try", new Way("Karin Ström", MandateTour::tried)),
            Map.entry("mandate-22-try-refused", new Way("Karin Ström", at("/mandat/prova?befattning=&belopp=mycket"))),
            Map.entry("mandate-23-decisions", new Way("Sara Lindgren", at("/mandat/beslut"))),
            Map.entry("mandate-24-lists", new Way("Birgitta Lindell", at("/mandat/beslut"))),
            Map.entry(
                    "mandate-25-list",
                    new Way(
                            "Birgitta Lindell",
                            page -> first(at("/mandat/beslut").apply(page), "#h-listor ~ ul a"))),
            Map.entry(
                    "mandate-26-list-told",
                    new Way(
                            "Birgitta Lindell",
                            page -> first(
                                    first(at("/mandat/beslut").apply(page), "#h-listor ~ ul a"), "#h-forr ~ ul a"))),
            Map.entry("mandate-15-words", new Way("Birgitta Lindell", at("/mandat/ord"))));

    private static Page ask(Page page, String words) {
        at("/mandat").apply(page);
        page.fill("#arende", words);
        return first(page, "form[action='/mandat'] button");
    }

    /** Read from the steering document. */
    private static Page draft(Page page) {
        at("/mandat/las-in").apply(page);
        page.locator("#namnd-dokument").selectOption(new SelectOption().setLabel("Vård- och omsorgsnämnden"));
        return first(page, "form[action='/mandat/las-in/dokument'] button");
    }

    private static Page tried(Page page) {
        at("/mandat/prova").apply(page);
        page.fill("#belopp", "50 000");
        page.locator("#befattning").selectOption(new SelectOption().setLabel("Enhetschef hemtjänst"));
        return first(page, "form[action='/mandat/prova'] button");
    }

    private MandateTour() {}
}
