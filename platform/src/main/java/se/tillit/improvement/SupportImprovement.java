package se.tillit.improvement;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Wants what somebody else has suggested; from then on every step is told to this one as well. */
@Component
public final class SupportImprovement {

    private final Acts acts;
    private final ImprovementHandling handling;
    private final ImprovementStore improvements;

    SupportImprovement(Acts acts, ImprovementHandling handling, ImprovementStore improvements) {
        this.acts = acts;
        this.handling = handling;
        this.improvements = improvements;
    }

    /** @throws Refusal.Invalid where it is over */
    public void support(Actor actor, UUID id) {
        acts.perform(actor, Access.SUGGEST_IMPROVEMENTS, "improvement.support", note -> {
            improvements.lock(id);
            new Problems()
                    .addIf(handling.find(id).stage().isTried(), "jag", "improvement.over")
                    .refuseIfAny();
            if (!improvements.voicesOf(actor.account()).containsKey(id)) {
                improvements.say(id, actor.account(), handling.ownUnit(actor), handling.today(), false, false);
            }
            return note.about(id);
        });
    }
}
