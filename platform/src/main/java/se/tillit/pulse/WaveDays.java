package se.tillit.pulse;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** Waves begin and end at midnight in Sweden. */
final class WaveDays {

    static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private WaveDays() {}

    static LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(SWEDEN));
    }
}
