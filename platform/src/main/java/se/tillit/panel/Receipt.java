package se.tillit.panel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The code that opens somebody's own page: 75 random bits, in letters and digits that are not mistaken for each other. Shown once; only its hash
 * is stored.
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
        return hash(text);
    }

    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The code opens somebody's page, so it stands in no log. */
    @Override
    public String toString() {
        return "Receipt";
    }
}
