package se.tillit.chain;

import java.util.List;
import java.util.UUID;
import se.tillit.access.Language;

/**
 * A room (rum) of the chain: where people of the same kind of mandate sit.
 *
 * @param ordinal 1 is furthest from the person met
 */
public record Level(UUID id, String code, String nameSv, String nameEn, int ordinal) {

    /** Tells one state of the levels from another: a form made from another is stale. */
    public static String mark(List<Level> levels) {
        return Integer.toHexString(levels.hashCode());
    }

    public String name(Language language) {
        return language == Language.SV ? nameSv : nameEn;
    }
}
