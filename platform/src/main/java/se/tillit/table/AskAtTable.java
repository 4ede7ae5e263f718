package se.tillit.table;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Puts a question on the table: to understand first, and to judge once those are closed. */
@Component
public final class AskAtTable {

    static final int LONGEST = 500;
    private static final int MOST = 200;

    private final Acts acts;
    private final Seated seated;
    private final TableStore tables;

    AskAtTable(Acts acts, Seated seated, TableStore tables) {
        this.acts = acts;
        this.seated = seated;
        this.tables = tables;
    }

    /** @param of whose question it is, where whoever leads the table writes it down for somebody else; null: the actor's own */
    public void ask(Actor actor, UUID id, RoundTable.Asking kind, String body, @Nullable UUID of) {
        acts.perform(actor, Access.SEE_TABLES, "table.ask", note -> {
            RoundTable table = seated.partaking(actor, id);
            String field = kind == RoundTable.Asking.UNDERSTAND ? "forsta" : "bedoma";
            Problems problems = new Problems()
                    .addIf(
                            kind == RoundTable.Asking.JUDGE && table.judgingSince() == null,
                            field,
                            "table.judging-not-open")
                    .addIf(table.questions().size() >= MOST, field, "table.questions-enough", MOST);
            Inviting.text(problems, field, body, LONGEST, "table.needs-asked");
            problems.refuseIfAny();
            tables.ask(id, kind, body, whose(actor, table, of), seated.today(), actor.account());
            return note.about(id).with("kind", kind.name());
        });
    }

    private static @Nullable UUID whose(Actor actor, RoundTable table, @Nullable UUID of) {
        if (of == null) {
            return table.seatOf(actor.account()).map(Seat::id).orElse(null);
        }
        boolean mayWriteFor = table.isLedBy(actor.account())
                && table.seats().stream().anyMatch(seat -> seat.id().equals(of) && seat.account() == null);
        if (!mayWriteFor) {
            throw new Refusal.NotFound("seat"); // whoever has an account asks for herself
        }
        return of;
    }
}
