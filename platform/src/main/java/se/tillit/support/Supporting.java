package se.tillit.support;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.Standing;

/** Where somebody stands to a need: in the unit that has it, or in a function that gives support. */
@Component
final class Supporting {

    private final SupportStore store;
    private final Standing.Finder finder;

    Supporting(SupportStore store, Standing.Finder finder) {
        this.store = store;
        this.finder = finder;
    }

    /**
     * @param unit where the actor works; empty: nowhere
     * @param function the function that gives support where the actor works, itself or one above it; empty: none
     */
    record Place(LocalDate today, Chain chain, Optional<UUID> unit, Optional<UUID> function, String role) {

        /** Whether the need is the actor's own unit's, also where that has taken over from another. */
        boolean isOwn(Need need) {
            return unit.filter(own -> chain.withPredecessors(own).contains(need.unit()))
                    .isPresent();
        }
    }

    /** Inside a transaction for the actor's organisation. */
    Place of(Actor actor) {
        Standing.Now now = finder.now(actor);
        Set<UUID> functions = store.functions();
        Optional<UUID> unit = now.standing().map(one -> one.unit().id());
        Optional<UUID> function = unit.flatMap(own -> now.chain().path(own).reversed().stream()
                .map(one -> one.id())
                .filter(functions::contains)
                .findFirst());
        return new Place(now.today(), now.chain(), unit, function, now.roleOf(actor));
    }

    /** The function that the actor answers for. */
    UUID function(Place place) {
        return place.function().orElseThrow(() -> new Refusal.NotAllowed(Access.PROMISE_SUPPORT));
    }

    /** A need that the actor may see. */
    Need seen(Actor actor, Place place, UUID id) {
        return store.lock(id).filter(need -> sees(actor, place, need)).orElseThrow(() -> new Refusal.NotFound("need"));
    }

    /** The unit itself, those who give support, and those who lead: what a unit says it lacks is no reading for others. */
    static boolean sees(Actor actor, Place place, Need need) {
        return place.isOwn(need) || place.function().isPresent() || actor.may(Access.SET_SUPPORT);
    }
}
