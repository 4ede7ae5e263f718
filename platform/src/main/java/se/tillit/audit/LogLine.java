package se.tillit.audit;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is stored and taken out: one line of JSON, bytes in hexadecimal. The hash is the stored one; whether it is the right one is
 * for {@link VerifyLog} to say.
 */
@JsonPropertyOrder({"sequence", "at", "actor", "action", "subject", "details", "previous", "hash"})
record LogLine(
        long sequence,
        Instant at,
        String actor,
        String action,
        @Nullable UUID subject,
        String details,
        String previous,
        String hash) {

    LogLine {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(previous, "previous");
        Objects.requireNonNull(hash, "hash");
    }

    /** Whether the hash is the one that the rest of the line gives. */
    boolean hashIsRight() {
        try {
            HexFormat hex = HexFormat.of();
            LogEntry entry =
                    new LogEntry(sequence, at, hex.parseHex(actor), action, subject, details, hex.parseHex(previous));
            return hash.equals(hex.formatHex(entry.hash()));
        } catch (IllegalArgumentException notHexadecimal) {
            return false;
        }
    }
}
