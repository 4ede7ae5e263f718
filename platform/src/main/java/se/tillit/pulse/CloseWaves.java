package se.tillit.pulse;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;
import se.tillit.audit.Acts;
import se.tillit.ballot.BallotKeys;
import se.tillit.ballot.Seal;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;

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

    /** So many answers are opened between two tellings of how far it has come. */
    private static final int AT_ONCE = 2_000;

    private final Door door;
    private final WaveStore waves;
    private final BallotStore ballots;
    private final OutcomeStore outcomes;
    private final BallotKeys keys;
    private final ChainStore chain;
    private final List<AtClosing> others;
    private final Acts acts;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();

    CloseWaves(
            Door door,
            WaveStore waves,
            BallotStore ballots,
            OutcomeStore outcomes,
            BallotKeys keys,
            ChainStore chain,
            List<AtClosing> others,
            Acts acts,
            Clock clock) {
        this.door = door;
        this.waves = waves;
        this.ballots = ballots;
        this.outcomes = outcomes;
        this.keys = keys;
        this.chain = chain;
        this.others = others;
        this.acts = acts;
        this.clock = clock;
    }

    /** Where one wave cannot be closed the others are, and then it is told. */
    public void close() {
        List<RuntimeException> failures = new ArrayList<>();
        for (UUID organisation : waves.organisations()) {
            for (UUID wave : door.readAs(organisation, () -> waves.toClose(SwedishDays.today(clock)))) {
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
        Wave wave = door.readAs(organisation, () -> waves.whichever(id).orElseThrow());
        Optional<byte[]> key = keys.find(id);
        if (key.isEmpty()
                && SwedishDays.today(clock).isBefore(wave.terms().closesOn().plusDays(DAYS_TO_FIND_A_KEY))) {
            log.warn("The key of the pulse wave {} is not here: another node has it, or its answers are lost", id);
            return;
        }
        // Long, so in no transaction; nothing changes meanwhile, since nobody can answer.
        List<Answer> answers = key.map(one -> opened(organisation, wave, one)).orElse(List.of());
        tell(organisation, id, Wave.Closing.Step.PROTECTING, answers.size(), answers.size());
        Outcome outcome = Tabulation.of(wave, answers, earlier(organisation, wave), chance);
        tell(organisation, id, Wave.Closing.Step.KEEPING, answers.size(), answers.size());
        door.writeAs(organisation, () -> {
            if (waves.close(id, SwedishDays.today(clock), outcome.proof())) {
                outcomes.insert(id, outcome);
                ballots.forget(id);
                others.forEach(other -> other.forget(id));
                acts.noteOfNobody(
                        "pulse.close",
                        id,
                        Map.of(
                                "cells", outcome.proof().cells(),
                                "withheld", outcome.proof().withheld(),
                                "findings", outcome.proof().findings()));
            }
            return id;
        });
        keys.destroy(id);
    }

    private void tell(UUID organisation, UUID id, Wave.Closing.Step step, int done, int of) {
        door.writeAs(organisation, () -> {
            waves.tell(id, new Wave.Closing(step, done, of));
            return id;
        });
    }

    private Earlier earlier(UUID organisation, Wave wave) {
        return door.readAs(organisation, () -> {
            Earlier earlier = Earlier.none();
            Chain now = chain.asOf(wave.terms().opensOn());
            Wave.Panel panel = wave.panel();
            List<Wave> alike = panel == null
                    ? waves.all()
                    : waves.ofPanel().stream()
                            .filter(past -> panel.isNestedWith(past.panel()))
                            .toList();
            alike.stream()
                    .filter(past -> past.closedOn() != null)
                    .sorted(Comparator.comparing(Wave::closedOn))
                    .forEach(past -> earlier.add(past, outcomes.figures(past.id()), wave, now));
            return earlier;
        });
    }

    private List<Answer> opened(UUID organisation, Wave wave, byte[] privateKey) {
        List<byte[]> sealed = door.readAs(organisation, () -> ballots.sealed(wave.id()));
        Map<UUID, Integer> used = door.readAs(organisation, () -> ballots.used(wave.id()));
        Seal.Keys pair = new Seal.Keys(door.readAs(organisation, () -> waves.publicKey(wave.id())), privateKey);
        Predicate<Answer> fits = Answer.fitting(wave);
        List<Answer> answers = new ArrayList<>();
        for (int from = 0; from < sealed.size(); from += AT_ONCE) {
            tell(organisation, wave.id(), Wave.Closing.Step.OPENING, from, sealed.size());
            answers.addAll(sealed.subList(from, Math.min(sealed.size(), from + AT_ONCE)).parallelStream()
                    .flatMap(one -> Seal.open(wave.id(), pair, one).flatMap(Answer::read).filter(fits).stream())
                    .toList());
        }
        Collections.shuffle(answers, chance);
        return withoutStuffed(wave, answers, used);
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
