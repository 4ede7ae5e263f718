package se.tillit.support;

import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Chain;

/** Says which units give support to the others. */
@Component
public final class SetFunctions {

    private final Acts acts;
    private final SupportStore store;
    private final Supporting supporting;

    SetFunctions(Acts acts, SupportStore store, Supporting supporting) {
        this.acts = acts;
        this.store = store;
        this.supporting = supporting;
    }

    public void set(Actor actor, Collection<UUID> units) {
        acts.perform(actor, Access.SET_SUPPORT, "support.functions", note -> {
            Chain chain = supporting.of(actor).chain();
            units.forEach(unit -> chain.unit(unit).orElseThrow(() -> new Refusal.NotFound("unit")));
            store.setFunctions(units);
            return note.with("functions", units.size());
        });
    }
}
