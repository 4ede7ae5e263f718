package se.tillit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Given as a source to {@link RunningTillit#start}, it takes the clock's place there, and goes only when it is told to. */
public class SettableClock {

    public static final class Hand extends Clock {

        private volatile Instant now = Clock.systemUTC().instant();

        public void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new Clock() {
                @Override
                public Instant instant() {
                    return Hand.this.instant();
                }

                @Override
                public ZoneId getZone() {
                    return zone;
                }

                @Override
                public Clock withZone(ZoneId other) {
                    return Hand.this.withZone(other);
                }
            };
        }
    }

    @Bean
    @Primary
    Hand hand() {
        return new Hand();
    }
}
