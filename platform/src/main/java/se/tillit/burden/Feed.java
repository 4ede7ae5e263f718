package se.tillit.burden;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A year that somebody subscribes to in their calendar: a position's or a unit's. */
public record Feed(
        UUID id,
        UUID account,
        @Nullable UUID position,
        @Nullable UUID unit,
        Instant createdAt) {

    Scope scope() {
        return unit == null ? Scope.ALL.heldBy(position) : Scope.ALL.unitAlone(unit);
    }
}
