package se.tillit.chain;

import java.util.UUID;

/** What units are merged into. */
public sealed interface MergeTarget {

    /** A unit there is: one of the merged, or another. */
    record ExistingUnit(UUID id) implements MergeTarget {}

    /** One that begins with the merger; its level, kind and parent are the first unit's. */
    record NewUnit(String code, String name) implements MergeTarget {}
}
