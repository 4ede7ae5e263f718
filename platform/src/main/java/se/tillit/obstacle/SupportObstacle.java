package se.tillit.obstacle;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;

/** Says what somebody else has said too; from then on every step is told to this one as well. */
@Component
public final class SupportObstacle {

    private final Acts acts;
    private final Handling handling;
    private final ObstacleStore obstacles;
    private final Standing.Finder standing;

    SupportObstacle(Acts acts, Handling handling, ObstacleStore obstacles, Standing.Finder standing) {
        this.acts = acts;
        this.handling = handling;
        this.obstacles = obstacles;
        this.standing = standing;
    }

    /**
     * @param named whether whoever answers sees the name; said again, it changes that
     * @return the obstacle that it is answered in
     * @throws Refusal.Invalid where it has been answered
     */
    public UUID support(Actor actor, UUID id, boolean named) {
        return acts.perform(actor, Access.REPORT_OBSTACLES, "obstacle.support", note -> {
            obstacles.lock(id);
            Obstacle obstacle = handling.find(id);
            UUID into = obstacle.joinedTo() == null ? id : obstacle.joinedTo();
            obstacles.lock(into);
            new Problems()
                    .addIf(handling.find(into).answer() != null, "jag", "obstacle.answered")
                    .refuseIfAny();
            obstacles.say(
                    into,
                    actor.account(),
                    standing.now(actor).standing().map(one -> one.unit().id()).orElse(null),
                    handling.today(),
                    named,
                    false);
            note.about(into);
            return into;
        });
    }
}
