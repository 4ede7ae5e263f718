package se.tillit.table;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Writes what was said and agreed at the table. Every version is kept, and a new one asks everybody anew. */
@Component
public final class WriteNotes {

    static final int LONGEST = 6_000;

    private final Acts acts;
    private final Seated seated;
    private final TableStore tables;

    WriteNotes(Acts acts, Seated seated, TableStore tables) {
        this.acts = acts;
        this.seated = seated;
        this.tables = tables;
    }

    /**
     * @param version the one that the writer saw; 0 where there was none
     * @throws Refusal.Conflict where somebody else wrote meanwhile
     */
    public void write(Actor actor, UUID id, int version, String body) {
        acts.perform(actor, Access.LEAD_TABLES, "table.notes", note -> {
            RoundTable table = seated.leading(actor, id);
            RoundTable.Notes current = table.current().orElse(null);
            Problems problems = new Problems()
                    .addIf(table.invitation().on().isAfter(seated.today()), "anteckning", "table.notes-too-early")
                    .addIf(current != null && current.body().equals(body), "anteckning", "table.notes-unchanged");
            Inviting.text(problems, "anteckning", body, LONGEST, "table.needs-notes");
            problems.refuseIfAny();
            if ((current == null ? 0 : current.version()) != version
                    || !tables.note(id, version + 1, body, seated.today(), actor.account())) {
                throw new Refusal.Conflict("table " + id);
            }
            table.seatOf(actor.account())
                    .ifPresent(seat -> tables.say(
                            id, new RoundTable.Word(version + 1, seat.id(), true, null, false, seated.today())));
            return note.about(id).with("version", version + 1);
        });
    }
}
