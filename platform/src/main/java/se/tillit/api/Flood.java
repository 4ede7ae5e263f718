package se.tillit.api;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** So many in a minute from each, and no more until the next minute. In memory: it spares this node, and keeps nothing about anybody. */
final class Flood {

    private static final int SECONDS = 60;

    private record Minute(long number, Map<Object, AtomicInteger> counts) {}

    private final Clock clock;
    private final int most;
    private volatile Minute minute = new Minute(0, Map.of());

    Flood(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** Counts one more, and tells whether that is still within bounds. */
    boolean admits(Object from) {
        return counts().computeIfAbsent(from, one -> new AtomicInteger()).incrementAndGet() <= most;
    }

    /** Whether one more would be too many; does not count it. */
    boolean isFull(Object from) {
        AtomicInteger count = counts().get(from);
        return count != null && count.get() >= most;
    }

    int secondsLeft() {
        return SECONDS - (int) (clock.instant().getEpochSecond() % SECONDS);
    }

    private Map<Object, AtomicInteger> counts() {
        long now = clock.instant().getEpochSecond() / SECONDS;
        Minute current = minute;
        if (current.number() != now) {
            current = new Minute(now, new ConcurrentHashMap<>());
            minute = current; // two at once may each begin the minute: the few counted between are forgotten
        }
        return current.counts();
    }
}
