package se.tillit.pulse;

import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;

/** What may be seen of waves. Closest first: until a result travels up, a unit's own people alone see it, and their own unit's alone. */
@Component
public final class WaveQuery {

    private final Door door;
    private final WaveStore waves;
    private final OutcomeStore outcomes;
    private final OwnQuestionStore questions;
    private final UnitWordsStore words;
    private final Instruments instruments;
    private final OwnUnits own;
    private final ChainStore chain;
    private final Clock clock;

    WaveQuery(
            Door door,
            WaveStore waves,
            OutcomeStore outcomes,
            OwnQuestionStore questions,
            UnitWordsStore words,
            Instruments instruments,
            OwnUnits own,
            ChainStore chain,
            Clock clock) {
        this.door = door;
        this.waves = waves;
        this.outcomes = outcomes;
        this.questions = questions;
        this.words = words;
        this.instruments = instruments;
        this.own = own;
        this.chain = chain;
        this.clock = clock;
    }

    /**
     * A wave as somebody may see it.
     *
     * @param chain as it was when the wave opened, for names
     * @param outcome what the one who looks may see of it; its measures and groups in order, the own unit first
     * @param words what units say of it
     * @param own the units of the one who looks, where they were asked
     * @param reached the units about which there is a page for the one who looks, by name
     * @param travelled whether others than those whom it is about see it
     * @param mayAnswer whether it waits for the one who looks
     */
    public record Seen(
            Wave wave,
            Chain chain,
            List<Outcome.Figure> figures,
            List<Outcome.Chosen> chosen,
            List<Outcome.Comment> comments,
            List<UnitWords> words,
            Set<UUID> own,
            List<UUID> reached,
            boolean travelled,
            boolean mayAnswer) {

        public String nameOf(UUID unit) {
            return chain.unitOrEnded(unit).map(one -> one.name()).orElse("");
        }
    }

    /** The latest first. */
    public List<Wave> all(Actor actor) {
        return door.read(actor, Access.SEE_PULSE, waves::all);
    }

    public List<OwnQuestion> questions(Actor actor) {
        return door.read(actor, Access.SEE_PULSE, questions::all);
    }

    /** @throws Refusal.NotFound where there is none, or it is another organisation's */
    public Seen find(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_PULSE, () -> {
            Wave wave = waves.find(id).orElseThrow(() -> new Refusal.NotFound("wave"));
            Sight sight = sight(actor, wave);
            Chain then = chain.asOf(wave.terms().opensOn());
            return new Seen(
                    wave,
                    then,
                    outcomes.figures(id).stream().filter(sight::shows).toList(),
                    sight.travelled() ? outcomes.chosen(id) : List.of(),
                    outcomes.comments(id).stream().filter(sight::shows).toList(),
                    words.all(id).stream().filter(sight::shows).toList(),
                    sight.own(),
                    wave.closedOn() == null
                            ? List.of()
                            : wave.units().stream()
                                    .map(Wave.Asked::unit)
                                    .filter(sight::reaches)
                                    .sorted(Comparator.comparing(
                                            unit -> then.unitOrEnded(unit)
                                                    .map(one -> one.name())
                                                    .orElse(""),
                                            Collator.getInstance(Locale.of("sv"))))
                                    .toList(),
                    sight.travelled(),
                    sight.leads() && wave.awaitsAnswer() && sight.travelled());
        });
    }

    /** Within the organisation's door. */
    Sight sight(Actor actor, Wave wave) {
        LocalDate today = SwedishDays.today(clock);
        Chain now = chain.asOf(today);
        Optional<UUID> place = chain.workplace(actor.account(), today).map(one -> one.unit());
        boolean leads = actor.may(Access.ANSWER_PULSE)
                && place.flatMap(now::unit)
                        .filter(one -> AnswerWave.leads(actor, one, wave, now))
                        .isPresent();
        return new Sight(
                wave,
                instruments,
                own.of(actor, wave, now, today),
                place.map(now::withPredecessors).orElse(Set.of()),
                wave.closedOn() != null && !today.isBefore(wave.travelsOn()),
                leads);
    }

    /** Waves whose result or answer is the actor's turn. */
    List<Turn> turns(Actor actor) {
        return door.read(actor, Access.SEE_PULSE, () -> {
            LocalDate today = SwedishDays.today(clock);
            List<Turn> turns = new ArrayList<>();
            for (Wave wave : waves.awaitingAnswer()) {
                Sight sight = sight(actor, wave);
                boolean mayWrite = actor.may(Access.WRITE_PULSE_WORDS) && wave.isOwnTimeOn(today);
                List<UUID> silent = sight.own().stream()
                        .filter(unit -> mayWrite && words.find(wave.id(), unit).isEmpty())
                        .toList();
                if (!silent.isEmpty() || sight.leads() && sight.travelled()) {
                    turns.add(new Turn(wave, silent, chain.asOf(wave.terms().opensOn())));
                }
            }
            return turns;
        });
    }

    /** @param silent the actor's units that may still say what they make of it; where there are none, the leader's answer is awaited */
    record Turn(Wave wave, List<UUID> silent, Chain chain) {}
}
