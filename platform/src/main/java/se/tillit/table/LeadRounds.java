package se.tillit.table;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Keeps track, for whoever leads, of who has been heard; begins the next round; goes on from understanding to judging. */
@Component
public final class LeadRounds {

    private final Acts acts;
    private final Seated seated;
    private final TableStore tables;

    LeadRounds(Acts acts, Seated seated, TableStore tables) {
        this.acts = acts;
        this.seated = seated;
        this.tables = tables;
    }

    /** @param heard whether somebody has been heard in this round; false: takes back a slip of the finger */
    public void hear(Actor actor, UUID id, UUID seat, boolean heard) {
        acts.perform(actor, Access.LEAD_TABLES, "table.hear", note -> {
            RoundTable table = seated.leading(actor, id);
            if (table.seats().stream().noneMatch(one -> one.id().equals(seat))) {
                throw new Refusal.NotFound("seat");
            }
            tables.spoken(seat, heard ? table.round() : table.round() - 1);
            return note.about(id); // who spoke is nobody's business but the table's
        });
    }

    /** @throws Refusal.Conflict where the round that was on the screen is over */
    public void next(Actor actor, UUID id, int round) {
        acts.perform(actor, Access.LEAD_TABLES, "table.round", note -> {
            seated.leading(actor, id);
            if (!tables.nextRound(id, round)) {
                throw new Refusal.Conflict("table " + id);
            }
            return note.about(id).with("round", round + 1);
        });
    }

    /** Closes the questions to understand, and opens those to judge. There is no way back: a question to understand may still be asked. */
    public void judge(Actor actor, UUID id) {
        acts.perform(actor, Access.LEAD_TABLES, "table.judge", note -> {
            seated.leading(actor, id);
            tables.openJudging(id, seated.today());
            return note.about(id);
        });
    }
}
