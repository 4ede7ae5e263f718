package se.tillit.owntime;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Role;

/**
 * Counts in memory and writes the sums now and then, so that a page costs nothing more for being counted. What a node had not written when it
 * was killed is lost: less than a minute of counting, and nobody's words.
 */
@Component
final class Tally {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    /** @param role the first of somebody's roles: nobody's time is counted twice */
    record Key(UUID organisation, LocalDate month, Role role, String act) {}

    record Sum(long times, long seconds) {

        Sum plus(Sum other) {
            return new Sum(times + other.times, seconds + other.seconds);
        }
    }

    private final OwnTimeStore store;
    private final Door door;
    private final Clock clock;
    private Map<Key, Sum> counted = new HashMap<>();

    Tally(OwnTimeStore store, Door door, Clock clock) {
        this.store = store;
        this.door = door;
        this.clock = clock;
    }

    synchronized void count(Actor actor, String act, long seconds) {
        LocalDate month = YearMonth.now(clock.withZone(SWEDEN)).atDay(1);
        Role role = actor.roles().stream().min(Role::compareTo).orElseThrow();
        counted.merge(new Key(actor.organisation(), month, role, act), new Sum(1, seconds), Sum::plus);
    }

    private synchronized Map<Key, Sum> take() {
        Map<Key, Sum> taken = counted;
        counted = new HashMap<>();
        return taken;
    }

    @PreDestroy
    void write() {
        take().entrySet().stream()
                .collect(Collectors.groupingBy(
                        one -> one.getKey().organisation(), Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .forEach((organisation, sums) -> door.writeAs(organisation, () -> {
                    store.add(sums);
                    return null;
                }));
    }
}
