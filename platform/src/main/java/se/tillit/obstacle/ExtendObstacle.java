package se.tillit.obstacle;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.calendar.SwedishDays;

/** Takes as many days again, once, with a reason that everybody concerned reads. */
@Component
public final class ExtendObstacle {

    private final Acts acts;
    private final Handling handling;
    private final ObstacleStore obstacles;

    ExtendObstacle(Acts acts, Handling handling, ObstacleStore obstacles) {
        this.acts = acts;
        this.handling = handling;
        this.obstacles = obstacles;
    }

    /**
     * @param version the one that the actor saw
     * @throws Refusal.Conflict where it was extended before, or answered meanwhile
     */
    public void extend(Actor actor, UUID id, int version, String reason) {
        acts.perform(actor, Access.ANSWER_OBSTACLES, "obstacle.extend", note -> {
            Handling.Turn turn = handling.turn(actor, id, version);
            LocalDate until = turn.obstacle().holding().due();
            Handling.reason("skal-tid", reason, "obstacle.needs-time-reason").refuseIfAny();
            if (until == null || until.isBefore(turn.today())) {
                throw new Refusal.Conflict("obstacle " + id);
            }
            LocalDate due = SwedishDays.after(until, obstacles.settings().workingDays());
            Handling.mustHaveWon(obstacles.extend(id, version, due), id);
            obstacles.step(
                    id,
                    new Obstacle.Step(
                            Obstacle.Kind.EXTENDED,
                            turn.today(),
                            turn.holder().unit(),
                            turn.holder().role(),
                            null,
                            reason,
                            due),
                    actor.account(),
                    null);
            return note.about(id);
        });
    }
}
