package se.tillit.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The key itself, as its owner keeps it: {@code tillit_}, then in base64url the organisation's 16 bytes and 32 random ones. The organisation
 * stands in it because nothing can be looked up before it is known whose rows to look among; the hash covers it, so another's put there opens
 * nothing. The beginning lets scanners find a key that was left in somebody's code.
 */
record Secret(String text) {

    private static final String BEGINNING = "tillit_";
    private static final Pattern FORM = Pattern.compile(BEGINNING + "[A-Za-z0-9_-]{64}");
    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Secret random(UUID organisation) {
        byte[] bytes = new byte[Long.BYTES * 2 + RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        ByteBuffer.wrap(bytes)
                .putLong(organisation.getMostSignificantBits())
                .putLong(organisation.getLeastSignificantBits());
        return new Secret(BEGINNING + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for what cannot be a key, so that nobody's database is asked for it. */
    static Optional<Secret> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Secret(text)) : Optional.empty();
    }

    UUID organisation() {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(BEGINNING.length())));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** Without salt or stretching: nobody guesses 32 random bytes. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return BEGINNING + "…";
    }
}
