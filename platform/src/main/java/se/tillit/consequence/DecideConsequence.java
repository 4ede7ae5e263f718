package se.tillit.consequence;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.signal.RegisterSignal;
import se.tillit.signal.SignalForm;

/** Writes down what was decided about a new demand. After a yes it is registered, and only then counted anywhere. */
@Component
public final class DecideConsequence {

    private final Acts acts;
    private final Preparing preparing;
    private final ConsequenceStore consequences;
    private final RegisterSignal register;

    DecideConsequence(Acts acts, Preparing preparing, ConsequenceStore consequences, RegisterSignal register) {
        this.acts = acts;
        this.preparing = preparing;
        this.consequences = consequences;
        this.register = register;
    }

    /**
     * @param version the version that was decided about
     * @throws Refusal.Invalid where the demand lacks what every new one must say
     * @throws Refusal.Conflict where it is decided, or somebody wrote meanwhile
     */
    public void decide(Actor actor, UUID id, int version, boolean agrees, String reason) {
        acts.perform(actor, Access.PREPARE_DEMANDS, "consequence.decide", note -> {
            Consequence draft = preparing.open(id);
            Preparing.check(new Problems(), "skal", reason)
                    .addIf(reason.isBlank(), "skal", "consequence.needs-reason")
                    .refuseIfAny();
            @Nullable
            UUID signal = agrees
                    ? register.register(actor, new SignalForm(draft.demand()).details(preparing.chain(), null))
                    : null;
            Consequence.Said by = new Consequence.Said(preparing.today(), actor.name(), preparing.as(actor));
            if (!consequences.decide(
                    id, version, actor.account(), new Consequence.Decision(by, agrees, reason, signal))) {
                throw new Refusal.Conflict("consequence " + id);
            }
            return note.about(id).with("agreed", agrees);
        });
    }
}
