package se.tillit.ballot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Locks what only the holder of a code is to read again: AES-256-GCM with a key that HKDF-SHA256 (RFC 5869) derives from the code for that one
 * dialogue. Of the code itself only a hash is stored, from which the key does not follow.
 */
public final class OwnCopy {

    private static final byte[] PURPOSE = "tillit dialogue own votes".getBytes(StandardCharsets.UTF_8);
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OwnCopy() {}

    public static byte[] lock(Code code, UUID dialogue, byte[] content) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] locked = cipher(Cipher.ENCRYPT_MODE, code, dialogue, nonce).doFinal(content);
            return ByteBuffer.allocate(NONCE + locked.length)
                    .put(nonce)
                    .put(locked)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A voter's own copy could not be locked", e);
        }
    }

    /** Empty where somebody has changed it, or it is another code's or another dialogue's. */
    public static Optional<byte[]> unlock(Code code, UUID dialogue, byte[] locked) {
        if (locked.length < NONCE) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, code, dialogue, locked).doFinal(locked, NONCE, locked.length - NONCE));
        } catch (AEADBadTagException changed) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A voter's own copy could not be unlocked", e);
        }
    }

    /** @param nonce begins with it */
    private static Cipher cipher(int mode, Code code, UUID dialogue, byte[] nonce) throws GeneralSecurityException {
        byte[] info = ByteBuffer.allocate(PURPOSE.length + 16)
                .put(PURPOSE)
                .putLong(dialogue.getMostSignificantBits())
                .putLong(dialogue.getLeastSignificantBits())
                .array();
        SecretKey key = KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(code.text().getBytes(StandardCharsets.US_ASCII))
                                .thenExpand(info, 32));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE));
        return cipher;
    }
}
