package se.tillit.pulse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;

/** One unit's result in words: beside its last one, and beside the other direction; for its own people, and from above when it has travelled. */
@Component
public final class UnitQuery {

    private static final List<String> CONDITIONS = List.of("ability", "benevolence", "integrity");

    private final Door door;
    private final WaveQuery query;
    private final WaveStore waves;
    private final OutcomeStore outcomes;
    private final UnitWordsStore words;
    private final ChainStore chain;
    private final Clock clock;

    UnitQuery(
            Door door,
            WaveQuery query,
            WaveStore waves,
            OutcomeStore outcomes,
            UnitWordsStore words,
            ChainStore chain,
            Clock clock) {
        this.door = door;
        this.query = query;
        this.waves = waves;
        this.outcomes = outcomes;
        this.words = words;
        this.chain = chain;
        this.clock = clock;
    }

    /** @throws Refusal.NotFound also for a unit that the actor's eyes do not reach, so that nobody learns which there are */
    public UnitReport report(Actor actor, UUID id, UUID unit) {
        return door.read(actor, Access.SEE_PULSE, () -> {
            Wave wave = waves.find(id).orElseThrow(() -> new Refusal.NotFound("wave"));
            Sight sight = query.sight(actor, wave);
            if (wave.closedOn() == null || !wave.asks(unit) || !sight.reaches(unit)) {
                throw new Refusal.NotFound("unit");
            }
            LocalDate today = SwedishDays.today(clock);
            Known known = new Known(actor, wave, today);
            List<Outcome.Figure> figures = known.of(wave).stream()
                    .filter(figure -> !figure.whole() && figure.unit().equals(unit))
                    .toList();
            List<UnitReport.Line> lines = new ArrayList<>();
            wave.items().stream()
                    .filter(item -> item.kind() == ItemKind.SCALE)
                    .map(Item::measure)
                    .distinct()
                    .forEach(measure -> figures.stream()
                            .filter(figure -> figure.measure().equals(measure))
                            .forEach(figure -> lines.add(new UnitReport.Line(figure, known.before(figure)))));
            return new UnitReport(
                    wave,
                    chain.asOf(wave.terms().opensOn()),
                    unit,
                    wave.units().stream()
                            .filter(one -> one.unit().equals(unit))
                            .mapToInt(Wave.Asked::persons)
                            .sum(),
                    figures.stream()
                            .filter(figure -> figure.measure().equals(Tabulation.ANSWERS))
                            .findFirst()
                            .map(Outcome.Figure::n)
                            .orElse(null),
                    lines,
                    known.gaps(unit),
                    outcomes.comments(id).stream()
                            .filter(one -> !one.whole() && one.unit().equals(unit))
                            .toList(),
                    words.find(id, unit),
                    sight.own().contains(unit),
                    sight.own().contains(unit) && actor.may(Access.WRITE_PULSE_WORDS) && wave.isOwnTimeOn(today));
        });
    }

    /** What the actor sees of this wave and of others, each cut as it would be on its own page. */
    private final class Known {

        private final Actor actor;
        private final Wave wave;
        private final Chain then;

        /** Closed waves, the newest first. */
        private final List<Wave> closed;

        private final Map<UUID, List<Outcome.Figure>> figures = new HashMap<>();
        private final Map<UUID, Map<String, BigDecimal>> spreads = new HashMap<>();

        Known(Actor actor, Wave wave, LocalDate today) {
            this.actor = actor;
            this.wave = wave;
            then = chain.asOf(wave.terms().opensOn());
            closed = waves.all().stream()
                    .filter(one -> one.closedOn() != null && !one.closedOn().isAfter(today))
                    .sorted(Comparator.comparing((Wave one) -> one.closedOn()).reversed())
                    .toList();
        }

        List<Outcome.Figure> of(Wave one) {
            return figures.computeIfAbsent(one.id(), id -> {
                Sight sight = query.sight(actor, one);
                return outcomes.figures(id).stream().filter(sight::shows).toList();
            });
        }

        @Nullable
        BigDecimal spread(Wave one, String measure) {
            return spreads.computeIfAbsent(one.id(), outcomes::spreads).get(measure);
        }

        /** The last wave before this one that asked the same of the same people, by all the names that their unit has had. */
        Optional<UnitReport.Before> before(Outcome.Figure now) {
            if (!now.isShown()) {
                return Optional.empty();
            }
            for (Wave past : closed) {
                if (past.terms().closesOn().isBefore(wave.terms().opensOn())) {
                    Optional<Outcome.Figure> figure = together(past, now.measure(), now.unit());
                    if (figure.isPresent()) {
                        return Optional.of(new UnitReport.Before(
                                past,
                                figure.get().mean(),
                                Contrast.of(
                                        figure.get(), now, spread(past, now.measure()), spread(wave, now.measure()))));
                    }
                }
            }
            return Optional.empty();
        }

        /** A unit's figure; where it is new since, that of those which became it, weighed by who answered, if all are shown. */
        private Optional<Outcome.Figure> together(Wave past, String measure, UUID unit) {
            Set<UUID> names = past.asks(unit) ? Set.of(unit) : then.withPredecessors(unit);
            List<UUID> asked = names.stream().filter(past::asks).toList();
            List<Outcome.Figure> found = of(past).stream()
                    .filter(one -> !one.whole() && asked.contains(one.unit()))
                    .filter(one -> one.measure().equals(measure) && one.isShown())
                    .toList();
            if (asked.isEmpty() || found.size() < asked.size()) {
                return Optional.empty();
            }
            int n = found.stream().mapToInt(Outcome.Figure::n).sum();
            BigDecimal sum = found.stream()
                    .map(one -> one.mean().multiply(BigDecimal.valueOf(one.n())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal mean = sum.divide(BigDecimal.valueOf(n), 1, RoundingMode.HALF_UP);
            return Optional.of(new Outcome.Figure(measure, unit, false, n, mean, null, null));
        }

        /** Where this wave asked one of the directions, and this or another the other one. */
        List<UnitReport.Gap> gaps(UUID unit) {
            List<UUID> upwards = wave.units().stream()
                    .filter(one -> one.unit().equals(unit))
                    .findFirst()
                    .map(one -> one.path().reversed())
                    .orElse(List.of());
            boolean asks = wave.items().stream()
                    .anyMatch(item -> item.measure().startsWith("above.")
                            || item.measure().startsWith("below."));
            List<UnitReport.Gap> gaps = new ArrayList<>();
            for (String part : asks ? CONDITIONS : List.<String>of()) {
                Optional<Found> here = latest("above." + part, List.of(unit), false);
                Optional<Found> above = latest("below." + part, upwards, true);
                if (here.isPresent() && above.isPresent()) {
                    gaps.add(new UnitReport.Gap(
                            part,
                            here.get().figure(),
                            above.get().figure(),
                            Contrast.of(
                                    here.get().figure(),
                                    above.get().figure(),
                                    spread(here.get().wave(), "above." + part),
                                    spread(above.get().wave(), "below." + part))));
                }
            }
            return gaps;
        }

        private record Found(Wave wave, Outcome.Figure figure) {}

        /** This wave's, else the newest; of the first of the units that has one. Never of fewer than five: those are not shown. */
        private Optional<Found> latest(String measure, List<UUID> units, boolean whole) {
            List<Wave> order = new ArrayList<>(List.of(wave));
            order.addAll(closed);
            for (Wave one : order) {
                for (UUID unit : units) {
                    Optional<Outcome.Figure> found = of(one).stream()
                            .filter(figure ->
                                    figure.whole() == whole && figure.unit().equals(unit))
                            .filter(figure -> figure.measure().equals(measure) && figure.isShown())
                            .findFirst();
                    if (found.isPresent()) {
                        return Optional.of(new Found(one, found.get()));
                    }
                }
            }
            return Optional.empty();
        }
    }
}
