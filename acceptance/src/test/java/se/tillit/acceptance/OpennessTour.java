package se.tillit.acceptance;

import static se.tillit.acceptance.Way.at;
import static se.tillit.acceptance.Way.first;

import com.microsoft.playwright.Page;
import java.util.Map;

/** Public records, as everybody and as the registrar sees them. */
final class OpennessTour {

    private static final String REGISTRAR = "Birgitta Lindell";

    static final Map<String, Way> PAGES = Map.ofEntries(
            Map.entry("openness-01-register", new Way("Aisha Warsame", at("/allmanna-handlingar"))),
            Map.entry("openness-02-register-kept", new Way(REGISTRAR, at("/allmanna-handlingar?hitta=nycklar"))),
            Map.entry("openness-03-record", new Way(REGISTRAR, page -> record(page, "Nils"))),
            Map.entry("openness-04-mark-refused", new Way(REGISTRAR, page -> {
                record(page, "matlistan");
                return first(page, "form[action$='/markera'] button");
            })),
            Map.entry("openness-05-marked-for-others", new Way("Jonas Ekdahl", at("/hinder"))),
            Map.entry("openness-06-marked-for-who-has-it", new Way(REGISTRAR, page -> {
                record(page, "Nils");
                return first(page, "main a[href^='/hinder/']");
            })),
            Map.entry("openness-07-order", new Way(REGISTRAR, at("/allmanna-handlingar/ordning"))),
            Map.entry("openness-08-order-changed", new Way(REGISTRAR, page -> {
                at("/allmanna-handlingar/ordning").apply(page);
                page.locator("#h-hinder ~ details summary").click();
                page.fill("#beslut-hinder", "");
                return first(page, "#h-hinder ~ details form button");
            })),
            Map.entry("openness-09-erasure", new Way(REGISTRAR, at("/allmanna-handlingar/gallring"))),
            Map.entry("openness-10-requests", new Way(REGISTRAR, at("/allmanna-handlingar/begaran"))),
            Map.entry("openness-11-request-warned", new Way(REGISTRAR, page -> {
                at("/allmanna-handlingar/begaran").apply(page);
                page.fill("#vad", "Allt om Elsa, 070-123 45 67");
                return first(page, "form[action='/allmanna-handlingar/begaran'] button");
            })),
            Map.entry("openness-12-request", new Way(REGISTRAR, page -> request(page, "Allt om nycklar"))),
            Map.entry("openness-13-request-find", new Way(REGISTRAR, page -> {
                request(page, "Allt om nycklar");
                page.fill("#hitta", "journalen");
                return first(page, "form[role=search] button");
            })),
            Map.entry("openness-14-mask", new Way(REGISTRAR, page -> {
                request(page, "Allt om nycklar");
                return first(page, "a[href$='/handling/1']");
            })),
            Map.entry("openness-15-given-out", new Way(REGISTRAR, page -> request(page, "Det som har sagts"))));

    private OpennessTour() {}

    private static Page record(Page page, String words) {
        page.navigate("/allmanna-handlingar?hitta=" + words);
        return first(page, "#h-hitta ~ ul h3 a");
    }

    private static Page request(Page page, String words) {
        page.navigate("/allmanna-handlingar/begaran");
        page.locator("main h3 a", new Page.LocatorOptions().setHasText(words))
                .first()
                .click();
        return page;
    }
}
