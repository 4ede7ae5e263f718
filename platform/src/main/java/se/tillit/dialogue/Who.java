package se.tillit.dialogue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Actor;
import se.tillit.pulse.Code;

/**
 * Who asks to take part: the holder of a key, or of an account.
 *
 * @param key null where the device holds none, or an account is asked for
 */
public record Who(
        UUID dialogue, @Nullable Code key, @Nullable Actor actor) {

    /**
     * What the statements of the key's holder are marked with. Another hash than the one that her votes hang on, so that a statement that
     * gives its writer away does not give away how she voted.
     */
    byte @Nullable [] mark() {
        if (actor != null) {
            return hash("statement " + dialogue + " " + actor.account());
        }
        return key == null ? null : hash("statement " + dialogue + " " + key.text());
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** A mark that is nobody's. */
    static byte[] nobody() {
        UUID random = UUID.randomUUID();
        return ByteBuffer.allocate(32)
                .putLong(random.getMostSignificantBits())
                .putLong(random.getLeastSignificantBits())
                .array();
    }
}
