package se.tillit.openness;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody asked for records. Who asked, and why, is not written down: it may not be asked (2 kap. 18 § tryckfrihetsförordningen).
 *
 * @param answer null: it is open
 */
public record Request(
        UUID id,
        LocalDate askedOn,
        String asked,
        Mark.Signed noted,
        List<Item> items,
        @Nullable Answer answer) {

    public Request {
        items = List.copyOf(items);
    }

    /** @param number within the request, from 1 */
    public record Item(int number, String kind, UUID record, List<Mask> masks) {

        public Item {
            masks = List.copyOf(masks);
        }
    }

    public enum Reply {
        GIVEN,
        PART,
        REFUSED,
        /** There is no such record. */
        NOTHING
    }

    /**
     * @param section the ground, where something was refused as a whole
     * @param hash SHA-256 of the file that was given out
     */
    public record Answer(
            Reply outcome,
            Mark.Signed by,
            @Nullable String section,
            @Nullable String reason,
            byte @Nullable [] hash) {

        /** As it is compared with what somebody has in their hand. */
        public @Nullable String fingerprint() {
            return hash == null ? null : HexFormat.of().formatHex(hash);
        }
    }

    public boolean isOpen() {
        return answer == null;
    }
}
