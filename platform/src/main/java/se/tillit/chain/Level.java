package se.tillit.chain;

import java.util.UUID;
import se.tillit.access.Language;

/**
 * A room (rum) of the chain: where people of the same kind of mandate sit.
 *
 * @param ordinal 1 is furthest from the person met
 */
public record Level(UUID id, String code, String nameSv, String nameEn, int ordinal) {

    public String name(Language language) {
        return language == Language.SV ? nameSv : nameEn;
    }
}
