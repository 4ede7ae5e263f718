package se.tillit.load;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;

/** What has been loaded, for those who may load. */
@Component
final class LoadQuery {

    private static final int SHOWN = 20;

    private final Door door;
    private final LoadStore loads;

    LoadQuery(Door door, LoadStore loads) {
        this.door = door;
        this.loads = loads;
    }

    List<PastLoad> newestFirst(Actor actor) {
        return door.read(actor, Access.IMPORT, () -> loads.newestFirst(SHOWN));
    }

    /** The one load that can be undone. */
    Optional<PastLoad> newestStanding(Actor actor) {
        return door.read(actor, Access.IMPORT, loads::newestStanding);
    }

    /** @throws Refusal.NotFound where the organisation has no such load */
    PastLoad find(Actor actor, UUID load) {
        return door.read(actor, Access.IMPORT, () -> loads.find(load)).orElseThrow(() -> new Refusal.NotFound("load"));
    }
}
