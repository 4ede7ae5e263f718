package se.tillit.owntime;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Role;

/** What Tillit takes. Everybody may see it of every role. */
@Component
public final class OwnTimeQuery {

    private final Door door;
    private final OwnTimeStore store;

    OwnTimeQuery(Door door, OwnTimeStore store) {
        this.door = door;
        this.store = store;
    }

    public List<OwnTime> of(Actor actor, YearMonth month) {
        return door.read(actor, Access.BE_SIGNED_IN, () -> store.of(month));
    }

    /** Of those with the actor's role, or of the small roles together where it is one of them. */
    public OwnTime mine(Actor actor, YearMonth month) {
        Role role = actor.roles().stream().min(Role::compareTo).orElseThrow();
        List<OwnTime> all = of(actor, month);
        return all.stream()
                .filter(one -> one.role().equals(Optional.of(role)))
                .findFirst()
                .orElseGet(all::getLast);
    }
}
