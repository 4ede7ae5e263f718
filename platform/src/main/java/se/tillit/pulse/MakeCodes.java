package se.tillit.pulse;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.ballot.Code;
import se.tillit.calendar.SwedishDays;

/** Makes the slips of a unit, or of all: as many codes as people, in place of those not yet used. They are shown once and nowhere kept. */
@Component
public final class MakeCodes {

    private final Acts acts;
    private final WaveStore waves;
    private final BallotStore ballots;
    private final Clock clock;

    MakeCodes(Acts acts, WaveStore waves, BallotStore ballots, Clock clock) {
        this.acts = acts;
        this.waves = waves;
        this.ballots = ballots;
        this.clock = clock;
    }

    public record Slips(UUID unit, List<Code> codes) {}

    /**
     * @param unit null: of every unit that is asked
     * @throws Refusal.Invalid once nobody can answer any longer
     */
    public List<Slips> make(Actor actor, UUID id, @Nullable UUID unit) {
        return acts.perform(actor, Access.RUN_PULSE, "pulse.make-codes", note -> {
            Wave wave = waves.find(id).orElseThrow(() -> new Refusal.NotFound("wave"));
            boolean over = wave.closing()
                    || SwedishDays.today(clock).isAfter(wave.terms().closesOn());
            new Problems().addIf(over, "enhet", "pulse.codes-too-late").refuseIfAny();
            List<Slips> slips = wave.units().stream()
                    .filter(one -> unit == null || one.unit().equals(unit))
                    .map(one -> new Slips(one.unit(), ballots.replaceUnused(id, one.unit(), one.persons())))
                    .toList();
            if (slips.isEmpty()) {
                throw new Refusal.NotFound("unit");
            }
            note.about(id).with("units", slips.size());
            return slips;
        });
    }
}
