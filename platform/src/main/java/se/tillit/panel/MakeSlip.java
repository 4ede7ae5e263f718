package se.tillit.panel;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.ballot.Code;
import se.tillit.calendar.SwedishDays;
import se.tillit.pulse.PanelWaves;
import se.tillit.pulse.Wave;

/**
 * Makes a printed slip for somebody in the panel who does not open her own page. Its code and that she has got it are written in two
 * transactions: one would join the two rows by its number. The code first, since one that nobody has been shown does no harm. The log does
 * not say for whom.
 */
@Component
public final class MakeSlip {

    private final Acts acts;
    private final Door door;
    private final SurveyStore surveys;
    private final PanelWaves waves;
    private final Clock clock;

    MakeSlip(Acts acts, Door door, SurveyStore surveys, PanelWaves waves, Clock clock) {
        this.acts = acts;
        this.door = door;
        this.surveys = surveys;
        this.waves = waves;
        this.clock = clock;
    }

    /** @throws Refusal.Invalid for somebody who is not asked or has her code, and once nobody can answer any longer */
    public Code make(Actor actor, UUID survey, @Nullable UUID member) {
        Wave wave = door.read(actor, Access.COORDINATE_PANEL, () -> open(survey));
        Code code = Code.fresh();
        door.write(actor, () -> {
            waves.handOut(wave, code);
            return code;
        });
        return acts.perform(actor, Access.COORDINATE_PANEL, "panel.slip", note -> {
            boolean handed = member != null && surveys.change(survey, member, Handed.NOT_YET, Handed.ON_SLIP);
            new Problems().addIf(!handed, "vem", "panel.survey.has-code").refuseIfAny();
            note.about(survey);
            return code;
        });
    }

    private Wave open(UUID survey) {
        Wave wave = waves.find(survey).orElseThrow(() -> new Refusal.NotFound("survey"));
        new Problems()
                .addIf(!wave.isOpenOn(SwedishDays.today(clock)), "vem", "panel.survey.slip-too-late")
                .refuseIfAny();
        return wave;
    }
}
