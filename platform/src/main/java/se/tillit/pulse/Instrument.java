package se.tillit.pulse;

import java.util.List;
import se.tillit.access.Language;

/**
 * Questions that belong together and come with Tillit.
 *
 * @param sourceSv whose wording and idea it is
 */
public record Instrument(
        String code, About about, String titleSv, String titleEn, String sourceSv, String sourceEn, List<Part> parts) {

    /** Whom the answers are about. */
    public enum About {
        /** Those who lead the ones who answer; where that is one person, the figures are about a person. */
        ABOVE,
        /** Those whom the ones who answer lead. */
        BELOW,
        BESIDE,
        CONDITIONS
    }

    /** One measure: the mean of its items. */
    public record Part(String measure, String titleSv, String titleEn, List<Item> items) {

        public Part {
            items = List.copyOf(items);
        }

        public String title(Language language) {
            return language == Language.SV ? titleSv : titleEn;
        }
    }

    public Instrument {
        parts = List.copyOf(parts);
    }

    public String title(Language language) {
        return language == Language.SV ? titleSv : titleEn;
    }

    public String source(Language language) {
        return language == Language.SV ? sourceSv : sourceEn;
    }

    public List<Item> items() {
        return parts.stream().flatMap(part -> part.items().stream()).toList();
    }
}
