package se.tillit.dialogue;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets each who takes part do as much as somebody who reads can do, and no more. In memory, so each node counts its own. */
@Component
final class Haste {

    private static final int MOST = 20_000;
    private static final int AT_ONCE = 30;
    private static final int A_MINUTE = 60;

    private final Map<UUID, Bucket> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Bucket> eldest) {
            return size() > MOST;
        }
    };

    synchronized boolean allows(UUID participant) {
        return known.computeIfAbsent(participant, one -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
                        .build())
                .tryConsume(1);
    }
}
