package se.tillit.chain;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;

/** Puts a unit, with all below it, under another from a day. */
@Component
public final class MoveUnit {

    private final Acts acts;
    private final Reorganisation reorganisation;

    MoveUnit(Acts acts, Reorganisation reorganisation) {
        this.acts = acts;
        this.reorganisation = reorganisation;
    }

    /**
     * @param version the version that the actor saw
     * @throws se.tillit.access.Refusal.Conflict where somebody changed the unit meanwhile
     */
    public void move(Actor actor, UUID unit, int version, LocalDate day, UUID parent) {
        acts.perform(actor, Access.EDIT_CHAIN, "unit.move", note -> {
            Unit before = reorganisation.begin(unit, version, day);
            Problems problems = new Problems()
                    .addIf(parent.equals(before.parent()), "till", "chain.change.same-parent")
                    .addIf(parent.equals(unit), "till", "chain.change.loop", before.name());
            problems.refuseIfAny();
            reorganisation.mustLast(parent, day, "till", problems);
            reorganisation.change(unit, day, old -> old.below(parent), problems);
            reorganisation.mustNotLoop(unit, day, "till", problems);
            problems.refuseIfAny();
            return note.about(unit).with("day", day.toString()).with("parent", parent);
        });
    }
}
