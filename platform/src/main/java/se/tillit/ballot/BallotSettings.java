package se.tillit.ballot;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the keys lie that open pulse waves, time diaries and dialogues at a workplace. Outside the database and its backups, so that neither is
 * enough to read an answer; several nodes share the folder.
 *
 * @param keys a folder; empty: one beside Tillit's own PostgreSQL
 */
@ConfigurationProperties("tillit.pulse")
public record BallotSettings(@DefaultValue("") String keys) {

    public BallotSettings {
        if (!keys.isEmpty() && !keys.startsWith("/")) {
            throw new IllegalArgumentException(
                    "TILLIT_PULSE_KEYS is a folder, written from the root: /var/lib/tillit/pulse-keys");
        }
    }
}
