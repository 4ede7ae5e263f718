package se.tillit.obstacle;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.question.Deciders;

/** Which of an obstacle's demands somebody may end with the answer: those of the house's own that are theirs to decide about. */
@Component
final class EndableQuery {

    private final Door door;
    private final Deciders deciders;

    EndableQuery(Door door, Deciders deciders) {
        this.door = door;
        this.deciders = deciders;
    }

    Set<UUID> of(Actor actor, Obstacle obstacle) {
        if (!actor.may(Access.EDIT_SIGNALS)) {
            return Set.of();
        }
        return door.read(actor, Access.SEE_OBSTACLES, () -> obstacle.demands().stream()
                .filter(demand -> demand.origin().ours())
                .filter(demand -> deciders.of(List.of(demand.issuer())).stream()
                        .anyMatch(one -> one.account().equals(actor.account())))
                .map(Obstacle.Demand::id)
                .collect(Collectors.toSet()));
    }
}
