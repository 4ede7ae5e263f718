package se.tillit.pulse;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;
import se.tillit.access.Problems;
import se.tillit.ballot.Code;
import se.tillit.ballot.Seal;
import se.tillit.calendar.SwedishDays;

/**
 * Answers with a code, without an account. An anonymous verb: it takes no actor, and writes no entry in the log, no key of a form, no session,
 * no count of own time. That the code is used and what was answered are written in two transactions.
 */
@Component
public final class AnswerPulse {

    private final Door door;
    private final BallotStore ballots;
    private final WaveStore waves;
    private final TranslationQuery translations;
    private final Clock clock;

    AnswerPulse(Door door, BallotStore ballots, WaveStore waves, TranslationQuery translations, Clock clock) {
        this.door = door;
        this.ballots = ballots;
        this.waves = waves;
        this.translations = translations;
        this.clock = clock;
    }

    public enum Standing {
        OPEN,
        /** There is no such code. */
        UNKNOWN,
        USED,
        NOT_YET,
        CLOSED
    }

    /**
     * @param wave what one may answer, or could have; null for an unknown code
     * @param languages in which it can be answered, beside those of Tillit
     */
    public record Admission(Standing standing, @Nullable Wave wave, List<PulseLanguage> languages) {}

    public Admission look(String typed) {
        return Code.read(typed)
                .flatMap(code -> ballots.organisation(code)
                        .map(organisation -> door.readAs(organisation, () -> admission(code))))
                .orElseGet(() -> new Admission(Standing.UNKNOWN, null, List.of()));
    }

    private Admission admission(Code code) {
        return ballots.holder(code)
                .flatMap(holder -> waves.whichever(holder.wave())
                        .map(wave -> new Admission(standing(wave, holder), wave, translations.covering(wave.items()))))
                .orElseGet(() -> new Admission(Standing.UNKNOWN, null, List.of()));
    }

    private Standing standing(Wave wave, BallotStore.Holder holder) {
        LocalDate today = SwedishDays.today(clock);
        if (today.isBefore(wave.terms().opensOn())) {
            return Standing.NOT_YET;
        }
        return !wave.isOpenOn(today) ? Standing.CLOSED : holder.used() ? Standing.USED : Standing.OPEN;
    }

    /**
     * @param values by the form's fields
     * @return OPEN where the answer has been taken, else why not
     * @throws se.tillit.access.Refusal.Invalid where a value cannot be an answer, or there is none; the code stays unused
     */
    public Standing answer(String typed, Map<String, String> values) {
        Admission admission = look(typed);
        if (admission.standing() != Standing.OPEN || admission.wave() == null) {
            return admission.standing();
        }
        Wave wave = admission.wave();
        Map<Integer, String> answered = read(wave, values);
        Code code = Code.read(typed).orElseThrow();
        UUID organisation = ballots.organisation(code).orElseThrow();
        Optional<UUID> unit = door.writeAs(organisation, () -> ballots.use(wave.id(), code));
        if (unit.isEmpty()) {
            return Standing.USED;
        }
        boolean taken = false;
        try {
            taken = door.writeAs(organisation, () -> take(wave, new Answer(unit.get(), answered)));
        } finally {
            if (!taken) {
                door.writeAs(organisation, () -> {
                    ballots.giveBack(wave.id(), code);
                    return code;
                });
            }
        }
        return taken ? Standing.OPEN : Standing.CLOSED;
    }

    private boolean take(Wave wave, Answer answer) {
        if (!waves.staysOpen(wave.id())) {
            return false;
        }
        ballots.add(wave.id(), Seal.seal(wave.id(), waves.publicKey(wave.id()), answer.bytes(wave.items())));
        return true;
    }

    private static Map<Integer, String> read(Wave wave, Map<String, String> values) {
        Problems problems = new Problems();
        Map<Integer, String> answered = new TreeMap<>();
        for (Item item : wave.items()) {
            // Lines stay lines; other marks that no one sees are no part of an answer.
            String value = values.getOrDefault(item.field(), "")
                    .replace("\r\n", "\n")
                    .replaceAll("[\\p{Cntrl}&&[^\n]]", "")
                    .strip();
            if (!value.isEmpty()) {
                boolean text = item.kind() == ItemKind.TEXT;
                problems.addIf(
                        !item.accepts(value),
                        item.field(),
                        text ? "pulse.text-too-long" : "pulse.out-of-scale",
                        item.place(),
                        Item.LONGEST_TEXT);
                answered.put(item.place(), value);
            }
        }
        problems.addIf(answered.isEmpty(), wave.items().getFirst().field(), "pulse.nothing-answered")
                .refuseIfAny();
        return answered;
    }
}
