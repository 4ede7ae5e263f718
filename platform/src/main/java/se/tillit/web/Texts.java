package se.tillit.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import se.tillit.access.Language;

/** Every sentence that a person reads, by key: {@code texts/<capability>.<language>.properties}. */
@Component
public final class Texts {

    private final Map<Language, Map<String, String>> sentences = new EnumMap<>(Language.class);

    public Texts() {
        for (Language language : Language.values()) {
            sentences.put(language, load(language));
        }
    }

    private static Map<String, String> load(Language language) {
        Map<String, String> all = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:texts/*." + language.code() + ".properties")) {
                Properties properties = new Properties();
                try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, sentence) -> {
                    if (all.put((String) key, (String) sentence) != null) {
                        throw new IllegalStateException("The text " + key + " stands twice");
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /**
     * The sentence in the language, with its arguments in place. Formats are {@link MessageFormat}'s; numbers and dates come out as the
     * language writes them.
     *
     * @throws IllegalArgumentException where there is no such sentence
     */
    public String say(Language language, String key, Object... arguments) {
        String sentence = sentences.get(language).get(key);
        if (sentence == null) {
            throw new IllegalArgumentException("There is no text " + key + " in " + language.code());
        }
        return new MessageFormat(sentence, language.locale()).format(arguments);
    }

    /** All sentences of a language by key, for those who compare the languages. */
    public Map<String, String> all(Language language) {
        return Map.copyOf(sentences.get(language));
    }
}
