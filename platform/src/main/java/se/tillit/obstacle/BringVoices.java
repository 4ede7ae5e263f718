package se.tillit.obstacle;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Those who said something elsewhere that became an obstacle come along and get its answer. Within the verb's transaction that makes it. */
@Component
public final class BringVoices {

    private final ObstacleStore obstacles;
    private final Handling handling;

    BringVoices(ObstacleStore obstacles, Handling handling) {
        this.obstacles = obstacles;
        this.handling = handling;
    }

    /** @param receipt the hash of what somebody without an account has; it opens the obstacle too */
    public record Voice(@Nullable UUID account, @Nullable UUID unit, boolean named, byte @Nullable [] receipt) {}

    public void bring(UUID obstacle, List<Voice> voices) {
        LocalDate today = handling.today();
        for (Voice voice : voices) {
            if (voice.account() != null) {
                obstacles.say(obstacle, voice.account(), voice.unit(), today, voice.named(), false);
            } else if (voice.receipt() != null) {
                obstacles.sayWithReceipt(obstacle, voice.unit(), today, false, voice.receipt());
            }
        }
    }
}
