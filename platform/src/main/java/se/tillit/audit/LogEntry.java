package se.tillit.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done. Its hash covers everything in it and the hash of the entry before, so that no entry can be changed, removed or put
 * in without every later hash telling.
 *
 * @param actor commitment to the account: SHA-256(salt || account); without the salt it says nothing
 * @param details JSON without personal data
 */
record LogEntry(
        long sequence,
        Instant at,
        byte[] actor,
        String action,
        @Nullable UUID subject,
        String details,
        byte[] previous) {

    static final byte[] BEGINNING = new byte[32];

    /** SHA-256 over the fields, each on a line of its own; no field but the last can hold a line break, and details are one line of JSON. */
    byte[] hash() {
        String canonical = String.join(
                "\n",
                Long.toString(sequence),
                at.toString(),
                HexFormat.of().formatHex(actor),
                action,
                subject == null ? "" : subject.toString(),
                HexFormat.of().formatHex(previous),
                details);
        return sha256(canonical.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
