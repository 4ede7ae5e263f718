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
}
