package se.tillit.table;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Says whether one comes to a table that one is asked to. No reason is asked for. */
@Component
public final class JoinTable {

    private final Acts acts;
    private final Seated seated;
    private final TableStore tables;

    JoinTable(Acts acts, Seated seated, TableStore tables) {
        this.acts = acts;
        this.seated = seated;
        this.tables = tables;
    }

    /** @throws Refusal.Invalid once there are notes: then it is settled who sat there */
    public void join(Actor actor, UUID id, boolean comes) {
        acts.perform(actor, Access.SEE_TABLES, "table.join", note -> {
            RoundTable table = seated.partaking(actor, id);
            Seat seat = table.seatOf(actor.account()).orElseThrow(() -> new Refusal.NotFound("seat"));
            new Problems()
                    .addIf(!table.notes().isEmpty(), "kommer", "table.seats-settled")
                    .refuseIfAny();
            tables.comes(seat.id(), comes);
            return note.about(id).with("comes", comes);
        });
    }
}
