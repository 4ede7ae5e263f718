package se.tillit.owntime;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Role;
import se.tillit.audit.Acts;

/** Sets how much Tillit may take of each role. */
@Component
public final class SetOwnTimeLimits {

    private static final int MOST = 10_000;

    private final Acts acts;
    private final OwnTimeStore store;

    SetOwnTimeLimits(Acts acts, OwnTimeStore store) {
        this.acts = acts;
        this.store = store;
    }

    /**
     * @param minutes a month, as written; an empty role stands for the small ones together
     * @throws se.tillit.access.Refusal.Invalid where one is no number of minutes; the field is named by the role
     */
    public void set(Actor actor, Map<Optional<Role>, String> minutes) {
        acts.perform(actor, Access.SET_OWN_TIME, "owntime.limits", note -> {
            Problems problems = new Problems();
            minutes.forEach((role, text) -> {
                String name = role.map(Role::name).orElse("");
                if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > MOST) {
                    problems.add("tak" + name, "owntime.limit-no-number");
                } else {
                    store.limit(role, Integer.parseInt(text));
                    note.with(name, Integer.parseInt(text));
                }
            });
            problems.refuseIfAny();
            return note;
        });
    }
}
