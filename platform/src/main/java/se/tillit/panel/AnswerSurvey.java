package se.tillit.panel;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;
import se.tillit.pulse.PanelWaves;
import se.tillit.pulse.Wave;

/** Tells the panel what its answers lead to, for whoever asked. Given once, with the day; until then the panel is asked nothing more. */
@Component
public final class AnswerSurvey {

    private final Acts acts;
    private final PanelWaves waves;
    private final Standing.Finder finder;

    AnswerSurvey(Acts acts, PanelWaves waves, Standing.Finder finder) {
        this.acts = acts;
        this.waves = waves;
        this.finder = finder;
    }

    public void answer(Actor actor, UUID survey, String text) {
        acts.perform(actor, Access.COORDINATE_PANEL, "panel.answer-survey", note -> {
            Wave wave = waves.find(survey).orElseThrow(() -> new Refusal.NotFound("survey"));
            waves.answer(wave, text, actor.account(), finder.now(actor).roleOf(actor));
            return note.about(survey);
        });
    }
}
