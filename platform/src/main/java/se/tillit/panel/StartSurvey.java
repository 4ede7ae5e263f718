package se.tillit.panel;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.audit.Acts;
import se.tillit.calendar.SwedishDays;
import se.tillit.pulse.PanelWaves;

/**
 * Asks the panel a few questions, from today. Those who had joined before today are asked: nobody can join to answer, and how many they are
 * stands fast.
 */
@Component
public final class StartSurvey {

    private final Acts acts;
    private final MemberStore members;
    private final SurveyStore surveys;
    private final PanelWaves waves;
    private final Clock clock;

    StartSurvey(Acts acts, MemberStore members, SurveyStore surveys, PanelWaves waves, Clock clock) {
        this.acts = acts;
        this.members = members;
        this.surveys = surveys;
        this.waves = waves;
        this.clock = clock;
    }

    /** @throws se.tillit.access.Refusal.Invalid with everything that is still missing */
    public UUID start(Actor actor, PanelWaves.Asking asking) {
        return acts.perform(actor, Access.COORDINATE_PANEL, "panel.survey", note -> {
            List<UUID> asked = asked(asking);
            UUID survey = waves.begin(asking, asked.size());
            surveys.ask(survey, asked);
            note.about(survey).with("questions", asking.questions().size());
            return survey;
        });
    }

    private List<UUID> asked(PanelWaves.Asking asking) {
        LocalDate today = SwedishDays.today(clock);
        return members.all().stream()
                .filter(member -> member.joinedOn().isBefore(today))
                .filter(member -> asking.areas().isEmpty()
                        || member.profile().areas().stream()
                                .anyMatch(area -> asking.areas().contains(area.name())))
                .map(Member::id)
                .toList();
    }
}
