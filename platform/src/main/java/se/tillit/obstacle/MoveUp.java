package se.tillit.obstacle;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.answering.Escalation;
import se.tillit.calendar.SwedishDays;

/** Each morning: what nobody answered in time goes one level up, and an exemption on trial that has ended is to be answered anew. */
@Component
public final class MoveUp {

    private final Escalation escalation;
    private final ObstacleStore obstacles;
    private final Clock clock;

    MoveUp(Escalation escalation, ObstacleStore obstacles, Clock clock) {
        this.escalation = escalation;
        this.obstacles = obstacles;
        this.clock = clock;
    }

    public void move() {
        escalation.organisations().forEach(this::move);
    }

    void move(UUID organisation) {
        escalation.move(organisation, ObstacleStore.MATTERS);
        escalation.askAnew(
                organisation,
                ObstacleStore.MATTERS,
                ObstacleStore.exemptionEndedBy(SwedishDays.today(clock)),
                Obstacle.Kind.EXEMPTION_ENDED.name(),
                obstacles::openAgain);
    }
}
