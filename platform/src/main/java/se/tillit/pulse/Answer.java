package se.tillit.pulse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one person answered, and in which unit. It exists while somebody sends it and while the wave is closed, and between the two only sealed.
 *
 * @param values by the item's place; what was not answered is not there
 */
record Answer(UUID unit, Map<Integer, String> values) {

    private static final JsonMapper JSON = JsonMapper.shared();

    Answer {
        values = Map.copyOf(values);
    }

    /** As long for every answer of a wave, so that length tells nothing. */
    byte[] bytes(List<Item> items) {
        byte[] text = JSON.writeValueAsBytes(new Answer(unit, new TreeMap<>(values)));
        byte[] padded = Arrays.copyOf(text, length(items));
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        return padded;
    }

    /** Room for every value: a free text takes at most three bytes a character, and the quotation marks of JSON. */
    private static int length(List<Item> items) {
        int texts = (int)
                items.stream().filter(item -> item.kind() == ItemKind.TEXT).count();
        return 128 + 16 * items.size() + texts * 4 * Item.LONGEST_TEXT;
    }

    /** Empty where somebody sealed something else. */
    static Optional<Answer> read(byte[] bytes) {
        try {
            return Optional.of(JSON.readValue(new String(bytes, StandardCharsets.UTF_8).strip(), Answer.class));
        } catch (JacksonException other) {
            return Optional.empty();
        }
    }

    /** Whether an answer can be one of the wave's. */
    static Predicate<Answer> fitting(Wave wave) {
        Set<UUID> asked = new HashSet<>();
        wave.units().forEach(one -> asked.add(one.unit()));
        Map<Integer, Item> items = new HashMap<>();
        wave.items().forEach(item -> items.put(item.place(), item));
        return answer -> asked.contains(answer.unit)
                && answer.values.entrySet().stream()
                        .allMatch(value -> items.containsKey(value.getKey())
                                && items.get(value.getKey()).accepts(value.getValue()));
    }
}
