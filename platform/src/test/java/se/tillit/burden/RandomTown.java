package se.tillit.burden;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import se.tillit.chain.Chain;
import se.tillit.chain.Headcount;
import se.tillit.chain.MadeChain;
import se.tillit.chain.Position;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;
import se.tillit.chain.Validity;
import se.tillit.signal.Activity;
import se.tillit.signal.Basis;
import se.tillit.signal.Claim;
import se.tillit.signal.Frequency;
import se.tillit.signal.Minutes;
import se.tillit.signal.Origin;
import se.tillit.signal.Receiver;
import se.tillit.signal.Said;
import se.tillit.signal.SignalKind;

/**
 * An organisation drawn by lot, that changes twice in the year, and a slow reckoning of it: day by day, person by person, in floating
 * point, by sets. It shares nothing with the one that is tested but what goes in.
 */
final class RandomTown {

    static final Year YEAR = Year.of(2026);
    static final LocalDate DAY = LocalDate.of(2026, 5, 4);

    final Random random;
    final List<UUID> units = new ArrayList<>();
    final List<UUID> positions = new ArrayList<>();
    final List<Claim> claims = new ArrayList<>();
    final List<Chain> during = new ArrayList<>();

    RandomTown(long seed) {
        random = new Random(seed);
        int many = 2 + random.nextInt(12);
        for (int i = 0; i < many; i++) {
            units.add(new UUID(1, i));
        }
        for (int i = 0; i < 4; i++) {
            positions.add(new UUID(2, i));
        }
        for (LocalDate day : List.of(YEAR.atDay(1), LocalDate.of(2026, 3, 17), LocalDate.of(2026, 9, 1))) {
            during.add(chain(day));
        }
        int demands = random.nextInt(14);
        for (int i = 0; i < demands; i++) {
            claims.add(claim(i));
        }
    }

    private Chain chain(LocalDate day) {
        List<Unit> made = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            UUID parent = i == 0 || random.nextInt(6) == 0 ? null : units.get(random.nextInt(i));
            made.add(MadeChain.unit(units.get(i), "E" + i, i % 5 == 4 ? UnitKind.PERSON : UnitKind.OWN, parent));
        }
        List<Position> held = new ArrayList<>();
        for (int i = 0; i < positions.size(); i++) {
            held.add(new Position(
                    positions.get(i),
                    "B" + i,
                    "B" + i,
                    i == 0 ? null : BigDecimal.valueOf(200 + random.nextInt(300)),
                    new Validity(day, null)));
        }
        List<Headcount> people = new ArrayList<>();
        for (UUID unit : units) {
            for (UUID position : positions) {
                if (random.nextBoolean()) {
                    people.add(new Headcount(
                            position, unit, BigDecimal.valueOf(random.nextInt(2000), 2), new Validity(day, null)));
                }
            }
        }
        return MadeChain.on(day, made, held, people);
    }

    private Claim claim(int i) {
        List<Receiver> receivers = new ArrayList<>();
        for (int r = 0; r <= random.nextInt(4); r++) {
            UUID position = random.nextInt(3) == 0 ? null : one(positions);
            receivers.add(new Receiver(position == null || random.nextBoolean() ? one(units) : null, position));
        }
        List<Activity> activities = new ArrayList<>();
        for (int a = 0; a < random.nextInt(4); a++) {
            activities.add(new Activity(
                    a == 0 ? "" : "A" + a,
                    a == 0 || random.nextBoolean() ? null : one(positions),
                    random.nextInt(6) == 0 ? null : minutes(),
                    frequency(),
                    random.nextInt(3) == 0 ? BigDecimal.valueOf(random.nextInt(900)) : null,
                    new Said(Basis.values()[random.nextInt(4)], null, null)));
        }
        LocalDate from = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1_000));
        return new Claim(
                new UUID(3, i),
                "K" + i,
                one(units),
                Origin.values()[random.nextInt(4)],
                SignalKind.values()[random.nextInt(8)],
                new Validity(from, random.nextBoolean() ? null : from.plusDays(1 + random.nextInt(900))),
                List.of(),
                receivers,
                activities);
    }

    private Minutes minutes() {
        int low = random.nextInt(100);
        int likely = low + random.nextInt(100);
        return new Minutes(low, likely, likely + random.nextInt(100));
    }

    private Frequency frequency() {
        Frequency.Rhythm rhythm = Frequency.Rhythm.values()[random.nextInt(Frequency.Rhythm.values().length)];
        boolean counted =
                rhythm == Frequency.Rhythm.TIMES || rhythm == Frequency.Rhythm.ON_DEMAND && random.nextBoolean();
        return new Frequency(rhythm, counted ? BigDecimal.valueOf(random.nextInt(36_600), 2) : null);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    Reckoning onDay() {
        return Reckoning.onDay(chainOn(DAY), claims);
    }

    Reckoning inYear() {
        return Reckoning.inYear(YEAR, during, claims);
    }

    Chain chainOn(LocalDate day) {
        Chain found = during.getFirst();
        for (Chain one : during) {
            found = one.day().isAfter(day) ? found : one;
        }
        return found;
    }

    /** Sums of one kind of people: those who work, or those whom the service exists for. */
    static final class Slow {
        double low;
        double likely;
        double high;
        double guessed;
        double money;
        double unpriced;
    }

    /** @param where which units, and in which position (null: as a unit), on a day's chain */
    record Asked(Predicate<Claim> which, Cells where) {}

    interface Cells {
        boolean wants(Chain chain, UUID unit, UUID position);
    }

    Map<Boolean, Slow> slowly(boolean wholeYear, Asked asked) {
        Map<Boolean, Slow> sums = new HashMap<>(Map.of(false, new Slow(), true, new Slow()));
        int days = wholeYear ? YEAR.length() : 1;
        for (int d = 0; d < days; d++) {
            LocalDate day = wholeYear ? YEAR.atDay(d + 1) : DAY;
            Chain chain = chainOn(day);
            for (Claim claim : claims) {
                LocalDate end = claim.valid().to();
                boolean holds = !day.isBefore(claim.valid().from()) && (end == null || day.isBefore(end));
                if (holds && asked.which().test(claim)) {
                    for (Activity activity : claim.activities()) {
                        each(chain, claim, activity, asked.where(), sums, 1.0 / days);
                    }
                }
            }
        }
        return sums;
    }

    private record Cell(UUID unit, UUID position) {}

    private static void each(
            Chain chain, Claim claim, Activity activity, Cells where, Map<Boolean, Slow> sums, double share) {
        Set<Cell> cells = new HashSet<>();
        boolean named = claim.receivers().stream()
                .anyMatch(receiver -> Objects.equals(receiver.position(), activity.position()));
        for (Receiver receiver : claim.receivers()) {
            UUID position = activity.position() == null ? receiver.position() : activity.position();
            if (activity.position() != null && named && !activity.position().equals(receiver.position())) {
                continue;
            }
            if (position == null) {
                cells.add(new Cell(receiver.unit(), null));
                continue;
            }
            for (Unit unit : chain.units()) {
                if (receiver.unit() == null || chain.branch(receiver.unit()).contains(unit.id())) {
                    cells.add(new Cell(unit.id(), position));
                }
            }
        }
        Minutes minutes = activity.minutes();
        double times = activity.frequency() == null
                ? -1
                : activity.frequency().perYear().map(BigDecimal::doubleValue).orElse(-1.0);
        for (Cell cell : cells) {
            if (!where.wants(chain, cell.unit(), cell.position())) {
                continue;
            }
            double persons = cell.position() == null
                    ? 1
                    : chain.headcounts().stream()
                            .filter(one -> one.unit().equals(cell.unit())
                                    && one.position().equals(cell.position()))
                            .mapToDouble(one -> one.persons().doubleValue())
                            .sum();
            boolean met = chain.unit(cell.unit()).orElseThrow().kind() == UnitKind.PERSON;
            Slow sum = sums.get(met);
            double many = persons * share;
            if (times >= 0 && activity.otherCost() != null) {
                sum.money += activity.otherCost().doubleValue() * times * many;
            }
            if (minutes == null || times < 0) {
                continue;
            }
            double likely = minutes.likely() * times / 60 * many;
            sum.low += minutes.low() * times / 60 * many;
            sum.likely += likely;
            sum.high += minutes.high() * times / 60 * many;
            sum.guessed += activity.said().basis() == Basis.GUESS ? likely : 0;
            BigDecimal cost = met || cell.position() == null
                    ? null
                    : chain.position(cell.position()).orElseThrow().hourlyCost();
            sum.money += cost == null ? 0 : likely * cost.doubleValue();
            sum.unpriced += cost == null ? likely : 0;
        }
    }
}
