package se.tillit.api;

import java.util.List;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;

/** What may be seen of keys: one's own, in the organisation that one acts for. */
@Component
final class ApiKeyQuery {

    private final Door door;
    private final ApiKeyStore keys;

    ApiKeyQuery(Door door, ApiKeyStore keys) {
        this.door = door;
        this.keys = keys;
    }

    List<ApiKey> own(Actor actor) {
        return door.read(actor, Access.BE_SIGNED_IN, () -> keys.of(actor.account()));
    }
}
