package se.tillit.table;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Says what came of a step: done or not, and a sentence about it. Whoever sees to it says so, or whoever leads the table. */
@Component
public final class ReportStep {

    private static final int LONGEST = 500;

    private final Acts acts;
    private final Seated seated;
    private final TableStore tables;

    ReportStep(Acts acts, Seated seated, TableStore tables) {
        this.acts = acts;
        this.seated = seated;
        this.tables = tables;
    }

    /** @throws Refusal.Conflict where it has been told already */
    public void report(Actor actor, UUID id, UUID step, boolean done, String result) {
        acts.perform(actor, Access.SEE_TABLES, "table.report", note -> {
            RoundTable table = seated.partaking(actor, id);
            RoundTable.Step reported = table.steps().stream()
                    .filter(one -> one.id().equals(step))
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("step"));
            if (!actor.account().equals(reported.account()) && !table.isLedBy(actor.account())) {
                throw new Refusal.NotAllowed(Access.LEAD_TABLES);
            }
            Problems problems = new Problems();
            Inviting.text(problems, "blev-" + step, result, LONGEST, "table.needs-result");
            problems.refuseIfAny();
            if (!tables.report(step, done, result, seated.today(), actor.account())) {
                throw new Refusal.Conflict("step " + step);
            }
            return note.about(id).with("done", done);
        });
    }
}
