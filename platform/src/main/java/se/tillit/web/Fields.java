package se.tillit.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Problems;

/** What somebody typed in a form: text as it stands in the fields, until it can be read. */
public record Fields(Map<String, String> all) {

    public static final Fields NONE = new Fields(Map.of());

    public Fields {
        all = Map.copyOf(all);
    }

    public String get(String name) {
        return all.getOrDefault(name, "");
    }

    /** Without blanks around it, and with line breaks as one character. */
    public String text(String name) {
        return get(name).replace("\r\n", "\n").strip();
    }

    public @Nullable String orNull(String name) {
        String text = text(name);
        return text.isEmpty() ? null : text;
    }

    public boolean isTicked(String name) {
        return get(name).equals("ja");
    }

    /** The ids that are ticked, of boxes that are called by a beginning and an id. */
    public List<UUID> ticked(String beginning, Stream<UUID> among) {
        return among.filter(id -> isTicked(beginning + id)).toList();
    }

    /** The same of any ids: one that is none is nobody's. */
    public List<UUID> ticked(String beginning) {
        return all.keySet().stream()
                .filter(name -> name.startsWith(beginning) && isTicked(name))
                .map(name -> uuid(name.substring(beginning.length())))
                .toList();
    }

    /** A whole number; 0 where none stands there. */
    public int number(String name) {
        return text(name).matches("\\d{1,6}") ? Integer.parseInt(text(name)) : 0;
    }

    /** The value that is chosen; null where none is. */
    public <E extends Enum<E>> @Nullable E one(Class<E> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(value -> value.name().equals(get(name)))
                .findFirst()
                .orElse(null);
    }

    public @Nullable UUID id(String name) {
        return text(name).isEmpty() ? null : uuid(text(name));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            return new UUID(0, 0); // an id that is none is nobody's
        }
    }

    /**
     * The day that stands there; null, with a problem told, where none does.
     *
     * @param sentence the key of what to write instead
     */
    public @Nullable LocalDate day(String name, String sentence, Problems problems) {
        try {
            LocalDate day = LocalDate.parse(text(name));
            if (day.getYear() >= 1900 && day.getYear() <= 2200) {
                return day;
            }
        } catch (DateTimeParseException none) {
            // told below, like a day that nobody plans for
        }
        problems.add(name, sentence);
        return null;
    }
}
