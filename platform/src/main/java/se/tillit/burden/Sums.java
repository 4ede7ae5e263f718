package se.tillit.burden;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.tillit.signal.Claim;
import se.tillit.signal.Hours;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;

/**
 * What lands somewhere, and whence.
 *
 * @param work on those who work there
 * @param met on those whom the service exists for: their own time, kept apart
 * @param rows how many rows it is made of
 * @param demands how many demands land there
 * @param unknown how many of them take a time that nobody has said; they are in no sum
 * @param byPosition of those who work, without what lands on units as such
 */
public record Sums(
        Burden work,
        Burden met,
        int rows,
        int demands,
        int unknown,
        Map<Origin, Burden> byOrigin,
        Map<SignalKind, Burden> byKind,
        Map<UUID, Burden> byIssuer,
        Map<UUID, Burden> byPosition) {

    static final Sums NOTHING = new Sums(Burden.NONE, Burden.NONE, 0, 0, 0, Map.of(), Map.of(), Map.of(), Map.of());

    /** Hours by where they come from in the end, none included. */
    public Map<Origin, Hours> hoursByOrigin() {
        Map<Origin, Hours> hours = new EnumMap<>(Origin.class);
        for (Origin origin : Origin.values()) {
            hours.put(origin, byOrigin.getOrDefault(origin, Burden.NONE).hours());
        }
        return hours;
    }

    /** A sum while it is added up. */
    static final class Total {
        private BigDecimal low = BigDecimal.ZERO;
        private BigDecimal likely = BigDecimal.ZERO;
        private BigDecimal high = BigDecimal.ZERO;
        private BigDecimal guessed = BigDecimal.ZERO;
        private Kronor money = Kronor.NONE;
        private BigDecimal unpriced = BigDecimal.ZERO;

        void add(Burden one) {
            low = low.add(one.hours().low());
            likely = likely.add(one.hours().likely());
            high = high.add(one.hours().high());
            guessed = guessed.add(one.guessed());
            money = money.plus(one.money());
            unpriced = unpriced.add(one.unpriced());
        }

        Burden burden() {
            return new Burden(new Hours(low, likely, high), guessed, money, unpriced);
        }
    }

    /** All the sums while they are added up. */
    static final class Adding {
        private final Function<Claim, UUID> issuer;
        private final Total work = new Total();
        private final Total met = new Total();
        private int rows;
        private final Set<UUID> demands = new HashSet<>();
        private final Set<UUID> unknown = new HashSet<>();
        private final Map<Origin, Total> byOrigin = new EnumMap<>(Origin.class);
        private final Map<SignalKind, Total> byKind = new EnumMap<>(SignalKind.class);
        private final Map<UUID, Total> byIssuer = new HashMap<>();
        private final Map<UUID, Total> byPosition = new HashMap<>();

        Adding(Function<Claim, UUID> issuer) {
            this.issuer = issuer;
        }

        void add(Reckoning.Row row) {
            Claim claim = row.claim();
            rows++;
            demands.add(claim.signal());
            if (row.each().isEmpty()) {
                unknown.add(claim.signal()); // what it costs beside time may be known all the same
            }
            if (row.met()) {
                met.add(row.burden());
                return;
            }
            work.add(row.burden());
            to(byOrigin, claim.origin(), row);
            to(byKind, claim.kind(), row);
            to(byIssuer, issuer.apply(claim), row);
            if (row.position() != null) {
                to(byPosition, row.position(), row);
            }
        }

        private static <K> void to(Map<K, Total> sums, K key, Reckoning.Row row) {
            sums.computeIfAbsent(key, one -> new Total()).add(row.burden());
        }

        Sums sums() {
            return new Sums(
                    work.burden(),
                    met.burden(),
                    rows,
                    demands.size(),
                    unknown.size(),
                    done(byOrigin),
                    done(byKind),
                    done(byIssuer),
                    done(byPosition));
        }

        private static <K> Map<K, Burden> done(Map<K, Total> sums) {
            return sums.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                    .burden()));
        }
    }
}
