package se.tillit.pulse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.burden.BurdenQuery;
import se.tillit.burden.Reckoning;
import se.tillit.burden.Scope;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Level;

/**
 * How conditions differ between the levels of the chain, and what goes along with what. Computed from the units that are shown, never from
 * those that are not, so that it tells nothing that the release does not.
 */
@Component
public final class LevelQuery {

    /** A level is told of at least so many units together, so that none of them is read out of it. */
    private static final int FEWEST_UNITS = 3;

    private final Door door;
    private final WaveQuery query;
    private final WaveStore waves;
    private final OutcomeStore outcomes;
    private final Instruments instruments;
    private final ChainStore chain;
    private final BurdenQuery burdens;

    LevelQuery(
            Door door,
            WaveQuery query,
            WaveStore waves,
            OutcomeStore outcomes,
            Instruments instruments,
            ChainStore chain,
            BurdenQuery burdens) {
        this.door = door;
        this.query = query;
        this.waves = waves;
        this.outcomes = outcomes;
        this.instruments = instruments;
        this.chain = chain;
        this.burdens = burdens;
    }

    /**
     * @param levels of the measures that several levels are told of
     * @param associations between measures, and between measures and the hours that demands take
     * @param travelled else it is too early, and both are empty
     */
    public record Seen(Wave wave, List<Measure> levels, List<Association> associations, boolean travelled) {}

    public record Measure(String measure, List<Pooled> pooled) {}

    /**
     * @param units that are shown, of those asked at the level
     * @param mean of their people who answered
     */
    public record Pooled(Level level, int units, int of, int n, BigDecimal mean) {}

    /** @throws Refusal.NotFound where there is none, or it is another organisation's */
    public Seen find(Actor actor, UUID id) {
        Wave wave = door.read(
                actor, Access.SEE_PULSE, () -> waves.find(id).orElseThrow(() -> new Refusal.NotFound("wave")));
        Reckoning reckoning = burdens.onDay(actor, wave.terms().opensOn());
        return door.read(actor, Access.SEE_PULSE, () -> {
            Sight sight = query.sight(actor, wave);
            if (!sight.travelled()) {
                return new Seen(wave, List.of(), List.of(), false);
            }
            Map<String, Map<UUID, Outcome.Figure>> shown = new LinkedHashMap<>();
            wave.items().stream()
                    .filter(item -> item.kind() == ItemKind.SCALE)
                    .forEach(item -> shown.putIfAbsent(item.measure(), new LinkedHashMap<>()));
            outcomes.figures(id).stream()
                    .filter(figure -> !figure.whole() && figure.isShown() && shown.containsKey(figure.measure()))
                    .forEach(figure -> shown.get(figure.measure()).put(figure.unit(), figure));
            return new Seen(
                    wave,
                    levels(wave, sight, shown, chain.asOf(wave.terms().opensOn())),
                    Association.among(shown, hours(wave, reckoning), instruments),
                    true);
        });
    }

    private List<Measure> levels(Wave wave, Sight sight, Map<String, Map<UUID, Outcome.Figure>> shown, Chain then) {
        Map<UUID, Level> levelOf = new LinkedHashMap<>();
        wave.units().forEach(one -> then.unit(one.unit()).ifPresent(unit -> levelOf.put(unit.id(), then.level(unit))));
        List<Measure> measures = new ArrayList<>();
        shown.forEach((measure, figures) -> {
            List<Pooled> pooled = new ArrayList<>();
            for (Level level : then.levels()) {
                List<Outcome.Figure> here = figures.values().stream()
                        .filter(figure -> level.equals(levelOf.get(figure.unit())))
                        .toList();
                Set<UUID> units = new HashSet<>();
                here.forEach(figure -> units.add(figure.unit()));
                boolean may = instruments.isAboutLeader(measure) ? sight.mayPool(units) : here.size() >= FEWEST_UNITS;
                if (may) {
                    long of = levelOf.values().stream().filter(level::equals).count();
                    pooled.add(pooled(level, (int) of, here));
                }
            }
            if (pooled.size() > 1) {
                measures.add(new Measure(measure, pooled));
            }
        });
        return measures;
    }

    private static Pooled pooled(Level level, int of, List<Outcome.Figure> figures) {
        int n = figures.stream().mapToInt(Outcome.Figure::n).sum();
        BigDecimal sum = figures.stream()
                .map(figure -> figure.mean().multiply(BigDecimal.valueOf(figure.n())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Pooled(level, figures.size(), of, n, sum.divide(BigDecimal.valueOf(n), 1, RoundingMode.HALF_UP));
    }

    /** Hours a year for each person of a unit, that demands take; only where some land. */
    private static Map<UUID, Double> hours(Wave wave, Reckoning reckoning) {
        Map<UUID, Double> hours = new LinkedHashMap<>();
        wave.units().forEach(one -> {
            double sum = reckoning
                    .total(Scope.ALL.unitAlone(one.unit()))
                    .hours()
                    .likely()
                    .doubleValue();
            if (sum > 0) {
                hours.put(one.unit(), sum / one.persons());
            }
        });
        return hours;
    }
}
