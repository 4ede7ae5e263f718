package se.tillit.pulse;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.ChainStore;

/** A unit says what it makes of its result, what it will do and what it needs from above; in its own days, before the result travels. */
@Component
public final class WriteWords {

    private final Acts acts;
    private final WaveStore waves;
    private final UnitWordsStore words;
    private final OwnUnits own;
    private final ChainStore chain;
    private final Clock clock;

    WriteWords(Acts acts, WaveStore waves, UnitWordsStore words, OwnUnits own, ChainStore chain, Clock clock) {
        this.acts = acts;
        this.waves = waves;
        this.words = words;
        this.own = own;
        this.chain = chain;
        this.clock = clock;
    }

    /**
     * @param text whose day is set anew, and whose version is the one that the writer saw; 0 where there was none
     * @throws Refusal.NotAllowed for somebody who does not work there
     * @throws Refusal.Invalid outside the unit's own days, or with nothing said
     * @throws Refusal.Conflict where a colleague wrote meanwhile
     */
    public void write(Actor actor, UUID id, UnitWords text) {
        acts.perform(actor, Access.WRITE_PULSE_WORDS, "pulse.write-words", note -> {
            Wave wave = waves.find(id).orElseThrow(() -> new Refusal.NotFound("wave"));
            LocalDate today = SwedishDays.today(clock);
            if (!wave.asks(text.unit())) {
                throw new Refusal.NotFound("unit");
            }
            if (!own.of(actor, wave, chain.asOf(today), today).contains(text.unit())) {
                throw new Refusal.NotAllowed(Access.WRITE_PULSE_WORDS);
            }
            UnitWords now = new UnitWords(
                    text.unit(),
                    text.said().strip(),
                    text.plans().strip(),
                    text.needs().strip(),
                    text.wantsHelp(),
                    today,
                    text.version());
            new Problems()
                    .addIf(wave.closedOn() == null, "sagt", "pulse.words-too-early")
                    .addIf(wave.closedOn() != null && !wave.isOwnTimeOn(today), "sagt", "pulse.words-too-late")
                    .addIf(now.isEmpty(), "sagt", "pulse.needs-words")
                    .addIf(now.said().length() > UnitWords.LONGEST, "sagt", "pulse.words-too-long", UnitWords.LONGEST)
                    .addIf(now.plans().length() > UnitWords.LONGEST, "gor", "pulse.words-too-long", UnitWords.LONGEST)
                    .addIf(now.needs().length() > UnitWords.LONGEST, "behov", "pulse.words-too-long", UnitWords.LONGEST)
                    .addIf(now.wantsHelp() && now.needs().isEmpty(), "behov", "pulse.words-help-with-what")
                    .refuseIfAny();
            if (!words.save(id, now)) {
                throw new Refusal.Conflict("The words of " + text.unit());
            }
            note.about(id).with("unit", text.unit()).with("help", now.wantsHelp());
            return id;
        });
    }
}
