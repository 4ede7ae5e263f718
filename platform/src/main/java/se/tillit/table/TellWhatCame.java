package se.tillit.table;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;

/** Tells residents in a line or two what came of a table. Only what all at it have said their word about can be told. */
@Component
public final class TellWhatCame {

    private static final int LONGEST = 500;

    private final Acts acts;
    private final Seated seated;
    private final TableStore tables;

    TellWhatCame(Acts acts, Seated seated, TableStore tables) {
        this.acts = acts;
        this.seated = seated;
        this.tables = tables;
    }

    public void tell(Actor actor, UUID id, String line) {
        acts.perform(actor, Access.LEAD_TABLES, "table.tell", note -> {
            RoundTable table = seated.leading(actor, id);
            Problems problems =
                    new Problems().addIf(!table.isOpenToOthers(seated.today()), "rad", "table.tell-too-early");
            Inviting.text(problems, "rad", line, LONGEST, "table.needs-line");
            problems.refuseIfAny();
            tables.tell(id, line, seated.today(), actor.account());
            return note.about(id);
        });
    }
}
