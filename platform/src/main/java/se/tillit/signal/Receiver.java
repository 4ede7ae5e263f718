package se.tillit.signal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** On whom a demand lands: a unit as such, everybody in a position, or that position within a unit and all below it. */
public record Receiver(@Nullable UUID unit, @Nullable UUID position) {

    public Receiver {
        if (unit == null && position == null) {
            throw new IllegalArgumentException("A receiver is a unit, a position or both");
        }
    }
}
