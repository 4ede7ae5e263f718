package se.tillit.signal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.tillit.chain.Unit;

/** Everything that lands on a position or a unit, with whom it comes from and what it takes. */
public record Landing(List<Demand> demands) {

    /**
     * One demand as it lands.
     *
     * @param issuer as the unit is on the day
     * @param persons how many of those here it lands on
     * @param hoursEach hours a year for one of them; empty where unknown
     * @param together hours a year for all of them: what they do can differ by position
     */
    public record Demand(
            Signal signal, Unit issuer, BigDecimal persons, Optional<Hours> hoursEach, Optional<Hours> together) {

        public Signal.Details details() {
            return signal.details();
        }
    }

    /** What one issuer asks for. */
    public record FromIssuer(Unit issuer, Origin origin, List<Demand> demands, Hours hours) {}

    /** Hours a year for one person who gets all of it. What is unknown counts for nothing here and is told apart by {@link #unknown}. */
    public Hours hoursEach() {
        return sum(demands);
    }

    /** Hours a year for all whom it lands on. */
    public Hours hoursTogether() {
        return demands.stream().flatMap(demand -> demand.together().stream()).reduce(Hours.NONE, Hours::plus);
    }

    /** How many demands have a rhythm but unknown minutes, or the other way about. */
    public long unknown() {
        return demands.stream()
                .filter(demand -> demand.details().missing().contains(Signal.Missing.MINUTES))
                .count();
    }

    /** By issuer and origin, heaviest first; an issuer whose demands come from law and from itself is told twice. */
    public List<FromIssuer> byIssuer() {
        record Key(Unit issuer, Origin origin) {}
        Map<Key, List<Demand>> groups = demands.stream()
                .collect(Collectors.groupingBy(
                        demand -> new Key(demand.issuer(), demand.details().origin()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> new FromIssuer(
                        group.getKey().issuer(),
                        group.getKey().origin(),
                        heaviestFirst(group.getValue()),
                        sum(group.getValue())))
                .sorted(Comparator.comparing((FromIssuer from) -> from.hours().likely())
                        .reversed()
                        .thenComparing(from -> from.issuer().name())
                        .thenComparing(FromIssuer::origin))
                .toList();
    }

    /** Heaviest first. */
    List<Demand> ofKind(SignalKind kind) {
        return heaviestFirst(demands.stream()
                .filter(demand -> demand.details().kind() == kind)
                .toList());
    }

    /** Hours for one person, by where they come from in the end. */
    public Map<Origin, Hours> byOrigin() {
        Map<Origin, Hours> sums = new EnumMap<>(Origin.class);
        for (Origin origin : Origin.values()) {
            sums.put(
                    origin,
                    sum(demands.stream()
                            .filter(demand -> demand.details().origin() == origin)
                            .toList()));
        }
        return sums;
    }

    /**
     * Hours for one person by month, January first: on the days when something falls due, and evenly over the year where no day is given.
     */
    public List<BigDecimal> byMonth() {
        BigDecimal[] months = new BigDecimal[12];
        java.util.Arrays.fill(months, BigDecimal.ZERO);
        for (Demand demand : demands) {
            BigDecimal hours = demand.hoursEach().orElse(Hours.NONE).likely();
            List<Integer> due = demand.details().dueDays().isEmpty()
                    ? IntStream.rangeClosed(1, 12).boxed().toList()
                    : demand.details().dueDays().stream()
                            .map(MonthDay::getMonthValue)
                            .toList();
            BigDecimal share = hours.divide(BigDecimal.valueOf(due.size()), MathContext.DECIMAL64);
            due.forEach(month -> months[month - 1] = months[month - 1].add(share));
        }
        return List.of(months);
    }

    /** Demands about which nobody has said who uses the answer, or what it is for. */
    public List<Demand> unexplained() {
        return demands.stream()
                .filter(demand ->
                        demand.details().usedBy() == null || demand.details().purpose() == null)
                .toList();
    }

    public long issuers() {
        return demands.stream().map(demand -> demand.issuer().id()).distinct().count();
    }

    private static Hours sum(List<Demand> demands) {
        return demands.stream().flatMap(demand -> demand.hoursEach().stream()).reduce(Hours.NONE, Hours::plus);
    }

    private static List<Demand> heaviestFirst(List<Demand> demands) {
        return demands.stream()
                .sorted(Comparator.comparing((Demand demand) ->
                                demand.hoursEach().orElse(Hours.NONE).likely())
                        .reversed()
                        .thenComparing(demand -> demand.details().title()))
                .toList();
    }
}
