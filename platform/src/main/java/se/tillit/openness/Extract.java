package se.tillit.openness;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody gets who has asked: each record with what is masked in it.
 *
 * @param organisation what it is called
 */
public record Extract(String organisation, Request request, List<Piece> pieces) {

    public Extract {
        pieces = List.copyOf(pieces);
    }

    /**
     * @param number in the register; null: none
     * @param record null: erased
     * @param marks those that hold
     */
    public record Piece(
            Request.Item item,
            @Nullable String number,
            @Nullable PublicRecord record,
            List<Mark> marks) {

        /** From whom it came is said first: it may have to be masked, as all else. */
        public List<PublicRecord.Part> parts() {
            return record == null
                    ? List.of()
                    : Stream.concat(
                                    PublicRecord.Part.of("sender", "openness.part.sender", record.sender()),
                                    record.parts().stream())
                            .toList();
        }

        List<Mask> masks(String part) {
            return item.masks().stream()
                    .filter(mask -> mask.part().equals(part))
                    .toList();
        }

        /** The text as it is given out. */
        public String masked(PublicRecord.Part part, Function<String, String> stamp) {
            return Passages.without(part.text(), masks(part.name()), stamp);
        }

        /** A picture is given out whole or not at all. */
        public byte @Nullable [] picture(PublicRecord.Part part) {
            return masks(part.name()).isEmpty() ? part.jpeg() : null;
        }
    }

    public boolean isMasked() {
        return pieces.stream().anyMatch(piece -> !piece.item().masks().isEmpty());
    }

    /** Of all that would be given out and all that is masked: two that are alike to the last character have the same. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Piece piece : pieces) {
                add(
                        digest,
                        piece.item().kind()
                                + piece.item().record()
                                + piece.item().number());
                for (PublicRecord.Part part : piece.parts()) {
                    add(digest, part.name());
                    add(digest, String.join(" ", part.arguments()));
                    add(digest, part.text());
                }
                piece.item().masks().forEach(mask -> add(digest, mask.toString()));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
