package se.tillit.panel;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.web.Page;
import se.tillit.web.Waiting;
import se.tillit.web.Waits;

/** What waits for somebody: people to ask, for whoever coordinates; and to tell those who helped what happened. */
@Component
public final class PanelWaits implements Waits {

    private static final int ASK_MINUTES = 10;
    private static final int TELL_MINUTES = 3;

    private final PanelQuery panel;

    PanelWaits(PanelQuery panel) {
        this.panel = panel;
    }

    @Override
    public List<Waiting> of(Actor actor, Page page) {
        PanelQuery.WaitsFor waits = panel.waitsFor(actor);
        return Stream.concat(
                        waits.toAsk().stream()
                                .map(help -> waiting(page, help, "panel.waiting.ask", "panel.act.ask", ASK_MINUTES)),
                        waits.toTell().stream()
                                .map(help -> waiting(page, help, "panel.waiting.tell", "panel.act.tell", TELL_MINUTES)))
                .toList();
    }

    private static Waiting waiting(Page page, HelpWanted help, String why, String act, int minutes) {
        return new Waiting(
                help.words().title(),
                page.t(why, help.unit(), page.date(help.words().on())),
                null,
                page.t(act),
                minutes,
                "/intressebank/" + help.id());
    }
}
