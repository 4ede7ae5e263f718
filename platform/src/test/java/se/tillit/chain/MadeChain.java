package se.tillit.chain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A chain made by hand, for tests of what only reads it. */
public final class MadeChain {

    private static final Level LEVEL = new Level(new UUID(0, 1), "enhet", "Enhet", "Unit", 1);

    private MadeChain() {}

    public static Unit unit(UUID id, String name, UnitKind kind, UUID parent) {
        return new Unit(id, name, kind, name, LEVEL.id(), parent, new Validity(LocalDate.of(2000, 1, 1), null));
    }

    public static Chain on(LocalDate day, List<Unit> units, List<Position> positions, List<Headcount> headcounts) {
        return new Chain(day, List.of(LEVEL), units, positions, headcounts, List.of(), List.of());
    }
}
