package se.tillit.consequence;

import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;

/** Says how many demands are to go when a new one comes: the organisation's own rule, shown beside every new demand. */
@Component
public final class SetExchange {

    static final int MOST = 5;

    private final Acts acts;
    private final ConsequenceStore consequences;

    SetExchange(Acts acts, ConsequenceStore consequences) {
        this.acts = acts;
        this.consequences = consequences;
    }

    /** @param outForEachNew 0: no such rule */
    public void set(Actor actor, int outForEachNew) {
        acts.perform(actor, Access.SET_EXCHANGE, "consequence.exchange", note -> {
            new Problems()
                    .addIf(outForEachNew < 0 || outForEachNew > MOST, "antal", "consequence.between", MOST)
                    .refuseIfAny();
            consequences.setOutForEachNew(outForEachNew);
            return note.with("out", outForEachNew);
        });
    }
}
