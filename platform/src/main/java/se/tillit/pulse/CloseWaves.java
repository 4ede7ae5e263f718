package se.tillit.pulse;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;

/**
 * When a wave's last day has passed: stops answers, opens the seals, decides what may be shown, keeps that, forgets the answers and destroys the
 * key. Three steps, of which each can be cut short and done again: what is decided is stored in the transaction that forgets the answers,
 * and the key goes after it. So a wave closes once, however often this is tried.
 */
@Component
public final class CloseWaves {

    private static final Logger log = LoggerFactory.getLogger(CloseWaves.class);

    /** Then they are taken for lost, and the wave closes without a figure. */
    private static final int DAYS_TO_FIND_A_KEY = 14;

    private final Door door;
    private final WaveStore waves;
    private final BallotStore ballots;
    private final OutcomeStore outcomes;
    private final WaveKeys keys;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();

    CloseWaves(Door door, WaveStore waves, BallotStore ballots, OutcomeStore outcomes, WaveKeys keys, Clock clock) {
        this.door = door;
        this.waves = waves;
        this.ballots = ballots;
        this.outcomes = outcomes;
        this.keys = keys;
        this.clock = clock;
    }

    /** Where one wave cannot be closed the others are, and then it is told. */
    public void close() {
        List<RuntimeException> failures = new ArrayList<>();
        for (UUID organisation : waves.organisations()) {
            for (UUID wave : door.readAs(organisation, () -> waves.toClose(WaveDays.today(clock)))) {
                try {
                    close(organisation, wave);
                } catch (RuntimeException failure) {
                    failures.add(failure);
                }
            }
            door.readAs(organisation, waves::closed).forEach(keys::destroy);
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private void close(UUID organisation, UUID id) {
        door.writeAs(organisation, () -> {
            waves.stopAnswers(id);
            return id;
        });
        Wave wave = door.readAs(organisation, () -> waves.find(id).orElseThrow());
        Optional<byte[]> key = keys.find(id);
        if (key.isEmpty()
                && WaveDays.today(clock).isBefore(wave.terms().closesOn().plusDays(DAYS_TO_FIND_A_KEY))) {
            log.warn("The key of the pulse wave {} is not here: another node has it, or its answers are lost", id);
            return;
        }
        // Long, so in no transaction; nothing changes meanwhile, since nobody can answer.
        List<Answer> answers = key.map(one -> opened(organisation, wave, one)).orElse(List.of());
        Outcome outcome = Tabulation.of(wave, answers, chance);
        door.writeAs(organisation, () -> {
            if (waves.close(id, WaveDays.today(clock), outcome.proof())) {
                outcomes.insert(id, outcome);
                ballots.forget(id);
            }
            return id;
        });
        keys.destroy(id);
    }

    private List<Answer> opened(UUID organisation, Wave wave, byte[] privateKey) {
        return door.readAs(organisation, () -> {
            Seal.Keys pair = new Seal.Keys(waves.publicKey(wave.id()), privateKey);
            List<Answer> answers = new ArrayList<>();
            ballots.sealed(wave.id()).forEach(one -> Seal.open(wave.id(), pair, one)
                    .flatMap(Answer::read)
                    .filter(answer -> answer.fits(wave))
                    .ifPresent(answers::add));
            Collections.shuffle(answers, chance);
            return withoutStuffed(wave, answers, ballots.used(wave.id()));
        });
    }

    /** Whoever can write in the database can seal answers of their own: a unit with more answers than used codes is not counted. */
    private static List<Answer> withoutStuffed(Wave wave, List<Answer> answers, Map<UUID, Integer> used) {
        Map<UUID, Integer> given = new HashMap<>();
        answers.forEach(answer -> given.merge(answer.unit(), 1, Integer::sum));
        long stuffed = given.entrySet().stream()
                .filter(one -> one.getValue() > used.getOrDefault(one.getKey(), 0))
                .count();
        if (stuffed > 0) {
            log.warn("In {} units of the pulse wave {} there are more answers than used codes", stuffed, wave.id());
        }
        return answers.stream()
                .filter(answer -> given.get(answer.unit()) <= used.getOrDefault(answer.unit(), 0))
                .toList();
    }
}
