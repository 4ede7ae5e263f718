package se.tillit.dialogue;

import java.util.UUID;
import se.tillit.RunningTillit;
import se.tillit.access.Language;
import se.tillit.web.Page;
import se.tillit.web.Texts;

/** A page for nobody in particular. */
final class PageOf {

    private PageOf() {}

    static Page anybody() {
        return new Page(
                RunningTillit.bean(Texts.class),
                Language.SV,
                null,
                "/",
                new Page.Csrf("_csrf", ""),
                new UUID(0, 0),
                Talk.today());
    }
}
