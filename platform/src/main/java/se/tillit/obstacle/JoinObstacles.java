package se.tillit.obstacle;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.answering.Holders;
import se.tillit.audit.Acts;

/** Joins one obstacle into another that says the same. All who said either get the one answer. */
@Component
public final class JoinObstacles {

    private final Acts acts;
    private final Handling handling;
    private final ObstacleStore obstacles;

    JoinObstacles(Acts acts, Handling handling, ObstacleStore obstacles) {
        this.acts = acts;
        this.handling = handling;
        this.obstacles = obstacles;
    }

    /**
     * @throws Refusal.NotAllowed for who neither told the first nor has either of them to answer
     * @throws Refusal.Conflict where either was answered or joined meanwhile
     */
    public void join(Actor actor, UUID id, UUID into) {
        acts.perform(actor, Access.REPORT_OBSTACLES, "obstacle.join", note -> {
            Obstacle from = handling.find(id);
            Obstacle to = handling.find(into);
            Holders holders = handling.holders();
            ObstacleStore.Voice voice = obstacles.voicesOf(actor.account()).get(id);
            boolean may = voice != null && voice.first() && from.voices() == 1
                    || has(holders, actor, from)
                    || has(holders, actor, to);
            if (!may) {
                throw new Refusal.NotAllowed(Access.ANSWER_OBSTACLES);
            }
            Handling.mustHaveWon(!id.equals(into) && obstacles.join(id, into), id);
            LocalDate today = handling.today();
            obstacles.step(id, step(today, from.holding()), null, null);
            obstacles.step(into, step(today, to.holding()), null, null);
            return note.about(into).with("from", id.toString());
        });
    }

    private static Obstacle.Step step(LocalDate today, Obstacle.Holding holding) {
        return new Obstacle.Step(
                Obstacle.Kind.JOINED, today, holding.unit(), holding.role(), null, null, holding.due());
    }

    private static boolean has(Holders holders, Actor actor, Obstacle obstacle) {
        return actor.may(Access.ANSWER_OBSTACLES)
                && holders.of(obstacle.holding().unit())
                        .filter(holder -> holder.has(actor.account()))
                        .isPresent();
    }
}
