package se.tillit.panel;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day in Sweden. */
final class Days {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private Days() {}

    static LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(SWEDEN));
    }
}
