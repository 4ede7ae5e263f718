package se.tillit.obstacle;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.answering.Holders;
import se.tillit.chain.Unit;

/**
 * The nearest who can act. For a demand of the house's own: whoever leads where it was issued. For two that cannot both be met: the nearest
 * who stands above both. Else: whoever leads where it is in the way. What the delegation orders say is proposed to whoever has it, who passes it on.
 */
final class FirstHolder {

    private FirstHolder() {}

    /**
     * @param where the unit in which it is in the way; null: not told
     * @param reporter is not asked to remove what she told of
     * @param front the unit that takes care of what has no other place
     */
    static Optional<Holders.Holder> of(
            Holders holders,
            List<Obstacle.Demand> demands,
            @Nullable UUID where,
            @Nullable UUID reporter,
            @Nullable UUID front) {
        List<UUID> issuers = demands.stream()
                .filter(demand -> demand.origin().ours())
                .map(Obstacle.Demand::issuer)
                .distinct()
                .toList();
        return Optional.ofNullable(aboveAll(holders, issuers))
                .flatMap(issuer -> holders.without(issuer, reporter)
                        .filter(Holders.Holder::isEmployed)
                        // What a board asks for is prepared by those right below it, who can pass it on to the board.
                        .or(() -> holders.rightBelow(issuer, reporter))
                        .or(() -> holders.without(issuer, reporter)))
                .or(() -> Optional.ofNullable(where).flatMap(unit -> holders.without(unit, reporter)))
                .or(() -> Optional.ofNullable(front).flatMap(unit -> holders.without(unit, reporter)))
                .or(() -> holders.anywhere(reporter));
    }

    /** The nearest unit that all of them belong to; the first of them where there is none. */
    private static @Nullable UUID aboveAll(Holders holders, List<UUID> issuers) {
        if (issuers.isEmpty()) {
            return null;
        }
        List<UUID> common = null;
        for (UUID issuer : issuers) {
            List<UUID> path = holders.chain().standsFor(issuer).stream()
                    .limit(1)
                    .flatMap(unit -> holders.chain().path(unit.id()).stream().map(Unit::id))
                    .toList();
            common = common == null
                    ? path
                    : common.stream().filter(path::contains).toList();
        }
        return common == null || common.isEmpty() ? issuers.getFirst() : common.getLast();
    }
}
