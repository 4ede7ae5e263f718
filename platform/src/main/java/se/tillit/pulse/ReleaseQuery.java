package se.tillit.pulse;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;
import se.tillit.disclosure.Rules;

/** The frozen release of a wave, looked at from outside: how it was protected, and what of it research may have. */
@Component
public final class ReleaseQuery {

    private final Door door;
    private final WaveQuery query;
    private final WaveStore waves;
    private final OutcomeStore outcomes;
    private final Instruments instruments;
    private final ChainStore chain;

    ReleaseQuery(
            Door door,
            WaveQuery query,
            WaveStore waves,
            OutcomeStore outcomes,
            Instruments instruments,
            ChainStore chain) {
        this.door = door;
        this.query = query;
        this.waves = waves;
        this.outcomes = outcomes;
        this.instruments = instruments;
        this.chain = chain;
    }

    /**
     * The proof sheet.
     *
     * @param rules by which it was decided, or will be
     * @param counts of groups, by measure; the answers themselves first; empty until it has closed
     * @param comments that are shown
     * @param leadersTogether so many units at least where something is about those who lead
     */
    public record Proof(Wave wave, Rules rules, List<Count> counts, int comments, int leadersTogether) {}

    /** @param hidden how many of the groups are withheld; not which, and not why */
    public record Count(String measure, int groups, int hidden) {}

    public Proof proof(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_PULSE, () -> {
            Wave wave = find(id);
            Map<String, int[]> counts = new LinkedHashMap<>();
            counts.put(Tabulation.ANSWERS, new int[2]);
            wave.items().forEach(item -> counts.putIfAbsent(item.measure(), new int[2]));
            outcomes.figures(id).forEach(figure -> {
                int[] count = counts.computeIfAbsent(figure.measure(), measure -> new int[2]);
                count[0]++;
                count[1] += figure.n() == null ? 1 : 0;
            });
            outcomes.chosen(id).forEach(chosen -> {
                int[] count = counts.get(wave.items().get(chosen.place() - 1).measure());
                count[0]++;
                count[1] += chosen.n() == null ? 1 : 0;
            });
            return new Proof(
                    wave,
                    Tabulation.RULES,
                    counts.entrySet().stream()
                            .filter(count -> count.getValue()[0] > 0)
                            .map(count -> new Count(count.getKey(), count.getValue()[0], count.getValue()[1]))
                            .toList(),
                    outcomes.comments(id).size(),
                    Sight.LEADERS_TOGETHER);
        });
    }

    /** @param rows empty until the result has travelled */
    public record Research(Wave wave, boolean travelled, List<Row> rows) {}

    /**
     * A figure without names.
     *
     * @param group a number that stands for the same group throughout the file, and in no other file
     * @param level of the unit; for a branch, of the unit at its top
     * @param units in the group
     */
    public record Row(
            String measure,
            int group,
            boolean whole,
            String level,
            int units,
            @Nullable Integer n,
            @Nullable BigDecimal mean,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {}

    /** What anybody above may see, of every unit: about those who lead only sums over five units. */
    public Research research(Actor actor, UUID id) {
        return door.read(actor, Access.RESEARCH_PULSE, () -> {
            Wave wave = find(id);
            if (!query.sight(actor, wave).travelled()) {
                return new Research(wave, false, List.of());
            }
            Sight everywhere =
                    new Sight(wave, instruments, Set.of(), Set.of(wave.terms().root()), true, false);
            Chain then = chain.asOf(wave.terms().opensOn());
            Map<UUID, Integer> units = new HashMap<>();
            wave.units().forEach(one -> one.path().forEach(at -> units.merge(at, 1, Integer::sum)));
            List<Outcome.Figure> figures =
                    outcomes.figures(id).stream().filter(everywhere::shows).toList();
            Map<String, Integer> numbers = numbers(wave, figures);
            List<Row> rows = new ArrayList<>();
            figures.forEach(figure -> rows.add(new Row(
                    figure.measure(),
                    numbers.get(name(figure)),
                    figure.whole(),
                    then.unitOrEnded(figure.unit())
                            .map(unit -> then.levels().stream()
                                    .filter(level -> level.id().equals(unit.level()))
                                    .map(level -> level.code())
                                    .findFirst()
                                    .orElse(""))
                            .orElse(""),
                    figure.whole() ? units.getOrDefault(figure.unit(), 0) : 1,
                    figure.n(),
                    figure.mean(),
                    figure.low(),
                    figure.high())));
            rows.sort(Comparator.comparing(Row::measure).thenComparing(Row::group));
            return new Research(wave, true, rows);
        });
    }

    private static String name(Outcome.Figure figure) {
        return figure.unit() + " " + figure.whole();
    }

    /** In an order that says nothing of the chain, and another in each wave. */
    private static Map<String, Integer> numbers(Wave wave, List<Outcome.Figure> figures) {
        Map<String, Integer> numbers = new HashMap<>();
        figures.stream()
                .map(ReleaseQuery::name)
                .distinct()
                .sorted(Comparator.comparing(
                        name -> UUID.nameUUIDFromBytes((wave.id() + name).getBytes(StandardCharsets.UTF_8))))
                .forEach(name -> numbers.put(name, numbers.size() + 1));
        return numbers;
    }

    private Wave find(UUID id) {
        return waves.find(id).orElseThrow(() -> new Refusal.NotFound("wave"));
    }
}
