package se.tillit.obstacle;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.ballot.Code;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;

/** What somebody without an account may see: where to tell, and with a receipt what became of it. */
@Component
public final class CitizenQuery {

    private final Door door;
    private final Handling handling;
    private final ObstacleStore obstacles;

    CitizenQuery(Door door, Handling handling, ObstacleStore obstacles) {
        this.door = door;
        this.handling = handling;
        this.obstacles = obstacles;
    }

    /** @param units of the house's own, by name */
    public record Desk(UUID organisation, String name, ObstacleSettings settings, List<Unit> units) {}

    /** @throws Refusal.NotFound where there is no such organisation */
    public Desk desk(UUID organisation) {
        return door.readAs(
                organisation,
                () -> new Desk(
                        organisation,
                        obstacles
                                .organisationName(organisation)
                                .orElseThrow(() -> new Refusal.NotFound("organisation")),
                        obstacles.settings(),
                        handling.holders().chain().units().stream()
                                .filter(unit -> unit.kind() == UnitKind.OWN)
                                .toList()));
    }

    /**
     * @param told the words that were told with the receipt, also where they are answered together with somebody else's
     * @param seen what became of it
     */
    public record Back(Obstacle.Told told, Seen seen) {}

    /** What became of what was told with the receipt; empty for one that nobody got. */
    public Optional<Back> with(UUID organisation, Code receipt) {
        return door.readAs(organisation, () -> obstacles
                .saidWith(receipt.hash())
                .map(said -> new Back(
                        handling.find(said.in()).told(),
                        Seen.withReceipt(handling.find(said.answeredIn()), handling.holders()))));
    }
}
