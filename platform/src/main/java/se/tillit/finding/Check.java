package se.tillit.finding;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Language;

/**
 * One way to look for what could go. Those that come with Tillit lie as files under {@code findings}, each with a head of comments and a
 * query; an organisation's own are conditions.
 *
 * @param id what the file is called, or the id of an organisation's own
 * @param certainty how sure it is that there is something to look at
 * @param detail says more with the two texts that the query gives; null where there is nothing more
 */
public record Check(
        String id,
        Certainty certainty,
        Advice advice,
        Map<Language, String> title,
        Map<Language, String> why,
        @Nullable Map<Language, String> detail) {

    /** The surest first. */
    public enum Certainty {
        /** It follows from what is written. */
        SURE,
        LIKELY,
        MAYBE
    }

    public String title(Language language) {
        return title.get(language);
    }

    public String why(Language language) {
        return why.get(language);
    }

    Optional<String> detail(Language language) {
        return Optional.ofNullable(detail).map(sentences -> sentences.get(language));
    }
}
