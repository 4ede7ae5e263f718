package se.tillit.table;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;

/** What every verb at a table begins with: the table, and whether this actor leads it or sits there. */
@Component
final class Seated {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final TableStore tables;
    private final Clock clock;

    Seated(TableStore tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(SWEDEN));
    }

    /** @throws Refusal.NotAllowed for anybody but the one who leads the table, or called it */
    RoundTable leading(Actor actor, UUID id) {
        RoundTable table = find(id);
        if (!table.isLedBy(actor.account()) && !table.begunBy().account().equals(actor.account())) {
            throw new Refusal.NotAllowed(Access.LEAD_TABLES);
        }
        return table;
    }

    /** @throws Refusal.NotFound for those who do not sit there: what they see of it has nothing to take part in */
    RoundTable partaking(Actor actor, UUID id) {
        RoundTable table = find(id);
        if (!table.isParty(actor.account())) {
            throw new Refusal.NotFound("table");
        }
        return table;
    }

    private RoundTable find(UUID id) {
        return tables.find(id).orElseThrow(() -> new Refusal.NotFound("table"));
    }
}
