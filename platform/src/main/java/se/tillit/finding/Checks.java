package se.tillit.finding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import se.tillit.access.Language;

/** The checks that come with Tillit, read when it starts: a file that cannot be read stops it. */
@Component
final class Checks {

    private static final String HEAD = "-- ";

    /** A check and how it asks the database: {@code {today}} and {@code {times}} stand for a day and for times a year. */
    record Asked(Check check, String sql) {}

    private final List<Asked> all;

    Checks() {
        try {
            all = Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:findings/*.sql"))
                    .map(Checks::read)
                    .sorted(Comparator.comparing((Asked one) -> one.check().certainty())
                            .thenComparing(one -> one.check().id()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Asked> all() {
        return all;
    }

    Optional<Check> find(String id) {
        return all.stream().map(Asked::check).filter(one -> one.id().equals(id)).findFirst();
    }

    private static Asked read(Resource file) {
        try {
            String text = file.getContentAsString(StandardCharsets.UTF_8);
            Map<String, String> head = new HashMap<>();
            text.lines().takeWhile(line -> line.startsWith(HEAD)).forEach(line -> {
                int colon = line.indexOf(": ");
                head.put(line.substring(HEAD.length(), colon), line.substring(colon + 2));
            });
            String name = Objects.requireNonNull(file.getFilename()).replace(".sql", "");
            return new Asked(
                    new Check(
                            name,
                            Check.Certainty.valueOf(head.get("certainty")),
                            Advice.valueOf(head.get("advice")),
                            Objects.requireNonNull(sentences(head, "title"), name),
                            Objects.requireNonNull(sentences(head, "why"), name),
                            sentences(head, "detail")),
                    text.lines().dropWhile(line -> line.startsWith(HEAD)).collect(Collectors.joining("\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Map<Language, String> sentences(Map<String, String> head, String what) {
        Map<Language, String> sentences = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String sentence = head.get(what + "." + language.code());
            if (sentence != null) {
                sentences.put(language, sentence);
            }
        }
        return sentences.size() == Language.values().length ? sentences : null;
    }
}
