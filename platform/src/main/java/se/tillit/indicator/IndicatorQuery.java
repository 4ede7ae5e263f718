package se.tillit.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.signal.Perspective;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;

/** What may be seen of indicators and their values. Units stand in the order of the chain: they are never ranked. */
@Component
public final class IndicatorQuery {

    /** Fewer than so many in a unit, and what is told of its staff may be told of a person. */
    public static final int FEWEST = 10;

    private final Door door;
    private final IndicatorStore store;
    private final SignalQuery signals;
    private final KoladaClient kolada;

    IndicatorQuery(Door door, IndicatorStore store, SignalQuery signals, KoladaClient kolada) {
        this.door = door;
        this.store = store;
        this.signals = signals;
        this.kolada = kolada;
    }

    /** @param series the whole organisation's first, then each unit's; empty where there are no values */
    public record Seen(Signal signal, Indicator indicator, List<Series> series) {

        /** That of the unit; null: of the whole. */
        public Optional<Series> of(@Nullable UUID unit) {
            return series.stream()
                    .filter(one -> Objects.equals(one.unit(), unit))
                    .findFirst();
        }

        public boolean isFromKolada() {
            return series.stream().anyMatch(Series::isFromKolada);
        }
    }

    /** Those that hold on the chain's day, by title: first those that have values. */
    public List<Seen> all(Actor actor, Chain chain) {
        return door.read(actor, Access.SEE_SIGNALS, () -> {
            Map<UUID, Indicator> said = store.all();
            Map<UUID, List<Value>> values = store.values();
            return signals.asOf(actor, chain.day()).stream()
                    .filter(signal -> signal.details().kind() == SignalKind.INDICATOR)
                    .map(signal -> seen(
                            signal,
                            said.getOrDefault(signal.id(), Indicator.UNSAID),
                            values.getOrDefault(signal.id(), List.of()),
                            chain))
                    .sorted(Comparator.comparing(seen -> seen.series().isEmpty()))
                    .toList();
        });
    }

    /** @throws Refusal.NotFound also for another organisation's, and for a demand that is no indicator */
    public Seen find(Actor actor, UUID id, Chain chain) {
        return door.read(actor, Access.SEE_SIGNALS, () -> {
            Signal signal = signals.find(actor, id);
            if (signal.details().kind() != SignalKind.INDICATOR) {
                throw new Refusal.NotFound("indicator");
            }
            return seen(signal, store.find(id).orElse(Indicator.UNSAID), store.values(id), chain);
        });
    }

    private static Seen seen(Signal signal, Indicator indicator, List<Value> values, Chain chain) {
        return new Seen(
                signal,
                indicator,
                series(values, chain).stream()
                        .filter(series ->
                                !indicator.aboutStaff() || series.unit() == null || isEnough(series.unit(), chain))
                        .toList());
    }

    private static boolean isEnough(UUID unit, Chain chain) {
        return chain.branch(unit).stream()
                        .map(chain::persons)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .compareTo(BigDecimal.valueOf(FEWEST))
                >= 0;
    }

    private static List<Series> series(List<Value> values, Chain chain) {
        List<Value> peers =
                values.stream().filter(value -> value.peer() != null).toList();
        List<Series> all = new ArrayList<>();
        List<Value> whole = values.stream()
                .filter(value -> value.peer() == null && value.unit() == null)
                .toList();
        if (!whole.isEmpty()) {
            all.add(new Series(null, whole, peers));
        }
        Map<UUID, List<Value>> byUnit = values.stream()
                .filter(value -> value.unit() != null)
                .collect(Collectors.groupingBy(value -> Objects.requireNonNull(value.unit())));
        chain.units().stream()
                .filter(unit -> byUnit.containsKey(unit.id()))
                .forEach(unit -> all.add(new Series(unit.id(), byUnit.get(unit.id()), List.of())));
        return all;
    }

    /**
     * @param from the first day of all their axes
     * @param to the first day after
     */
    public record SideBySide(LocalDate from, LocalDate to, List<Seen> staff, List<Seen> economy) {}

    /** What is told of a unit's staff beside what is told of its economy; null: of the whole organisation. Empty where one is missing. */
    public Optional<SideBySide> sideBySide(List<Seen> all, @Nullable UUID unit) {
        Predicate<Seen> hasValues = seen -> seen.of(unit).isPresent();
        List<Seen> staff = all.stream()
                .filter(hasValues.and(seen -> seen.indicator().aboutStaff()))
                .toList();
        List<Seen> economy = all.stream()
                .filter(hasValues.and(seen -> !seen.indicator().aboutStaff()
                        && seen.signal().details().perspective() == Perspective.ECONOMY))
                .toList();
        if (staff.isEmpty() || economy.isEmpty()) {
            return Optional.empty();
        }
        List<Series> series = Stream.of(staff, economy)
                .flatMap(List::stream)
                .flatMap(seen -> seen.of(unit).stream())
                .toList();
        return Optional.of(new SideBySide(
                series.stream()
                        .map(Series::first)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                series.stream().map(Series::end).max(Comparator.naturalOrder()).orElseThrow(),
                staff,
                economy));
    }

    /** What is chosen in Kolada, and whether this installation asks it at all. */
    public record Kolada(Optional<KoladaChoice> choice, boolean isOff) {}

    public Kolada kolada(Actor actor) {
        return door.read(actor, Access.SEE_SIGNALS, () -> new Kolada(store.kolada(), kolada.isOff()));
    }
}
