package se.tillit.pulse;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.audit.Acts;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Unit;

/** The leader says what the answers lead to. Given once, dated, with the role; until then no new wave begins there. */
@Component
public final class AnswerWave {

    private static final int LONGEST = 4_000;

    private final Acts acts;
    private final WaveStore waves;
    private final ChainStore chain;
    private final Clock clock;

    AnswerWave(Acts acts, WaveStore waves, ChainStore chain, Clock clock) {
        this.acts = acts;
        this.waves = waves;
        this.chain = chain;
        this.clock = clock;
    }

    /**
     * @throws Refusal.NotAllowed for a manager of another unit than the one whose people were asked
     * @throws Refusal.Invalid before those whom it is about have had it for themselves, or without a text
     * @throws Refusal.Conflict where it has been answered
     */
    public void answer(Actor actor, UUID id, String text) {
        acts.perform(actor, Access.ANSWER_PULSE, "pulse.answer-wave", note -> {
            Wave wave = waves.find(id).orElseThrow(() -> new Refusal.NotFound("wave"));
            LocalDate today = SwedishDays.today(clock);
            Chain now = chain.asOf(today);
            Unit place = chain.workplace(actor.account(), today)
                    .flatMap(one -> now.unit(one.unit()))
                    .orElseThrow(() -> new Refusal.NotAllowed(Access.ANSWER_PULSE));
            if (!leads(actor, place, wave, now)) {
                throw new Refusal.NotAllowed(Access.ANSWER_PULSE);
            }
            boolean early = wave.closedOn() == null || today.isBefore(wave.travelsOn());
            new Problems()
                    .addIf(early, "svar", "pulse.answer-too-early")
                    .addIf(text.isBlank() || text.length() > LONGEST, "svar", "pulse.needs-answer", LONGEST)
                    .refuseIfAny();
            if (!waves.answer(id, text.strip(), actor.account(), place.name(), today)) {
                throw new Refusal.Conflict("The wave has been answered");
            }
            note.about(id);
            return id;
        });
    }

    static boolean leads(Actor actor, Unit place, Wave wave, Chain now) {
        return actor.roles().contains(Role.LEADERSHIP)
                || now.standsFor(wave.terms().root()).contains(place);
    }
}
