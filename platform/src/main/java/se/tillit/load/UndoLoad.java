package se.tillit.load;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Takes the newest load back, row by row as it was; earlier ones after it, one at a time. */
@Component
public final class UndoLoad {

    private final Acts acts;
    private final LoadStore loads;

    UndoLoad(Acts acts, LoadStore loads) {
        this.acts = acts;
        this.loads = loads;
    }

    /**
     * @throws Refusal.NotFound where there is no such load
     * @throws Refusal.Conflict where it is undone already, another load came after, or something it touched was changed since
     */
    public void undo(Actor actor, UUID load) {
        acts.perform(actor, Access.IMPORT, "load.undo", note -> {
            loads.find(load).orElseThrow(() -> new Refusal.NotFound("load"));
            if (loads.newestStanding()
                    .filter(newest -> newest.id().equals(load))
                    .isEmpty()) {
                throw new Refusal.Conflict("A later load stands on it, or it is undone already");
            }
            loads.undo(load);
            note.about(load);
            return load;
        });
    }
}
