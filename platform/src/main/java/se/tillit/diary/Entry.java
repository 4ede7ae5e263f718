package se.tillit.diary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody entered once. Between the tap and the end of the week it exists only sealed.
 *
 * @param mark made with the page, so that a page that is sent twice counts once
 * @param category from 1
 */
record Entry(UUID unit, UUID mark, int category, int minutes) {

    /** The lengths that can be tapped, in minutes. */
    static final List<Integer> LENGTHS = List.of(15, 30, 60, 120, 180, 240);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LENGTH = 192;

    /** All equally long, so that length tells nothing. */
    byte[] bytes() {
        byte[] text = JSON.writeValueAsBytes(this);
        byte[] padded = Arrays.copyOf(text, LENGTH);
        Arrays.fill(padded, text.length, LENGTH, (byte) ' ');
        return padded;
    }

    /** Empty where somebody sealed something else. */
    static Optional<Entry> read(byte[] bytes) {
        try {
            return Optional.of(JSON.readValue(new String(bytes, StandardCharsets.UTF_8).strip(), Entry.class));
        } catch (JacksonException other) {
            return Optional.empty();
        }
    }

    boolean fits(Week week) {
        return LENGTHS.contains(minutes)
                && category >= 1
                && category <= week.terms().categoriesSv().size();
    }
}
