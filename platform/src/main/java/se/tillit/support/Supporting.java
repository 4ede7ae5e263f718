package se.tillit.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.answering.HolderStore;
import se.tillit.answering.Holders;
import se.tillit.chain.Chain;
import se.tillit.chain.Standing;
import se.tillit.chain.Unit;

/** Where somebody stands to a need: in the unit that has it, or in a function that gives support. */
@Component
final class Supporting {

    private final SupportStore store;
    private final HolderStore holders;
    private final Standing.Finder finder;

    Supporting(SupportStore store, HolderStore holders, Standing.Finder finder) {
        this.store = store;
        this.holders = holders;
        this.finder = finder;
    }

    /**
     * @param unit where the actor works; empty: nowhere
     * @param function the function that gives support where the actor works, itself or one above it; empty: none
     * @param above who leads the nearest unit that all functions belong to, and so answers when they are silent; empty: nobody
     * @param leads whether that is the actor
     */
    record Place(
            LocalDate today,
            Chain chain,
            Optional<UUID> unit,
            Optional<UUID> function,
            Optional<Holders.Holder> above,
            boolean leads,
            String role) {

        /** Silence has put it before the actor, who decides in place of the functions. */
        boolean decides(Need need) {
            return leads && need.isSilent(today);
        }

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
        Optional<Holders.Holder> above = above(now.chain(), functions);
        return new Place(
                now.today(),
                now.chain(),
                unit,
                function,
                above,
                above.filter(one -> one.has(actor.account())).isPresent(),
                now.roleOf(actor));
    }

    private Optional<Holders.Holder> above(Chain chain, Set<UUID> functions) {
        List<UUID> common = null;
        for (UUID function : functions) {
            List<UUID> path = chain.path(function).stream()
                    .map(Unit::id)
                    .filter(unit -> !functions.contains(unit))
                    .toList();
            common = common == null
                    ? path
                    : common.stream().filter(path::contains).toList();
        }
        return common == null || common.isEmpty()
                ? Optional.empty()
                : holders.holders(chain, Access.PROMISE_SUPPORT)
                        .of(common.getLast())
                        .filter(one -> !functions.contains(one.unit()));
    }

    /** The function that the actor answers for; empty for whoever decides in their place. */
    Optional<UUID> answering(Place place, Need need) {
        return place.decides(need) ? place.function() : Optional.of(function(place));
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
        return place.isOwn(need)
                || place.function().isPresent()
                || place.decides(need)
                || actor.may(Access.SET_SUPPORT);
    }
}
