package se.tillit.signal;

import se.tillit.web.Page;

/** How values of a demand are said on a page. */
public final class Words {

    private Words() {}

    /** varje månad, 11 gånger om året */
    public static String of(Page page, Frequency frequency) {
        return frequency.rhythm() == Frequency.Rhythm.TIMES && frequency.timesPerYear() != null
                ? page.t("signal.times", page.plain(frequency.timesPerYear()))
                : page.t(frequency.rhythm());
    }

    /** Antal fall | månad | särskilt boende: as the template of the load reads it. */
    public static String of(Page page, DataField field) {
        String period = field.period() == null ? "" : page.t(field.period());
        return field.population() != null
                ? field.name() + " | " + period + " | " + field.population()
                : field.period() != null ? field.name() + " | " + period : field.name();
    }

    /** Who said how long it takes, and when: Uppskattning: tre enhetschefer, 3 mars 2026 */
    public static String of(Page page, Said said) {
        String by = said.by() == null ? page.t("signal.said.unknown") : said.by();
        return said.on() == null
                ? page.t("signal.said", page.t(said.basis()), by)
                : page.t("signal.said.on", page.t(said.basis()), by, page.date(said.on()));
    }
}
