package se.tillit.mandate;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Marks the decisions of a list as told to a meeting of the board; what has been noted since waits for the next. */
@Component
public final class TellMeeting {

    private final Acts acts;
    private final DecisionStore store;

    TellMeeting(Acts acts, DecisionStore store) {
        this.acts = acts;
        this.store = store;
    }

    /**
     * @param decisions those on the list that was looked at
     * @throws Refusal.Conflict where one of them has been told or taken back meanwhile; then none is marked
     */
    public void tell(Actor actor, UUID board, List<UUID> decisions, LocalDate meeting) {
        acts.perform(actor, Access.EDIT_MANDATES, "mandate.told", note -> {
            new Problems()
                    .addIf(decisions.isEmpty(), "sammantrade", "mandate.list.nothing")
                    .refuseIfAny();
            if (store.tell(board, decisions, meeting) != decisions.size()) {
                throw new Refusal.Conflict("decisions");
            }
            return note.about(board).with("decisions", decisions.size());
        });
    }
}
