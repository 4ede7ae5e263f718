package se.tillit.indicator;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of Kolada's municipalities and regions the organisation is, and whom it is compared with.
 *
 * @param municipality four digits, as 1283
 * @param peer a group, as G123456, or another municipality, as 0000 for the whole country; null: no comparison
 * @param peerName what it is called in pictures; null without a peer
 */
public record KoladaChoice(
        String municipality,
        @Nullable String peer,
        @Nullable String peerName) {

    static boolean isMunicipality(String id) {
        return id.matches("[0-9]{4}");
    }

    static boolean isPeer(String id) {
        return id.matches("G[0-9]{1,7}|[0-9]{4}");
    }

    Stream<String> asked() {
        return peer == null ? Stream.of(municipality) : Stream.of(municipality, peer);
    }
}
