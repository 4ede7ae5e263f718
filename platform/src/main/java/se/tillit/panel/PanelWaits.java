package se.tillit.panel;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.pulse.Wave;
import se.tillit.web.Page;
import se.tillit.web.Waiting;
import se.tillit.web.Waits;

/** What waits for somebody: people to ask, for whoever coordinates; and to tell those who helped what happened. */
@Component
public final class PanelWaits implements Waits {

    private static final int ASK_MINUTES = 10;
    private static final int TELL_MINUTES = 3;
    private static final int ANSWER_MINUTES = 10;

    private final PanelQuery panel;
    private final SurveyQuery surveys;

    PanelWaits(PanelQuery panel, SurveyQuery surveys) {
        this.panel = panel;
        this.surveys = surveys;
    }

    @Override
    public List<Waiting> of(Actor actor, Page page) {
        PanelQuery.WaitsFor waits = panel.waitsFor(actor);
        return Stream.of(
                        surveys.unanswered(actor).stream().map(survey -> waiting(page, survey)),
                        waits.toAsk().stream()
                                .map(help -> waiting(page, help, "panel.waiting.ask", "panel.act.ask", ASK_MINUTES)),
                        waits.toTell().stream()
                                .map(help -> waiting(page, help, "panel.waiting.tell", "panel.act.tell", TELL_MINUTES)))
                .flatMap(one -> one)
                .toList();
    }

    private static Waiting waiting(Page page, Wave survey) {
        return new Waiting(
                page.t("panel.waiting.survey", survey.terms().title()),
                page.t("panel.waiting.survey-why", survey.terms().asker()),
                survey.answerBy(),
                page.t("panel.act.answer"),
                ANSWER_MINUTES,
                "/intressebank/enkat/" + survey.id());
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
