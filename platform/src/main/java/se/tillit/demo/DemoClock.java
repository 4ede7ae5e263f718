package se.tillit.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Goes as clocks do, and can be set back while what has happened is told. */
final class DemoClock extends Clock {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final Clock real = Clock.systemUTC();
    private volatile Duration behind = Duration.ZERO;

    LocalDate today() {
        return LocalDate.now(withZone(SWEDEN));
    }

    /** Does something at this time of the day, so many days ago. */
    void daysAgo(int days, Runnable work) {
        behind = Duration.ofDays(days);
        try {
            work.run();
        } finally {
            behind = Duration.ZERO;
        }
    }

    @Override
    public Instant instant() {
        return real.instant().minus(behind);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        DemoClock here = this;
        return new Clock() {
            @Override
            public Instant instant() {
                return here.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return here.withZone(other);
            }
        };
    }
}
