package se.tillit.chain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A unit as it is on a day. */
public record Unit(
        UUID id,
        String code,
        UnitKind kind,
        String name,
        UUID level,
        @Nullable UUID parent,
        Validity valid) {

    /** How it stands in a list to choose from. */
    public String label() {
        return name + " (" + code + ")";
    }
}
