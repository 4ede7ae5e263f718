package se.tillit.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** What a person's word about a provision holds on to: its section and its words, whatever else changes around it. */
final class Anchor {

    private static final int BYTES = 12;

    private Anchor() {}

    /** A short hash of section and words. */
    static String of(String section, String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((section + "\n" + words(text)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The words alone: capitals, points and line ends mean nothing. */
    static String words(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
