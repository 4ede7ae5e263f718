package se.tillit.proposal;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Actor;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Position;
import se.tillit.chain.Unit;
import se.tillit.signal.Receiver;
import se.tillit.signal.Signal;

/**
 * As what somebody speaks of demands, and from where.
 *
 * @param as position and unit as they are called on the day, and no name; the organisation's, for who has no workplace
 */
record Standing(String as, Side side) {

    static Standing of(Actor actor, Chain chain, Optional<ChainStore.Workplace> workplace, Collection<Signal> demands) {
        if (workplace.isEmpty()) {
            return new Standing(actor.organisationName(), Side.OTHER);
        }
        UUID unit = workplace.get().unit();
        UUID position = workplace.get().position();
        String as = Stream.of(
                        chain.position(position).map(Position::name),
                        chain.unit(unit).map(Unit::name))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return new Standing(as.isEmpty() ? actor.organisationName() : as, side(chain, unit, position, demands));
    }

    private static Side side(Chain chain, UUID unit, @Nullable UUID position, Collection<Signal> demands) {
        if (demands.stream()
                .flatMap(demand -> demand.details().receivers().stream())
                .anyMatch(receiver -> reaches(chain, receiver, unit, position))) {
            return Side.RECEIVER;
        }
        return demands.stream().anyMatch(demand -> chain.branch(demand.details().issuer())
                        .contains(unit))
                ? Side.ISSUER
                : Side.OTHER;
    }

    /** Whether a demand lands on somebody there; one on a unit as such lands on all who work in it. */
    private static boolean reaches(Chain chain, Receiver receiver, UUID unit, @Nullable UUID position) {
        if (receiver.position() == null) {
            return chain.standsFor(receiver.unit()).stream()
                    .anyMatch(one -> one.id().equals(unit));
        }
        return receiver.position().equals(position)
                && (receiver.unit() == null || chain.branch(receiver.unit()).contains(unit));
    }
}
