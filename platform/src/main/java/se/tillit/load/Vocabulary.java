package se.tillit.load;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.tillit.access.Language;
import se.tillit.web.Texts;

/** What people write for a value: the words that the pages use for it, in either language, and those listed as {@code .also}. */
@Component
final class Vocabulary {

    private final Map<String, String> values = new HashMap<>();

    Vocabulary(Texts texts) {
        for (Language language : Language.values()) {
            texts.all(language).forEach((key, words) -> {
                String value = key.endsWith(".also") ? key.substring(0, key.length() - ".also".length()) : key;
                String type = value.substring(0, Math.max(0, value.indexOf('.')));
                for (String word : words.split(",")) {
                    values.put(
                            type + "|" + Column.normal(word),
                            value.substring(type.length() + 1 <= value.length() ? type.length() + 1 : 0));
                }
            });
        }
    }

    <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
        String value = values.get(type.getSimpleName() + "|" + Column.normal(word));
        return Optional.ofNullable(value).map(name -> Enum.valueOf(type, name));
    }
}
