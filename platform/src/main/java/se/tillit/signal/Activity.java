package se.tillit.signal;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a demand makes somebody do. Its main activity stands in the demand itself; further ones add to it.
 *
 * @param name empty for the main activity
 * @param position only those who hold it do this; null: all whom the demand lands on
 * @param frequency null, for a further one: as often as the demand
 * @param otherCost SEK each time for each person, beside working time; null for none
 */
public record Activity(
        String name,
        @Nullable UUID position,
        @Nullable Minutes minutes,
        @Nullable Frequency frequency,
        @Nullable BigDecimal otherCost,
        Said said) {

    /** Hours a year for one person; empty where minutes or frequency are unknown. */
    public Optional<Hours> hours() {
        return minutes == null ? Optional.empty() : timesPerYear().map(times -> Hours.of(minutes, times));
    }

    public Optional<BigDecimal> timesPerYear() {
        return frequency == null ? Optional.empty() : frequency.perYear();
    }

    Activity asOftenAs(@Nullable Frequency demand) {
        return frequency != null ? this : new Activity(name, position, minutes, demand, otherCost, said);
    }
}
