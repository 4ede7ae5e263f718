package se.tillit.ballot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What lets somebody without an account answer once, or come back to what is hers: 75 random bits, in letters and digits that are not mistaken
 * for each other. Only its hash is stored; at ten thousand million guesses a second against the hashes, one would take more than fifty
 * thousand years.
 */
public record Code(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 15;

    public static Code fresh() {
        return new Code(RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining()));
    }

    /** As somebody types it: small letters, spaces and hyphens do no harm. */
    public static Optional<Code> read(String typed) {
        String text = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return text.matches("[" + ALPHABET + "]{" + LENGTH + "}") ? Optional.of(new Code(text)) : Optional.empty();
    }

    /**
     * The code that whoever holds this one has for something else: the same each time. Only its holder can join the
     * two: neither hash tells the other.
     */
    public Code derived(UUID what) {
        byte[] digest = hash(what + text);
        return new Code(IntStream.range(0, LENGTH)
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(Math.floorMod(digest[i], ALPHABET.length()))))
                .collect(Collectors.joining()));
    }

    /** As it is printed: three groups of five. */
    public String printed() {
        return text.replaceAll("(.{5})(?=.)", "$1-");
    }

    public byte[] hash() {
        return hash(text);
    }

    /** The same of something else that only its holder has, as the key of a form. */
    public static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** It opens what only its holder may see or do, so it stands in no log. */
    @Override
    public String toString() {
        return "Code";
    }
}
