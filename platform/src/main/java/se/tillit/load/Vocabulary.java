package se.tillit.load;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import se.tillit.access.Language;
import se.tillit.web.Texts;

/** What people write for a value: the words that the pages use for it, in either language, and those listed as {@code .also}. */
@Component
final class Vocabulary {

    /** The key of a value's name, as in {@code Origin.STATE}, or of other words for it, as in {@code Origin.STATE.also}. */
    private static final Pattern VALUE = Pattern.compile("(?<type>[A-Z]\\w*)\\.(?<name>[A-Z_]+)(\\.also)?");

    private final Map<String, String> values = new HashMap<>();

    Vocabulary(Texts texts) {
        for (Language language : Language.values()) {
            texts.all(language).forEach(this::add);
        }
    }

    private void add(String key, String words) {
        Matcher value = VALUE.matcher(key);
        if (value.matches()) {
            for (String word : words.split(",")) {
                String said = value.group("type") + "|" + Column.normal(word);
                String other = values.put(said, value.group("name"));
                if (other != null && !other.equals(value.group("name"))) {
                    throw new IllegalStateException(said + " means both " + other + " and " + value.group("name"));
                }
            }
        }
    }

    <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
        String value = values.get(type.getSimpleName() + "|" + Column.normal(word));
        return Optional.ofNullable(value).map(name -> Enum.valueOf(type, name));
    }
}
