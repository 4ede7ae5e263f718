package se.tillit.obstacle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What lets somebody without an account come back for the answer: 75 random bits, in letters and digits that are not mistaken for each
 * other. Only its hash is stored.
 */
public record Receipt(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 15;

    static Receipt fresh() {
        return new Receipt(RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining()));
    }

    /** As somebody types it: small letters, spaces and hyphens do no harm. */
    static Optional<Receipt> read(String typed) {
        String text = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return text.matches("[" + ALPHABET + "]{" + LENGTH + "}") ? Optional.of(new Receipt(text)) : Optional.empty();
    }

    /** As it is shown: three groups of five. */
    public String printed() {
        return text.replaceAll("(.{5})(?=.)", "$1-");
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** It opens what somebody told, so it stands in no log. */
    @Override
    public String toString() {
        return "Receipt";
    }
}
