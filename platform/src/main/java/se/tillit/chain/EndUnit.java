package se.tillit.chain;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;

/** Ends a unit on a day, and with it who works there. Demands on it remain in the register and land on nobody from that day. */
@Component
public final class EndUnit {

    private final Acts acts;
    private final Reorganisation reorganisation;

    EndUnit(Acts acts, Reorganisation reorganisation) {
        this.acts = acts;
        this.reorganisation = reorganisation;
    }

    /**
     * @param version the version that the actor saw
     * @throws se.tillit.access.Refusal.Invalid where units remain below it
     * @throws se.tillit.access.Refusal.Conflict where somebody changed the unit meanwhile
     */
    public void end(Actor actor, UUID unit, int version, LocalDate day) {
        acts.perform(actor, Access.EDIT_CHAIN, "unit.end", note -> {
            Unit before = reorganisation.begin(unit, version, day);
            Problems problems = new Problems();
            for (UUID below : reorganisation.below(unit, day)) {
                problems.add(Reorganisation.DAY, "chain.change.below", reorganisation.name(below), before.name());
            }
            reorganisation.release(unit, day, position -> true, problems);
            reorganisation.moveMembers(unit, day, member -> null);
            reorganisation.end(unit, day, problems);
            problems.refuseIfAny();
            return note.about(unit).with("day", day.toString());
        });
    }
}
