package se.tillit.table;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Says that one can stand behind the notes, or what one misses in them. */
@Component
public final class ApproveNotes {

    private static final int LONGEST = 1_000;

    private final Acts acts;
    private final Seated seated;
    private final TableStore tables;

    ApproveNotes(Acts acts, Seated seated, TableStore tables) {
        this.acts = acts;
        this.seated = seated;
        this.tables = tables;
    }

    /**
     * @param version the notes that were read
     * @throws Refusal.Conflict where they have been changed since: what one has not read, one does not approve
     */
    public void say(Actor actor, UUID id, int version, boolean approves, @Nullable String remark) {
        acts.perform(actor, Access.SEE_TABLES, "table.approve", note -> {
            RoundTable table = seated.partaking(actor, id);
            Seat seat = table.seatOf(actor.account()).orElseThrow(() -> new Refusal.NotFound("seat"));
            say(table, seat, version, approves, remark, false);
            return note.about(id).with("version", version).with("approves", approves);
        });
    }

    /** The same for somebody without an account, who said it at the table; whoever leads notes it, and the page says that it was so. */
    public void noteFor(Actor actor, UUID id, UUID seat, int version, boolean approves, @Nullable String remark) {
        acts.perform(actor, Access.LEAD_TABLES, "table.approved-at-table", note -> {
            RoundTable table = seated.leading(actor, id);
            Seat whose = table.seats().stream()
                    .filter(one -> one.id().equals(seat) && one.account() == null)
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("seat")); // nobody speaks for somebody who can speak here
            say(table, whose, version, approves, remark, true);
            return note.about(id).with("version", version).with("approves", approves);
        });
    }

    private void say(
            RoundTable table, Seat seat, int version, boolean approves, @Nullable String remark, boolean atTable) {
        if (table.current().map(RoundTable.Notes::version).orElse(0) != version || version == 0) {
            throw new Refusal.Conflict("table " + table.id());
        }
        new Problems()
                .addIf(!approves && remark == null, "kommentar", "table.needs-remark")
                .addIf(remark != null && remark.length() > LONGEST, "kommentar", "web.too-long", LONGEST)
                .refuseIfAny();
        tables.say(table.id(), new RoundTable.Word(version, seat.id(), approves, remark, atTable, seated.today()));
    }
}
