package se.tillit.obstacle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.answering.HolderStore;
import se.tillit.answering.Holders;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.ChainStore;

/** What every verb that moves or answers an obstacle begins with: the obstacle, and whether it is this actor's to deal with. */
@Component
final class Handling {

    static final int LONGEST = 2_000;

    private final ObstacleStore obstacles;
    private final HolderStore holders;
    private final ChainStore chain;
    private final Clock clock;

    Handling(ObstacleStore obstacles, HolderStore holders, ChainStore chain, Clock clock) {
        this.obstacles = obstacles;
        this.holders = holders;
        this.chain = chain;
        this.clock = clock;
    }

    /** @param holder who has it today */
    record Turn(Obstacle obstacle, LocalDate today, Holders holders, Holders.Holder holder) {}

    LocalDate today() {
        return SwedishDays.today(clock);
    }

    Holders holders() {
        return holders.holders(chain.asOf(today()), Access.ANSWER_OBSTACLES);
    }

    Obstacle find(UUID id) {
        return obstacles.find(id).orElseThrow(() -> new Refusal.NotFound("obstacle"));
    }

    /**
     * @param version the one that the actor saw
     * @throws Refusal.NotAllowed where others have it
     * @throws Refusal.Conflict where it has been answered, moved or joined since
     */
    Turn turn(Actor actor, UUID id, int version) {
        Obstacle obstacle = find(id);
        Holders now = holders();
        Holders.Holder holder = now.of(obstacle.holding().unit())
                .filter(one -> one.has(actor.account()))
                .orElseThrow(() -> new Refusal.NotAllowed(Access.ANSWER_OBSTACLES));
        if (!obstacle.isOpen() || obstacle.version() != version) {
            throw new Refusal.Conflict("obstacle " + id);
        }
        return new Turn(obstacle, today(), now, holder);
    }

    /** The last day to answer for somebody who gets it today. */
    LocalDate due(LocalDate today) {
        return SwedishDays.after(today, obstacles.settings().workingDays());
    }

    /** A few sentences: something, and not a report. */
    static Problems reason(String field, String reason, String missing) {
        return new Problems()
                .addIf(reason.isBlank(), field, missing)
                .addIf(reason.length() > LONGEST, field, "web.too-long", LONGEST);
    }

    static void mustHaveWon(boolean won, UUID id) {
        if (!won) {
            throw new Refusal.Conflict("obstacle " + id);
        }
    }
}
