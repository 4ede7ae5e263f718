package se.tillit.obstacle;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.answering.Holders;
import se.tillit.audit.Acts;
import se.tillit.openness.Registering;
import se.tillit.openness.Rule;

/** Passes an obstacle on to who can do something about it, where the one who has it cannot. The days begin anew. */
@Component
public final class PassOn {

    private final Registering registering;
    private final Acts acts;
    private final Handling handling;
    private final ObstacleStore obstacles;

    PassOn(Acts acts, Handling handling, ObstacleStore obstacles, Registering registering) {
        this.registering = registering;
        this.acts = acts;
        this.handling = handling;
        this.obstacles = obstacles;
    }

    /**
     * @param version the one that the actor saw
     * @param unit where somebody can answer
     * @throws Refusal.Conflict where somebody answered, or it went elsewhere, meanwhile
     */
    public void pass(Actor actor, UUID id, int version, @Nullable UUID unit, String reason) {
        acts.perform(actor, Access.ANSWER_OBSTACLES, "obstacle.pass", note -> {
            Handling.Turn turn = handling.turn(actor, id, version);
            boolean there = unit != null
                    && turn.holders().all().stream().anyMatch(one -> one.unit().equals(unit));
            Handling.reason("skal-vidare", reason, "obstacle.needs-pass-reason")
                    .addIf(!there, "enhet", "obstacle.needs-unit")
                    .addIf(there && turn.holder().unit().equals(unit), "enhet", "obstacle.has-it-already")
                    .refuseIfAny();
            Holders.Holder next = turn.holders().of(unit).orElseThrow();
            LocalDate due = handling.due(turn.today());
            Handling.mustHaveWon(obstacles.give(id, version, next, turn.today(), due), id);
            obstacles.step(
                    id,
                    new Obstacle.Step(
                            Obstacle.Kind.PASSED_ON, turn.today(), next.unit(), next.role(), null, reason, due),
                    actor.account(),
                    null);
            registering.happened(ObstacleRecord.CODE, id, Rule.Registered.SENT);
            return note.about(id);
        });
    }
}
