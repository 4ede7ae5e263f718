package se.tillit.ballot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;

/**
 * Seals answers and votes with the public key of a wave, a week or a dialogue: HPKE (RFC 9180) in base mode, X25519 with HKDF-SHA256 and
 * AES-256-GCM, bound to it. Whoever has sealed something cannot open it again.
 */
public final class Seal {

    private static final byte[] INFO = "tillit pulse answer".getBytes(StandardCharsets.UTF_8);
    private static final int ENCAPSULATED = 32;

    /** @param privateKey 32 bytes, X25519 */
    public record Keys(byte[] publicKey, byte[] privateKey) {}

    private Seal() {}

    private static HPKE hpke() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }

    static Keys freshKeys() {
        AsymmetricCipherKeyPair pair = hpke().generatePrivateKey();
        return new Keys(hpke().serializePublicKey(pair.getPublic()), hpke().serializePrivateKey(pair.getPrivate()));
    }

    public static byte[] seal(UUID wave, byte[] publicKey, byte[] content) {
        try {
            byte[][] sealed =
                    hpke().seal(hpke().deserializePublicKey(publicKey), INFO, bytes(wave), content, null, null, null);
            return ByteBuffer.allocate(sealed[0].length + sealed[1].length)
                    .put(sealed[1])
                    .put(sealed[0])
                    .array();
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("An answer could not be sealed", e);
        }
    }

    /** Empty where somebody has changed it, or it was sealed for another wave. */
    public static Optional<byte[]> open(UUID wave, Keys keys, byte[] sealed) {
        try {
            return Optional.of(hpke().open(
                            Arrays.copyOf(sealed, ENCAPSULATED),
                            hpke().deserializePrivateKey(keys.privateKey(), keys.publicKey()),
                            INFO,
                            bytes(wave),
                            Arrays.copyOfRange(sealed, ENCAPSULATED, sealed.length),
                            null,
                            null,
                            null));
        } catch (InvalidCipherTextException | IllegalArgumentException | IllegalStateException changed) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
