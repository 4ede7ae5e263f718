package se.tillit.api;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Takes one's own key away; the program that has it is not let in from then on. */
@Component
final class RevokeApiKey {

    private final Acts acts;
    private final ApiKeyStore keys;

    RevokeApiKey(Acts acts, ApiKeyStore keys) {
        this.acts = acts;
        this.keys = keys;
    }

    void revoke(Actor actor, UUID id) {
        acts.perform(actor, Access.BE_SIGNED_IN, "api.revoke-key", note -> {
            if (!keys.delete(id, actor.account())) {
                throw new Refusal.NotFound("key");
            }
            return note.about(id);
        });
    }
}
