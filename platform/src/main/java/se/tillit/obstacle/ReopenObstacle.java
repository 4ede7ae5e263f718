package se.tillit.obstacle;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.answering.Holders;
import se.tillit.audit.Acts;

/** Takes an answer up again, once, with a reason: for whoever said what was in the way, and finds that it still is. */
@Component
public final class ReopenObstacle {

    private final Acts acts;
    private final Handling handling;
    private final ObstacleStore obstacles;

    ReopenObstacle(Acts acts, Handling handling, ObstacleStore obstacles) {
        this.acts = acts;
        this.handling = handling;
        this.obstacles = obstacles;
    }

    /**
     * @throws Refusal.NotAllowed for who has not said it
     * @throws Refusal.Conflict where it was taken up again before, or is not answered
     */
    public void reopen(Actor actor, UUID id, String reason) {
        acts.perform(actor, Access.REPORT_OBSTACLES, "obstacle.reopen", note -> {
            Obstacle obstacle = handling.find(id);
            if (!obstacles.voicesOf(actor.account()).containsKey(id)) {
                throw new Refusal.NotAllowed(Access.REPORT_OBSTACLES);
            }
            Handling.reason("skal-igen", reason, "obstacle.needs-reopen-reason").refuseIfAny();
            LocalDate today = handling.today();
            Holders.Holder holder = handling.holders()
                    .of(obstacle.holding().unit())
                    .orElseThrow(() -> new Refusal.Conflict("obstacle " + id));
            LocalDate due = handling.due(today);
            Handling.mustHaveWon(obstacles.reopen(id, today, holder, due), id);
            obstacles.step(
                    id,
                    new Obstacle.Step(Obstacle.Kind.REOPENED, today, holder.unit(), holder.role(), null, reason, due),
                    null,
                    null);
            return note.about(id);
        });
    }
}
