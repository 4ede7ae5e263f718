package se.tillit.chain;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;

/** Gives a unit another name from a day; older days keep the old one. */
@Component
public final class RenameUnit {

    private final Acts acts;
    private final Reorganisation reorganisation;

    RenameUnit(Acts acts, Reorganisation reorganisation) {
        this.acts = acts;
        this.reorganisation = reorganisation;
    }

    /**
     * @param version the version that the actor saw
     * @throws se.tillit.access.Refusal.Conflict where somebody changed the unit meanwhile
     */
    public void rename(Actor actor, UUID unit, int version, LocalDate day, String name) {
        acts.perform(actor, Access.EDIT_CHAIN, "unit.rename", note -> {
            Unit before = reorganisation.begin(unit, version, day);
            Problems problems = new Problems().addIf(before.name().equals(name), "namn", "chain.change.same-name");
            reorganisation.change(unit, day, old -> old.named(name), problems);
            problems.refuseIfAny();
            return note.about(unit).with("day", day.toString());
        });
    }
}
