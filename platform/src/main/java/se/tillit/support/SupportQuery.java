package se.tillit.support;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.answering.Holders;
import se.tillit.chain.Chain;

/** Which needs one sees: one's own unit's; all of them for those who give support, and for those who lead. */
@Component
public final class SupportQuery {

    private final Door door;
    private final SupportStore store;
    private final Supporting supporting;

    SupportQuery(Door door, SupportStore store, Supporting supporting) {
        this.door = door;
        this.store = store;
        this.supporting = supporting;
    }

    /**
     * A need, and what the actor may do about it.
     *
     * @param own whether it is the actor's own unit's
     * @param silent whether the day has passed without an answer that holds
     * @param above what whoever answers then is called; null: nobody
     * @param mayPromise write the promise or change it, and say that it is kept
     * @param mayAgree whether the promise waits for the actor's function
     * @param mayDecline while nobody has promised anything
     */
    public record Seen(
            Need need,
            boolean own,
            boolean silent,
            @Nullable String above,
            boolean mayPromise,
            boolean mayAgree,
            boolean mayDecline,
            boolean mayValue,
            boolean mayFinish) {}

    /**
     * @param mayAsk whether the actor works in a unit that can say what it needs
     * @param functions the units that give support
     */
    public record Overview(List<Seen> needs, Chain chain, boolean mayAsk, Set<UUID> functions) {}

    public Overview all(Actor actor) {
        return door.read(actor, Access.SEE_SUPPORT, () -> {
            Supporting.Place place = supporting.of(actor);
            boolean everything = place.function().isPresent() || actor.may(Access.SET_SUPPORT);
            List<Need> needs = everything
                    ? store.all()
                    : place.unit()
                            .map(unit -> store.of(place.chain().withPredecessors(unit)))
                            .orElse(List.of());
            return new Overview(
                    needs.stream().map(need -> seen(actor, place, need)).toList(),
                    place.chain(),
                    place.unit().isPresent() && actor.may(Access.ASK_SUPPORT),
                    store.functions());
        });
    }

    /** @param chain of today */
    public record Opened(Seen seen, Chain chain, Set<UUID> functions) {}

    /** @throws Refusal.NotFound also for one that the actor may not see */
    public Opened find(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_SUPPORT, () -> {
            Supporting.Place place = supporting.of(actor);
            Need need = store.find(id)
                    .filter(one -> Supporting.sees(actor, place, one))
                    .orElseThrow(() -> new Refusal.NotFound("need"));
            return new Opened(seen(actor, place, need), place.chain(), store.functions());
        });
    }

    private static Seen seen(Actor actor, Supporting.Place place, Need need) {
        boolean own = place.isOwn(need);
        boolean gives = (place.function().isPresent() || place.decides(need)) && actor.may(Access.PROMISE_SUPPORT);
        Need.Promise promise = need.promise();
        Optional<Need.Party> party = promise == null || !gives
                ? Optional.empty()
                : promise.parties().stream()
                        .filter(one ->
                                place.function().filter(one.unit()::equals).isPresent())
                        .findFirst();
        boolean behind = party.isPresent();
        boolean agreed = behind && party.get().hasAgreedTo(promise.version());
        Need.State state = need.state();
        return new Seen(
                need,
                own,
                need.isSilent(place.today()),
                place.above().map(Holders.Holder::role).orElse(null),
                gives && (need.isUnanswered() || state == Need.State.PROMISED),
                behind && !agreed && state == Need.State.BEING_AGREED,
                gives && state == Need.State.OPEN,
                own && state == Need.State.DONE && actor.may(Access.ASK_SUPPORT),
                behind && state == Need.State.PROMISED);
    }
}
