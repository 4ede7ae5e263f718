package se.tillit.burden;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.tillit.burden.Places.Stretch;
import se.tillit.chain.Chain;
import se.tillit.chain.Position;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;
import se.tillit.signal.Activity;
import se.tillit.signal.Claim;
import se.tillit.signal.Hours;
import se.tillit.signal.Receiver;

/**
 * The one place that computes what demands take. Everything is a sum of {@link Row rows}: one activity of one demand on those who hold one
 * position. Either as on a day, at that day's pace for a year; or in a calendar year, where whatever changes within it counts for its days.
 */
public final class Reckoning {

    /** A part of the time reckoned with, in which the chain does not change. */
    private record Slice(Places places, LocalDate from, LocalDate to) {}

    /**
     * One activity of one demand, done by those who hold one position, or once by each unit as such.
     *
     * @param position null for units as such
     * @param met whether it is done by those whom the service exists for, and not by those who work
     * @param persons how many do it; in a year, each counts for the part of the year in which it falls on them
     * @param each hours a year for one of them; empty where unknown
     * @param hourlyCost SEK, the last that held; null where unknown
     */
    public record Row(
            Claim claim,
            Activity activity,
            @Nullable UUID position,
            boolean met,
            BigDecimal persons,
            Optional<Hours> each,
            @Nullable BigDecimal hourlyCost,
            Burden burden) {}

    /** How much a demand counts in a slice, from 0 to 1. */
    private interface Weighing {
        BigDecimal weigh(Claim claim, Slice slice);
    }

    private final List<Slice> slices;
    private final List<Claim> claims;
    private final Weighing weighing;

    private Reckoning(List<Slice> slices, List<Claim> claims, Weighing weighing) {
        this.slices = slices;
        this.claims = claims;
        this.weighing = weighing;
    }

    /** As it is on the chain's day, at that pace for a year. */
    static Reckoning onDay(Chain chain, List<Claim> claims) {
        return new Reckoning(
                List.of(slice(chain, chain.day().plusDays(1))),
                claims,
                (claim, slice) -> claim.valid().holdsOn(slice.from()) ? BigDecimal.ONE : BigDecimal.ZERO);
    }

    /** On those who are there on the chain's day, for demands that hold at any time: what is asked, before one asks when. */
    static Reckoning atAnyTime(Chain chain, List<Claim> claims) {
        return new Reckoning(List.of(slice(chain, chain.day().plusDays(1))), claims, (claim, slice) -> BigDecimal.ONE);
    }

    /** @param during the chain on the year's first day and on each day when it changes, in order */
    static Reckoning inYear(Year year, List<Chain> during, List<Claim> claims) {
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < during.size(); i++) {
            boolean last = i + 1 == during.size();
            slices.add(slice(
                    during.get(i),
                    last ? year.plusYears(1).atDay(1) : during.get(i + 1).day()));
        }
        BigDecimal days = BigDecimal.valueOf(year.length());
        return new Reckoning(slices, claims, (claim, slice) -> BigDecimal.valueOf(days(claim, slice))
                .divide(days, MathContext.DECIMAL64));
    }

    private static Slice slice(Chain chain, LocalDate to) {
        return new Slice(new Places(chain), chain.day(), to);
    }

    private static long days(Claim claim, Slice slice) {
        LocalDate from = slice.from().isAfter(claim.valid().from())
                ? slice.from()
                : claim.valid().from();
        LocalDate end = claim.valid().to();
        LocalDate to = end != null && end.isBefore(slice.to()) ? end : slice.to();
        return Math.max(0, ChronoUnit.DAYS.between(from, to));
    }

    /** The chain, as it is at the end of the time reckoned with. */
    public Chain chain() {
        return slices.getLast().places().chain();
    }

    /** Every demand that is reckoned with, by title. */
    public List<Claim> claims() {
        return claims;
    }

    /** Everything that a sum is made of, by title. */
    public List<Row> rows(Scope scope) {
        List<Row> rows = new ArrayList<>();
        each(scope, rows::add);
        return rows;
    }

    /**
     * As {@link #rows(Scope)}, a part of them.
     *
     * @param from how many come before; those after the part are never reckoned
     */
    List<Row> rows(Scope scope, int from, int most) {
        List<Row> rows = new ArrayList<>();
        each(scope, rows::add, () -> rows.size() >= from + most);
        return rows.subList(Math.min(from, rows.size()), Math.min(from + most, rows.size()));
    }

    public Sums sums(Scope scope) {
        Sums.Adding adding = new Sums.Adding(this::issuer);
        each(scope, adding::add);
        return adding.sums();
    }

    /** The total of those who work. */
    public Burden total(Scope scope) {
        Sums.Total total = new Sums.Total();
        each(scope, row -> {
            if (!row.met()) {
                total.add(row.burden());
            }
        });
        return total.burden();
    }

    /** What lands on a part of the organisation, and on all below it. */
    public record Part(Unit unit, Burden burden) {}

    /** What a branch's sum is made of by the units right below it, as the chain orders them; the highest ones where everything is asked for, without what lands on the very highest itself. */
    public List<Part> parts(Scope scope) {
        Chain chain = chain();
        Stream<Unit> below = scope.unit() == null
                ? highest(chain)
                : chain.standsFor(scope.unit()).stream().flatMap(unit -> chain.children(unit.id()).stream());
        return below.map(unit -> new Part(unit, total(scope.branch(unit.id()))))
                .filter(part -> !part.burden().hours().isNone())
                .toList();
    }

    /** Where one unit stands above all others of the organisation itself, those below it say more than it alone. */
    private static Stream<Unit> highest(Chain chain) {
        List<Unit> roots = chain.units().stream()
                .filter(unit -> unit.parent() == null && unit.kind() == UnitKind.OWN)
                .toList();
        Stream<Unit> below = roots.size() == 1 ? chain.children(roots.getFirst().id()).stream() : roots.stream();
        return Stream.concat(
                below, chain.units().stream().filter(unit -> unit.parent() == null && unit.kind() != UnitKind.OWN));
    }

    /** The issuer as it is on the day, or who has taken over from it. */
    public UUID issuer(Claim claim) {
        return chain().standsFor(claim.issuer()).stream()
                .findFirst()
                .map(Unit::id)
                .orElse(claim.issuer());
    }

    /** Demands that land there, by title. */
    List<Claim> landing(Scope scope) {
        Set<Claim> landing = new LinkedHashSet<>();
        each(scope, row -> landing.add(row.claim()));
        return List.copyOf(landing);
    }

    private void each(Scope scope, Consumer<Row> to) {
        each(scope, to, () -> false);
    }

    private void each(Scope scope, Consumer<Row> to, BooleanSupplier enough) {
        List<List<Stretch>> where =
                slices.stream().map(slice -> stretches(slice.places(), scope)).toList();
        for (Claim claim : claims) {
            if (enough.getAsBoolean()) {
                return;
            }
            if (scope.wants(claim, () -> issuer(claim))) {
                rowsOf(claim, scope, where, to);
            }
        }
    }

    private static List<Stretch> stretches(Places places, Scope scope) {
        return scope.unit() == null || scope.below() ? places.branches(scope.unit()) : places.alone(scope.unit());
    }

    private record Key(Activity activity, @Nullable UUID position, boolean met) {}

    private void rowsOf(Claim claim, Scope scope, List<List<Stretch>> where, Consumer<Row> to) {
        Map<Key, Row> rows = new LinkedHashMap<>();
        for (int i = 0; i < slices.size(); i++) {
            BigDecimal weight = weighing.weigh(claim, slices.get(i));
            Places places = slices.get(i).places();
            if (weight.signum() > 0 && touches(claim, places, where.get(i))) {
                for (Activity activity : claim.activities()) {
                    for (UUID position : doing(claim, activity, scope)) {
                        onPosition(rows, claim, activity, position, places, where.get(i), weight);
                    }
                    if (scope.position() == null && claim.isDone(activity, null)) {
                        onUnits(rows, claim, activity, places, where.get(i), weight);
                    }
                }
            }
        }
        rows.values().forEach(to);
    }

    /** Whether it lands anywhere there; most demands land somewhere else. */
    private static boolean touches(Claim claim, Places places, List<Stretch> where) {
        for (Receiver receiver : claim.receivers()) {
            for (Stretch one : places.branches(receiver.unit())) {
                for (Stretch asked : where) {
                    if (one.touches(asked)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The positions in which an activity is done, of those asked about. */
    private static List<UUID> doing(Claim claim, Activity activity, Scope scope) {
        Stream<UUID> positions = activity.position() != null
                ? Stream.of(activity.position())
                : claim.receivers().stream().map(Receiver::position).filter(Objects::nonNull);
        return positions
                .filter(position -> scope.position() == null || scope.position().equals(position))
                .distinct()
                .toList();
    }

    private static void onPosition(
            Map<Key, Row> rows,
            Claim claim,
            Activity activity,
            UUID position,
            Places places,
            List<Stretch> where,
            BigDecimal weight) {
        List<Stretch> reached = Places.apart(claim.reaching(position).stream()
                .flatMap(receiver -> places.branches(receiver.unit()).stream())
                .toList());
        BigDecimal working = BigDecimal.ZERO;
        BigDecimal met = BigDecimal.ZERO;
        for (Stretch one : reached) {
            for (Stretch asked : where) {
                Stretch both = one.within(asked);
                if (!both.isNowhere()) {
                    working = working.add(places.working(position, both));
                    met = met.add(places.met(position, both));
                }
            }
        }
        BigDecimal cost =
                places.chain().position(position).map(Position::hourlyCost).orElse(null);
        add(rows, claim, activity, position, false, working.multiply(weight), cost);
        add(rows, claim, activity, position, true, met.multiply(weight), null);
    }

    /** A demand on a unit as such is met by one person; the person met stands for herself. */
    private static void onUnits(
            Map<Key, Row> rows, Claim claim, Activity activity, Places places, List<Stretch> where, BigDecimal weight) {
        Places.apart(claim.receivers().stream()
                        .filter(receiver -> receiver.position() == null)
                        .flatMap(receiver -> places.alone(Objects.requireNonNull(receiver.unit())).stream())
                        .toList())
                .stream()
                .filter(one -> where.stream().anyMatch(asked -> asked.holds(one)))
                .forEach(one -> add(rows, claim, activity, null, places.isMet(one.from()), weight, null));
    }

    private static void add(
            Map<Key, Row> rows,
            Claim claim,
            Activity activity,
            @Nullable UUID position,
            boolean met,
            BigDecimal persons,
            @Nullable BigDecimal hourlyCost) {
        if (persons.signum() == 0) {
            return;
        }
        Optional<Hours> each = activity.hours();
        Row row = new Row(
                claim, activity, position, met, persons, each, hourlyCost, burden(activity, each, persons, hourlyCost));
        rows.merge(
                new Key(activity, position, met),
                row,
                (one, other) -> new Row(
                        claim,
                        activity,
                        position,
                        met,
                        one.persons().add(persons),
                        each,
                        hourlyCost,
                        one.burden().plus(other.burden())));
    }

    private static Burden burden(
            Activity activity, Optional<Hours> each, BigDecimal persons, @Nullable BigDecimal hourlyCost) {
        Hours hours = each.map(one -> one.times(persons)).orElse(Hours.NONE);
        Kronor money = hourlyCost == null ? Kronor.NONE : Kronor.of(hours, hourlyCost);
        BigDecimal other = activity.otherCost();
        return new Burden(
                hours,
                activity.said().basis().isGuess() ? hours.likely() : BigDecimal.ZERO,
                other == null
                        ? money
                        : money.plus(activity.timesPerYear()
                                .map(times -> other.multiply(times).multiply(persons))
                                .orElse(BigDecimal.ZERO)),
                hourlyCost == null ? hours.likely() : BigDecimal.ZERO);
    }

    /** By the chain's order of issuers' names, never by weight. */
    public List<Map.Entry<Unit, Burden>> byIssuer(Sums sums) {
        return sums.byIssuer().entrySet().stream()
                .flatMap(entry ->
                        chain().unitOrEnded(entry.getKey()).map(unit -> Map.entry(unit, entry.getValue())).stream())
                .sorted(Comparator.comparing(
                        (Map.Entry<Unit, Burden> entry) -> entry.getKey().name()))
                .toList();
    }

    /** By name, never by weight. */
    public List<Map.Entry<Position, Burden>> byPosition(Sums sums) {
        return chain().positions().stream()
                .filter(position -> sums.byPosition().containsKey(position.id()))
                .map(position -> Map.entry(position, sums.byPosition().get(position.id())))
                .toList();
    }
}
