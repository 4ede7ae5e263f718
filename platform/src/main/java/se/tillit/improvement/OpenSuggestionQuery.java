package se.tillit.improvement;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.ballot.Code;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;
import se.tillit.obstacle.CitizenQuery;
import se.tillit.obstacle.ObstacleSettings;

/** What somebody without an account may see: where to suggest something, and with a receipt what became of it. */
@Component
public final class OpenSuggestionQuery {

    private final Door door;
    private final CitizenQuery desks;
    private final ImprovementHandling handling;
    private final ImprovementStore improvements;

    OpenSuggestionQuery(Door door, CitizenQuery desks, ImprovementHandling handling, ImprovementStore improvements) {
        this.door = door;
        this.desks = desks;
        this.handling = handling;
        this.improvements = improvements;
    }

    /** @param settings where grave misconduct is reported instead, which must be told before anybody is asked anything */
    public record Desk(UUID organisation, String name, ObstacleSettings settings) {}

    /** @throws Refusal.NotFound where there is no such organisation */
    public Desk desk(UUID organisation) {
        CitizenQuery.Desk desk = desks.desk(organisation);
        return new Desk(organisation, desk.name(), desk.settings());
    }

    /** @throws Refusal.NotFound where the organisation has no such unit of its own */
    public Unit unit(UUID organisation, UUID unit) {
        // A poster outlives a reorganisation: it leads to who took over.
        return door.readAs(organisation, () -> handling.holders().chain().standsFor(unit).stream()
                .filter(one -> one.kind() == UnitKind.OWN)
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("unit")));
    }

    /** What became of what was suggested with the receipt; empty for one that nobody got. */
    public Optional<SeenImprovement> with(UUID organisation, Code receipt) {
        return door.readAs(organisation, () -> improvements
                .saidWith(receipt.hash())
                .map(id -> SeenImprovement.withReceipt(handling.find(id), handling.holders())));
    }
}
