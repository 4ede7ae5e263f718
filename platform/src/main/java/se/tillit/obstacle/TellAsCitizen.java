package se.tillit.obstacle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.answering.Holders;
import se.tillit.ballot.Code;
import se.tillit.openness.Registering;
import se.tillit.openness.Rule;

/**
 * Tells what is in the way without an account. An anonymous verb: it takes no actor, and writes no entry in the log, no key of a form, no
 * session, no count of own time. What is kept of who told it is the hash of a receipt that only they have.
 */
@Component
public final class TellAsCitizen {

    private final Door door;
    private final Handling handling;
    private final ObstacleStore obstacles;
    private final Registering registering;
    private final Clock clock;

    TellAsCitizen(Door door, Handling handling, ObstacleStore obstacles, Registering registering, Clock clock) {
        this.door = door;
        this.handling = handling;
        this.obstacles = obstacles;
        this.registering = registering;
        this.clock = clock;
    }

    /**
     * The same words as in an open obstacle that a citizen told are one more voice in it.
     *
     * @param sure whether it is to be sent although it holds what looks like a number or an address of a person
     * @throws Refusal.NotFound where there is no such organisation
     * @throws Refusal.Invalid with everything that must be put right
     */
    public Code tell(UUID organisation, Obstacle.Told told, boolean sure) {
        Code receipt = Code.fresh();
        door.writeAs(organisation, () -> {
            if (obstacles.organisationName(organisation).isEmpty()) {
                throw new Refusal.NotFound("organisation");
            }
            ObstacleSettings settings = obstacles.settings();
            ReportObstacle.problems(told, List.of(), sure)
                    .addIf(!settings.isOpen(), "text", "obstacle.not-open")
                    .refuseIfAny();
            LocalDate today = handling.today();
            UUID into = obstacles.sameFromCitizen(told.text()).orElse(null);
            if (into == null) {
                into = begin(told, settings, today);
                obstacles.sayWithReceipt(into, told.unit(), today, true, receipt.hash());
                registering.happened(ObstacleRecord.CODE, into, Rule.Registered.ALWAYS);
            } else {
                obstacles.sayWithReceipt(into, told.unit(), today, false, receipt.hash());
            }
            return into;
        });
        return receipt;
    }

    private UUID begin(Obstacle.Told told, ObstacleSettings settings, LocalDate today) {
        Holders holders = handling.holders();
        if (told.unit() != null && holders.chain().unit(told.unit()).isEmpty()) {
            throw new Refusal.NotFound("unit");
        }
        Holders.Holder first = FirstHolder.of(holders, List.of(), told.unit(), null, settings.front())
                .orElseThrow(() -> new Refusal.Invalid(new Problems().add("text", "obstacle.nobody-answers")));
        LocalDate due = handling.due(today);
        UUID id = obstacles.insert(told, true, clock.instant(), today, first, due);
        ReportObstacle.begin(obstacles, id, first, today, due);
        return id;
    }
}
