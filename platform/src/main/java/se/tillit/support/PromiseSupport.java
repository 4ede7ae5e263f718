package se.tillit.support;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/**
 * Writes the one promise, for oneself and the other functions that it takes; agrees to it for one's own; or says no with a reason. When the
 * day has passed in silence, whoever leads above the functions may do so in their place; those behind it agree all the same.
 */
@Component
public final class PromiseSupport {

    private final Acts acts;
    private final SupportStore store;
    private final Supporting supporting;

    PromiseSupport(Acts acts, SupportStore store, Supporting supporting) {
        this.acts = acts;
        this.store = store;
        this.supporting = supporting;
    }

    /**
     * Writes it, or changes it; then the others agree anew.
     *
     * @param seen the version that the writer saw; 0 where there was none
     * @param functions who stands behind it, beside the writer's own; at least one for whoever decides in their place
     * @throws Refusal.Conflict where somebody else wrote meanwhile, or it is done or declined
     */
    public void promise(Actor actor, UUID id, int seen, String body, LocalDate keptBy, Collection<UUID> functions) {
        acts.perform(actor, Access.PROMISE_SUPPORT, "support.promise", note -> {
            Supporting.Place place = supporting.of(actor);
            Need need = open(actor, place, id);
            Optional<UUID> own = supporting.answering(place, need);
            Need.Promise before = need.promise();
            if ((before == null ? 0 : before.version()) != seen) {
                throw new Refusal.Conflict("promise " + id);
            }
            Set<UUID> behind = new HashSet<>(functions);
            own.ifPresent(behind::add);
            if (!store.functions().containsAll(behind)) {
                throw new Refusal.NotFound("function");
            }
            new Problems()
                    .addIf(body.isBlank(), "lofte", "support.promise.needs-text")
                    .addIf(body.length() > Need.LONGEST, "lofte", "web.too-long", Need.LONGEST)
                    .addIf(!keptBy.isAfter(place.today()), "dag", "support.promise.day-to-come")
                    .addIf(behind.isEmpty(), "lofte", "support.promise.needs-function")
                    .refuseIfAny();
            store.promise(id, seen + 1, body, keptBy, behind, place.today(), actor.account(), place.role());
            own.ifPresent(
                    function -> store.agree(id, function, seen + 1, place.today(), actor.account(), place.role()));
            return note.about(id).with("functions", behind.size());
        });
    }

    /** @throws Refusal.Conflict where the promise is another than the one that was read */
    public void agree(Actor actor, UUID id, int version) {
        acts.perform(actor, Access.PROMISE_SUPPORT, "support.agree", note -> {
            Supporting.Place place = supporting.of(actor);
            UUID own = supporting.function(place);
            Need.Promise promise = open(actor, place, id).promise();
            if (promise == null || promise.version() != version) {
                throw new Refusal.Conflict("promise " + id);
            }
            if (promise.parties().stream().noneMatch(party -> party.unit().equals(own))) {
                throw new Refusal.NotAllowed(Access.PROMISE_SUPPORT);
            }
            store.agree(id, own, version, place.today(), actor.account(), place.role());
            return note.about(id).with("version", version);
        });
    }

    public void decline(Actor actor, UUID id, String reason) {
        acts.perform(actor, Access.PROMISE_SUPPORT, "support.decline", note -> {
            Supporting.Place place = supporting.of(actor);
            Need need = open(actor, place, id);
            supporting.answering(place, need);
            if (need.promise() != null) {
                throw new Refusal.Conflict("need " + id);
            }
            new Problems()
                    .addIf(reason.isBlank(), "skal", "support.decline.needs-reason")
                    .addIf(reason.length() > Need.LONGEST, "skal", "web.too-long", Need.LONGEST)
                    .refuseIfAny();
            store.decline(id, reason, place.today(), actor.account(), place.role());
            return note.about(id);
        });
    }

    /** One that is neither declined nor done. */
    private Need open(Actor actor, Supporting.Place place, UUID id) {
        Need need = supporting.seen(actor, place, id);
        if (!need.isUnanswered() && need.state() != Need.State.PROMISED) {
            throw new Refusal.Conflict("need " + id);
        }
        return need;
    }
}
