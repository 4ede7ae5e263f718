package se.tillit.pulse;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.web.Page;
import se.tillit.web.Waiting;
import se.tillit.web.Waits;

/** What waits for somebody: a unit's own result to say something of, and the leader's answer. */
@Component
public final class PulseWaits implements Waits {

    private static final int WORDS_MINUTES = 5;
    private static final int ANSWER_MINUTES = 10;

    private final WaveQuery waves;

    PulseWaits(WaveQuery waves) {
        this.waves = waves;
    }

    @Override
    public List<Waiting> of(Actor actor, Page page) {
        return actor.may(Access.SEE_PULSE)
                ? waves.turns(actor).stream()
                        .flatMap(turn -> waiting(page, turn))
                        .toList()
                : List.of();
    }

    private static Stream<Waiting> waiting(Page page, WaveQuery.Turn turn) {
        Wave wave = turn.wave();
        String address = "/puls/" + wave.id();
        return turn.silent().isEmpty()
                ? Stream.of(new Waiting(
                        page.t("pulse.waiting.answer", wave.terms().title()),
                        page.t("pulse.waiting.answer-why"),
                        wave.answerBy(),
                        page.t("pulse.act.answer"),
                        ANSWER_MINUTES,
                        address))
                : turn.silent().stream()
                        .map(unit -> new Waiting(
                                page.t(
                                        "pulse.waiting.words",
                                        turn.chain()
                                                .unitOrEnded(unit)
                                                .map(one -> one.name())
                                                .orElse("")),
                                page.t("pulse.waiting.words-why", wave.terms().title()),
                                wave.travelsOn().minusDays(1),
                                page.t("pulse.act.look"),
                                WORDS_MINUTES,
                                address + "/enhet/" + unit));
    }
}
