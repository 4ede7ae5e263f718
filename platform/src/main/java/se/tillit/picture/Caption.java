package se.tillit.picture;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a drawing says in words, in the reader's language.
 *
 * @param id begins every id in the drawing, so that two can stand on one page; letters, digits and hyphens
 * @param ribbonName what a ribbon is called aloud and when pointed at, such as "Lag: Riksdagen till nämnden, 420 timmar"
 * @param ribbonHref where a click on a ribbon leads, or null
 */
public record Caption(
        String id,
        String title,
        String description,
        Function<Layout.Ribbon, String> ribbonName,
        Function<Layout.Ribbon, @Nullable String> ribbonHref) {

    /** @throws IllegalArgumentException for an id with other characters */
    public Caption {
        if (!id.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw new IllegalArgumentException("A drawing's id must be letters, digits and hyphens, not " + id);
        }
    }
}
