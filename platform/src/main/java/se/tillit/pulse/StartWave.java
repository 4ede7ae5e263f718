package se.tillit.pulse;

import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.audit.Acts;
import se.tillit.ballot.BallotKeys;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;

/** Begins a wave, where everything that must be agreed first has been. */
@Component
public final class StartWave {

    private final Acts acts;
    private final WaveStore waves;
    private final OwnQuestionStore questions;
    private final Instruments instruments;
    private final ChainStore chain;
    private final Readiness readiness;
    private final BallotKeys keys;
    private final Clock clock;

    StartWave(
            Acts acts,
            WaveStore waves,
            OwnQuestionStore questions,
            Instruments instruments,
            ChainStore chain,
            Readiness readiness,
            BallotKeys keys,
            Clock clock) {
        this.acts = acts;
        this.waves = waves;
        this.questions = questions;
        this.instruments = instruments;
        this.chain = chain;
        this.readiness = readiness;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * @param chosen codes of instruments, of measures, and of the organisation's own questions, in the order in which they are asked
     * @throws se.tillit.access.Refusal.Invalid with everything that is still missing
     */
    public UUID start(Actor actor, Wave.Terms terms, List<String> chosen) {
        return acts.perform(actor, Access.RUN_PULSE, "pulse.start", note -> {
            waves.lockAll();
            LocalDate today = SwedishDays.today(clock);
            List<Item> items = items(chosen, today);
            List<Wave.Asked> units = asked(terms, chain.asOf(today));
            readiness.check(actor, terms, items, units, today).refuseIfAny();
            UUID wave = waves.insert(null, terms, items, units);
            waves.setPublicKey(wave, keys.make(wave));
            note.about(wave).with("items", items.size()).with("units", units.size());
            return wave;
        });
    }

    private List<Item> items(List<String> chosen, LocalDate today) {
        List<Item> items = new ArrayList<>();
        for (String code : chosen) {
            instruments.withCode(code).ifPresent(one -> items.addAll(one.items()));
            questions.all().stream()
                    .filter(one -> one.code().equals(code) && !one.endsOn().isBefore(today))
                    .forEach(one -> items.add(one.item()));
        }
        List<Item> placed = new ArrayList<>();
        items.stream().distinct().forEach(item -> placed.add(item.at(placed.size() + 1)));
        return placed;
    }

    /** The units below the root where somebody works, in that position where one was chosen. */
    private static List<Wave.Asked> asked(Wave.Terms terms, Chain chain) {
        return chain.branch(terms.root()).stream()
                .map(unit -> {
                    List<UUID> path = chain.path(unit).stream()
                            .map(one -> one.id())
                            .dropWhile(one -> !one.equals(terms.root()))
                            .toList();
                    int persons = chain.headcountsIn(unit).stream()
                            .filter(one ->
                                    terms.position() == null || one.position().equals(terms.position()))
                            .mapToInt(one -> one.persons()
                                    .setScale(0, RoundingMode.CEILING)
                                    .intValueExact())
                            .sum();
                    return new Wave.Asked(unit, path, persons);
                })
                .filter(one -> one.persons() > 0)
                .toList();
    }
}
