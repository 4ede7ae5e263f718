package se.tillit.table;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Language;
import se.tillit.burden.Burden;
import se.tillit.burden.BurdenQuery;
import se.tillit.burden.Reckoning;
import se.tillit.burden.Scope;
import se.tillit.chain.Chain;
import se.tillit.chain.Unit;
import se.tillit.followup.FollowUp;
import se.tillit.followup.FollowUpQuery;
import se.tillit.pulse.Instruments;
import se.tillit.pulse.Outcome;
import se.tillit.pulse.Wave;
import se.tillit.pulse.WaveQuery;
import se.tillit.question.QuestionQuery;
import se.tillit.question.Seen;
import se.tillit.signal.Receiver;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;
import se.tillit.signal.Source;

/** What lies on the table: of each demand what it says, takes and is for, what those concerned have said, and the latest pulse. */
@Component
public final class MaterialQuery {

    private static final int MOST_WAVES = 5;
    private static final int MOST_FIGURES = 6;

    private final TableQuery tables;
    private final SignalQuery signals;
    private final BurdenQuery burdens;
    private final QuestionQuery questions;
    private final FollowUpQuery followUps;
    private final WaveQuery waves;
    private final Instruments instruments;

    MaterialQuery(
            TableQuery tables,
            SignalQuery signals,
            BurdenQuery burdens,
            QuestionQuery questions,
            FollowUpQuery followUps,
            WaveQuery waves,
            Instruments instruments) {
        this.tables = tables;
        this.signals = signals;
        this.burdens = burdens;
        this.questions = questions;
        this.followUps = followUps;
        this.waves = waves;
        this.instruments = instruments;
    }

    /**
     * @param burden on those who work here, in a year, at today's pace
     * @param met on those whom the service exists for
     * @param asked what was asked about who uses it, and what was answered
     * @param followUps those that read its figures, or whose goal it is, with what people told there
     */
    public record OfDemand(
            Signal demand,
            String issuer,
            Burden burden,
            Burden met,
            Optional<Seen> asked,
            List<FollowUp> followUps,
            List<Source> sources) {}

    /** @param mean 1 to 5, of n who answered */
    public record Measured(String title, BigDecimal mean, int n) {}

    public record Pulse(Wave wave, String of, List<Measured> measures) {}

    public record Material(TableQuery.Seen seen, List<OfDemand> demands, Optional<Pulse> pulse) {}

    /** @throws se.tillit.access.Refusal.NotFound for those who do not sit there */
    public Material of(Actor actor, UUID table, Language language) {
        TableQuery.Seen seen = tables.find(actor, table);
        Reckoning reckoning = burdens.onDay(actor, seen.today());
        List<FollowUp> told = seen.demands().isEmpty() ? List.of() : followUps.all(actor);
        return new Material(
                seen,
                seen.demands().stream()
                        .map(demand -> ofDemand(actor, demand, reckoning, told))
                        .toList(),
                pulse(actor, seen, language));
    }

    private OfDemand ofDemand(Actor actor, Signal demand, Reckoning reckoning, List<FollowUp> told) {
        var sums = reckoning.sums(Scope.ALL.only(Set.of(demand.id())));
        return new OfDemand(
                demand,
                nameOf(reckoning.chain(), demand.details().issuer()),
                sums.work(),
                sums.met(),
                questions.about(actor, demand).question(),
                told.stream()
                        .filter(one ->
                                demand.id().equals(one.goal()) || one.figures().contains(demand.id()))
                        .toList(),
                signals.sources(actor, demand.id()));
    }

    private static String nameOf(Chain chain, UUID issuer) {
        return chain.standsFor(issuer).stream()
                .findFirst()
                .or(() -> chain.unitOrEnded(issuer))
                .map(Unit::name)
                .orElse("–");
    }

    /**
     * The latest wave among those on whom the demands land. Only figures of everybody who was asked, as the pulse itself shows them to all who
     * work here once a result has travelled: a paper on a table is seen by more than the one who printed it.
     */
    private Optional<Pulse> pulse(Actor actor, TableQuery.Seen seen, Language language) {
        if (!actor.may(Access.SEE_PULSE)) {
            return Optional.empty();
        }
        return waves.all(actor).stream()
                .filter(wave -> wave.closedOn() != null && concerns(wave, seen))
                .sorted(Comparator.comparing(Wave::closedOn, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed())
                .limit(MOST_WAVES)
                .map(wave -> waves.find(actor, wave.id()))
                .filter(WaveQuery.Seen::travelled)
                .map(wave ->
                        new Pulse(wave.wave(), wave.nameOf(wave.wave().terms().root()), measured(wave, language)))
                .filter(pulse -> !pulse.measures().isEmpty())
                .findFirst();
    }

    private static boolean concerns(Wave wave, TableQuery.Seen seen) {
        return seen.demands().stream()
                .flatMap(demand -> demand.details().receivers().stream())
                .anyMatch(receiver -> concerns(wave, receiver, seen.chain()));
    }

    private static boolean concerns(Wave wave, Receiver receiver, Chain chain) {
        if (receiver.unit() != null) {
            Set<UUID> branch = chain.branch(receiver.unit());
            return wave.units().stream().anyMatch(asked -> branch.contains(asked.unit()));
        }
        return receiver.position() != null
                && chain.persons(receiver.position(), wave.terms().root()).signum() > 0;
    }

    private List<Measured> measured(WaveQuery.Seen seen, Language language) {
        UUID root = seen.wave().terms().root();
        return seen.figures().stream()
                .filter(figure -> figure.whole() && figure.unit().equals(root))
                .flatMap(figure -> measured(figure, seen.wave(), language).stream())
                .limit(MOST_FIGURES)
                .toList();
    }

    private Optional<Measured> measured(Outcome.Figure figure, Wave wave, Language language) {
        Integer n = figure.n();
        BigDecimal mean = figure.mean();
        return n == null || mean == null
                ? Optional.empty()
                : Optional.of(new Measured(title(figure.measure(), wave, language), mean, n));
    }

    /** What a measure is called: an instrument's part, or the words of a question of one's own. */
    private String title(String measure, Wave wave, Language language) {
        return Stream.concat(
                        instruments.all().stream()
                                .flatMap(one -> one.parts().stream())
                                .filter(part -> part.measure().equals(measure))
                                .map(part -> part.title(language)),
                        wave.items().stream()
                                .filter(item -> item.measure().equals(measure))
                                .map(item -> item.text(language)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(measure);
    }
}
