package se.tillit.pulse;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;

/** What may be seen of waves. Closest first: until a result travels up, a unit's own people alone see it, and their own unit's alone. */
@Component
public final class WaveQuery {

    /** A figure about those who lead is told further up only of so many together. */
    private static final int LEADERS_TOGETHER = 5;

    private final Door door;
    private final WaveStore waves;
    private final OutcomeStore outcomes;
    private final OwnQuestionStore questions;
    private final Instruments instruments;
    private final ChainStore chain;
    private final Clock clock;

    WaveQuery(
            Door door,
            WaveStore waves,
            OutcomeStore outcomes,
            OwnQuestionStore questions,
            Instruments instruments,
            ChainStore chain,
            Clock clock) {
        this.door = door;
        this.waves = waves;
        this.outcomes = outcomes;
        this.questions = questions;
        this.instruments = instruments;
        this.chain = chain;
        this.clock = clock;
    }

    /**
     * A wave as somebody may see it.
     *
     * @param chain as it was when the wave opened, for names
     * @param outcome what the one who looks may see of it; its measures and groups in order, the own unit first
     * @param own the unit where the one who looks works, where it was asked
     * @param travelled whether others than those whom it is about see it
     * @param mayAnswer whether it waits for the one who looks
     */
    public record Seen(
            Wave wave,
            Chain chain,
            List<Outcome.Figure> figures,
            List<Outcome.Chosen> chosen,
            List<Outcome.Comment> comments,
            Optional<UUID> own,
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
            LocalDate today = WaveDays.today(clock);
            Chain now = chain.asOf(today);
            Optional<UUID> place = chain.workplace(actor.account(), today).map(one -> one.unit());
            Sight sight = new Sight(wave, place, wave.closedOn() != null && !today.isBefore(wave.travelsOn()));
            boolean leads = actor.may(Access.ANSWER_PULSE)
                    && place.flatMap(now::unit)
                            .filter(one -> AnswerWave.leads(actor, one, wave, now))
                            .isPresent();
            return new Seen(
                    wave,
                    chain.asOf(wave.terms().opensOn()),
                    outcomes.figures(id).stream().filter(sight::shows).toList(),
                    sight.travelled() ? outcomes.chosen(id) : List.of(),
                    outcomes.comments(id).stream().filter(sight::shows).toList(),
                    place.filter(wave::asks),
                    sight.travelled(),
                    leads && wave.awaitsAnswer() && sight.travelled());
        });
    }

    /** What one who works somewhere sees of a closed wave. */
    private final class Sight {

        private final Wave wave;
        private final Optional<UUID> place;
        private final boolean travelled;

        Sight(Wave wave, Optional<UUID> place, boolean travelled) {
            this.wave = wave;
            this.place = place;
            this.travelled = travelled;
        }

        boolean travelled() {
            return travelled;
        }

        boolean shows(Outcome.Figure figure) {
            boolean aboutLeader = instruments.isAboutLeader(figure.measure());
            if (!figure.whole()) {
                return isOwn(figure.unit()) || travelled && !aboutLeader && isBelow(figure.unit());
            }
            return travelled && (!aboutLeader || units(figure.unit()) >= LEADERS_TOGETHER);
        }

        boolean shows(Outcome.Comment comment) {
            return comment.whole()
                    ? travelled && units(comment.unit()) >= LEADERS_TOGETHER
                    : isOwn(comment.unit()) || travelled && isBelow(comment.unit());
        }

        private boolean isOwn(UUID unit) {
            return place.filter(unit::equals).isPresent();
        }

        /** Whether one works above the unit in the chain. */
        private boolean isBelow(UUID unit) {
            return wave.units().stream()
                    .filter(one -> one.unit().equals(unit))
                    .anyMatch(one -> place.filter(one.path()::contains).isPresent());
        }

        private long units(UUID branch) {
            return wave.units().stream()
                    .filter(one -> one.path().contains(branch))
                    .map(Wave.Asked::unit)
                    .collect(Collectors.counting());
        }
    }
}
