package se.tillit.burden;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What makes a calendar's address its own: which organisation, and 256 bits that nobody can guess. It names neither person nor workplace.
 *
 * @param secret 32 bytes; only its hash is stored
 */
record FeedAddress(UUID organisation, byte[] secret) {

    private static final int SECRET = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static FeedAddress random(UUID organisation) {
        byte[] secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        return new FeedAddress(organisation, secret);
    }

    /** Empty for anything that is not such an address. */
    static Optional<FeedAddress> read(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != 2 * Long.BYTES + SECRET) {
                return Optional.empty();
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            UUID organisation = new UUID(buffer.getLong(), buffer.getLong());
            return Optional.of(new FeedAddress(organisation, Arrays.copyOfRange(bytes, 2 * Long.BYTES, bytes.length)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        ByteBuffer buffer = ByteBuffer.allocate(2 * Long.BYTES + SECRET)
                .putLong(organisation.getMostSignificantBits())
                .putLong(organisation.getLeastSignificantBits())
                .put(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }
}
