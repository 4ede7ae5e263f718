package se.tillit.panel;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.calendar.SwedishDays;
import se.tillit.pulse.OwnQuestion;
import se.tillit.pulse.PanelWaves;
import se.tillit.pulse.Wave;

/** What may be seen of the panel's surveys: what is asked by all, and once it has closed the result by all at the same time. */
@Component
public final class SurveyQuery {

    private final Door door;
    private final PanelWaves waves;
    private final SurveyStore surveys;
    private final MemberStore members;
    private final Clock clock;

    SurveyQuery(Door door, PanelWaves waves, SurveyStore surveys, MemberStore members, Clock clock) {
        this.door = door;
        this.waves = waves;
        this.surveys = surveys;
        this.members = members;
        this.clock = clock;
    }

    /** The latest first. */
    public List<Wave> all(Actor actor) {
        return door.read(actor, Access.SEE_PANEL, waves::all);
    }

    public List<OwnQuestion> questions(Actor actor) {
        return door.read(actor, Access.COORDINATE_PANEL, waves::questions);
    }

    /**
     * How many are asked is not among it: it would tell from one survey to the next who has joined or left.
     *
     * @param result null until it has closed
     * @param forSlips for whoever coordinates, while it is open: all who are asked. Not who of them has got a code, which nobody sees.
     */
    public record Seen(Wave wave, PanelWaves.@Nullable Result result, List<Member> forSlips, boolean coordinates) {

        public boolean mayAnswer() {
            return coordinates && wave.awaitsAnswer();
        }
    }

    /** @throws Refusal.NotFound where there is none, or it is another organisation's */
    public Seen find(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_PANEL, () -> {
            Wave wave = waves.find(id).orElseThrow(() -> new Refusal.NotFound("survey"));
            boolean coordinates = actor.may(Access.COORDINATE_PANEL);
            Set<UUID> asked = coordinates && wave.isOpenOn(SwedishDays.today(clock)) ? surveys.asked(id) : Set.of();
            return new Seen(
                    wave,
                    wave.closedOn() == null ? null : waves.result(id),
                    members.all().stream()
                            .filter(member -> asked.contains(member.id()))
                            .toList(),
                    coordinates);
        });
    }

    /** The one that waits for what whoever asked says to it; for whoever coordinates. */
    Optional<Wave> unanswered(Actor actor) {
        return actor.may(Access.COORDINATE_PANEL)
                ? door.read(actor, Access.COORDINATE_PANEL, () -> waves.all().stream()
                        .filter(Wave::awaitsAnswer)
                        .findFirst())
                : Optional.empty();
    }
}
