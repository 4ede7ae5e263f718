package se.tillit.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a session lasts.
 *
 * @param idle without a click
 * @param absolute from signing in, whatever one does
 */
@ConfigurationProperties("tillit.session")
public record SessionSettings(
        @DefaultValue("60m") Duration idle,
        @DefaultValue("12h") Duration absolute) {

    public SessionSettings {
        List<String> problems = new ArrayList<>();
        if (idle.compareTo(Duration.ofMinutes(1)) < 0) {
            problems.add("TILLIT_SESSION_IDLE is at least 1m, not " + idle);
        }
        if (absolute.compareTo(idle) < 0) {
            problems.add("TILLIT_SESSION_ABSOLUTE is at least TILLIT_SESSION_IDLE, not " + absolute);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }
}
