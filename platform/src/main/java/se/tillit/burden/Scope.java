package se.tillit.burden;

import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.tillit.signal.Claim;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;

/**
 * What a sum is of; null is everything.
 *
 * @param unit what lands here
 * @param below and on everything below it
 * @param position what those who hold it do
 * @param only these demands; empty for all
 */
public record Scope(
        @Nullable UUID unit,
        boolean below,
        @Nullable UUID position,
        @Nullable UUID issuer,
        @Nullable Origin origin,
        @Nullable SignalKind kind,
        Set<UUID> only) {

    public static final Scope ALL = new Scope(null, true, null, null, null, null, Set.of());

    public Scope {
        only = Set.copyOf(only);
    }

    public Scope branch(UUID of) {
        return new Scope(of, true, position, issuer, origin, kind, only);
    }

    public Scope unitAlone(UUID alone) {
        return new Scope(alone, false, position, issuer, origin, kind, only);
    }

    public Scope heldBy(@Nullable UUID other) {
        return new Scope(unit, below, other, issuer, origin, kind, only);
    }

    public Scope from(@Nullable UUID other) {
        return new Scope(unit, below, position, other, origin, kind, only);
    }

    public Scope from(Origin other) {
        return new Scope(unit, below, position, issuer, other, kind, only);
    }

    public Scope of(SignalKind other) {
        return new Scope(unit, below, position, issuer, origin, other, only);
    }

    public Scope only(Set<UUID> signals) {
        return new Scope(unit, below, position, issuer, origin, kind, signals);
    }

    /** @param answering the issuer as it is on the day */
    boolean wants(Claim claim, Supplier<UUID> answering) {
        return (issuer == null || issuer.equals(claim.issuer()) || issuer.equals(answering.get()))
                && (origin == null || origin == claim.origin())
                && (kind == null || kind == claim.kind())
                && (only.isEmpty() || only.contains(claim.signal()));
    }
}
