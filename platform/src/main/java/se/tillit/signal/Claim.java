package se.tillit.signal;

import java.time.MonthDay;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Validity;

/**
 * What the sums need of a demand and no more, since there can be twenty thousand.
 *
 * @param activities as {@link Signal.Details#activities}: the main one first, each with how often
 */
public record Claim(
        UUID signal,
        String title,
        UUID issuer,
        Origin origin,
        SignalKind kind,
        Validity valid,
        List<MonthDay> dueDays,
        List<Receiver> receivers,
        List<Activity> activities) {

    /** What a demand would take, whether it is stored or not. */
    public static Claim of(UUID id, Signal.Details demand) {
        return new Claim(
                id,
                demand.title(),
                demand.issuer(),
                demand.origin(),
                demand.kind(),
                demand.valid(),
                demand.dueDays(),
                demand.receivers(),
                demand.activities());
    }

    /** Whether something is done about which nobody knows how long it takes or how often. */
    public boolean isUnknown() {
        return activities.stream().anyMatch(one -> one.hours().isEmpty());
    }

    /** As {@link Signal.Details#reaching}. */
    public List<Receiver> reaching(UUID position) {
        return reaching(receivers, activities, position);
    }

    static List<Receiver> reaching(List<Receiver> receivers, List<Activity> activities, UUID position) {
        List<Receiver> named = receivers.stream()
                .filter(receiver -> position.equals(receiver.position()))
                .toList();
        boolean doing = activities.stream().anyMatch(one -> position.equals(one.position()));
        return named.isEmpty() && doing ? receivers : named;
    }

    /** Whether somebody whom it reaches in a position (null: a unit as such) does an activity. */
    public boolean isDone(Activity activity, @Nullable UUID by) {
        return isDone(receivers, activity, by);
    }

    static boolean isDone(List<Receiver> receivers, Activity activity, @Nullable UUID by) {
        return activity.position() == null
                ? receivers.stream().anyMatch(receiver -> Objects.equals(receiver.position(), by))
                : activity.position().equals(by);
    }
}
