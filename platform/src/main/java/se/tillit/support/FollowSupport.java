package se.tillit.support;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Says that a promise is kept, for a function behind it; and what it was worth, for the unit. */
@Component
public final class FollowSupport {

    private final Acts acts;
    private final SupportStore store;
    private final Supporting supporting;

    FollowSupport(Acts acts, SupportStore store, Supporting supporting) {
        this.acts = acts;
        this.store = store;
        this.supporting = supporting;
    }

    /** @throws Refusal.Conflict where it is done already, or not agreed by all */
    public void done(Actor actor, UUID id, String body) {
        acts.perform(actor, Access.PROMISE_SUPPORT, "support.done", note -> {
            Supporting.Place place = supporting.of(actor);
            UUID own = supporting.function(place);
            Need need = supporting.seen(actor, place, id);
            if (need.state() != Need.State.PROMISED) {
                throw new Refusal.Conflict("promise " + id);
            }
            if (Objects.requireNonNull(need.promise()).parties().stream()
                    .noneMatch(party -> party.unit().equals(own))) {
                throw new Refusal.NotAllowed(Access.PROMISE_SUPPORT);
            }
            new Problems()
                    .addIf(body.isBlank(), "gjort", "support.done.needs-text")
                    .addIf(body.length() > Need.LONGEST, "gjort", "web.too-long", Need.LONGEST)
                    .refuseIfAny();
            store.done(id, body, place.today(), actor.account());
            return note.about(id);
        });
    }

    /** @throws Refusal.Conflict where it is not done, or somebody in the unit has said so already */
    public void worth(Actor actor, UUID id, Need.@Nullable Worth worth, String body) {
        acts.perform(actor, Access.ASK_SUPPORT, "support.worth", note -> {
            Supporting.Place place = supporting.of(actor);
            Need need = supporting.seen(actor, place, id);
            if (!place.isOwn(need)) {
                throw new Refusal.NotAllowed(Access.ASK_SUPPORT);
            }
            if (need.state() != Need.State.DONE) {
                throw new Refusal.Conflict("promise " + id);
            }
            new Problems()
                    .addIf(worth == null, "varde", "support.worth.needs-choice")
                    .addIf(body.isBlank(), "ord", "support.worth.needs-text")
                    .addIf(body.length() > Need.LONGEST, "ord", "web.too-long", Need.LONGEST)
                    .refuseIfAny();
            store.worth(id, Objects.requireNonNull(worth), body, place.today(), actor.account(), place.role());
            return note.about(id);
        });
    }
}
