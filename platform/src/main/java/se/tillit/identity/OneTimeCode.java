package se.tillit.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** What stands in a link that lets somebody in: 256 random bits. Only its hash is stored. */
record OneTimeCode(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static OneTimeCode fresh() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new OneTimeCode(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The code lets in whoever reads it, so it stands in no log. */
    @Override
    public String toString() {
        return "OneTimeCode";
    }
}
