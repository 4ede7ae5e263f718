package se.tillit.table;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Writes down a next step that the table agreed on: what, who sees to it, by when. */
@Component
public final class AgreeStep {

    private static final int LONGEST = 300;
    private static final int MOST = 30;

    private final Acts acts;
    private final Seated seated;
    private final TableStore tables;

    AgreeStep(Acts acts, Seated seated, TableStore tables) {
        this.acts = acts;
        this.seated = seated;
        this.tables = tables;
    }

    /**
     * @param owner the role that sees to it; empty: what whoever holds it was called when asked to the table
     * @param seat who holds that role, where it is somebody with an account at the table; null: somebody else
     */
    public UUID agree(Actor actor, UUID id, String what, String owner, @Nullable UUID seat, LocalDate due) {
        return acts.perform(actor, Access.LEAD_TABLES, "table.step", note -> {
            RoundTable table = seated.leading(actor, id);
            @Nullable
            Seat holder = seat == null
                    ? null
                    : table.seats().stream()
                            .filter(one -> one.id().equals(seat) && one.account() != null)
                            .findFirst()
                            .orElseThrow(() -> new Refusal.NotFound("seat"));
            String role = owner.isBlank() && holder != null && holder.role() != null ? holder.role() : owner;
            Problems problems = new Problems()
                    .addIf(due.isBefore(seated.today()), "senast", "table.needs-due")
                    .addIf(table.steps().size() >= MOST, "steg", "table.steps-enough", MOST);
            Inviting.text(problems, "steg", what, LONGEST, "table.needs-step");
            Inviting.text(problems, "agare", role, LONGEST, "table.needs-owner");
            problems.refuseIfAny();
            UUID step = tables.agree(
                    id, what, role, holder == null ? null : holder.account(), due, seated.today(), actor.account());
            note.about(id);
            return step;
        });
    }
}
