package se.tillit.mandate;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Validity;

/** Takes a draft into use from a day, as the board has decided; the version before it holds until then. Or throws a draft away. */
@Component
public final class DecideOrder {

    private static final int LONGEST = 100;

    private final Acts acts;
    private final MandateStore store;

    DecideOrder(Acts acts, MandateStore store) {
        this.acts = acts;
        this.store = store;
    }

    /**
     * @param decidedOn the day of the board's decision
     * @param reference the board's number of it
     * @param from the day from which it holds
     * @throws Refusal.Conflict where somebody else has taken it into use or thrown it away meanwhile
     */
    public void decide(Actor actor, UUID id, LocalDate decidedOn, String reference, LocalDate from) {
        acts.perform(actor, Access.EDIT_MANDATES, "mandate.decide", note -> {
            DelegationOrder draft = store.order(id).orElseThrow(() -> new Refusal.NotFound("delegation order"));
            store.lock(draft.board());
            List<DelegationOrder> others = store.decidedReaching(draft.board(), from);
            new Problems()
                    .addIf(reference.isBlank(), "diarie", "mandate.decide.needs-reference")
                    .addIf(reference.length() > LONGEST, "diarie", "web.too-long", LONGEST)
                    .addIf(decidedOn.isAfter(from), "fran", "mandate.decide.before-decision")
                    .addIf(others.stream().anyMatch(one -> !begins(one).isBefore(from)), "fran", "mandate.decide.later")
                    .refuseIfAny();
            others.forEach(one -> store.end(one.id(), valid(one).endingOn(from)));
            if (!store.decide(id, new DelegationOrder.Decided(decidedOn, reference, new Validity(from, null)))) {
                throw new Refusal.Conflict("delegation order " + id);
            }
            return note.about(id).with("mandates", draft.mandates());
        });
    }

    private static Validity valid(DelegationOrder order) {
        return Objects.requireNonNull(order.decided()).valid();
    }

    private static LocalDate begins(DelegationOrder order) {
        return valid(order).from();
    }

    public void throwAway(Actor actor, UUID id) {
        acts.perform(actor, Access.EDIT_MANDATES, "mandate.throw-away", note -> {
            store.order(id).orElseThrow(() -> new Refusal.NotFound("delegation order"));
            if (!store.deleteDraft(id)) {
                throw new Refusal.Conflict("delegation order " + id);
            }
            return note.about(id);
        });
    }
}
