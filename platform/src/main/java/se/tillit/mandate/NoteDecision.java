package se.tillit.mandate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;
import se.tillit.web.PersonalNumber;

/** Notes a decision that one has made by delegation, or takes one's own note back while no meeting has been told of it. */
@Component
public final class NoteDecision {

    static final int LONGEST = 60;

    private final Acts acts;
    private final MandateStore mandates;
    private final DecisionStore store;
    private final MandateQuery query;
    private final Standing.Finder finder;
    private final Clock clock;

    NoteDecision(
            Acts acts,
            MandateStore mandates,
            DecisionStore store,
            MandateQuery query,
            Standing.Finder finder,
            Clock clock) {
        this.acts = acts;
        this.mandates = mandates;
        this.store = store;
        this.query = query;
        this.finder = finder;
        this.clock = clock;
    }

    /**
     * @param mandate the row that the actor decided by
     * @param reference the number of the matter in the register
     * @throws Refusal.NotAllowed where the order gave the actor no such mandate on the day
     */
    public UUID note(Actor actor, UUID mandate, String reference, LocalDate decidedOn) {
        return acts.perform(actor, Access.NOTE_DECISIONS, "mandate.decision", note -> {
            Mandate row = mandates.byIds(List.of(mandate)).stream()
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("mandate"));
            DelegationOrder order = mandates.order(row.order()).orElseThrow(() -> new Refusal.NotFound("mandate"));
            Standing.Now now = finder.now(actor);
            new Problems()
                    .addIf(reference.isBlank(), "diarie", "mandate.decision.needs-reference")
                    .addIf(reference.length() > LONGEST, "diarie", "web.too-long", LONGEST)
                    .addIf(PersonalNumber.standsIn(reference), "diarie", "mandate.decision.personal-number")
                    .addIf(decidedOn.isAfter(now.today()), "dag", "mandate.decision.day-to-come")
                    .addIf(!order.holdsOn(decidedOn), "dag", "mandate.decision.no-order")
                    .refuseIfAny();
            Answer answer = query.ask(actor, new Question("", mandate, null, null, null, decidedOn))
                    .answers()
                    .getFirst();
            // The chain has no position for a chair: who is elected is trusted to know that they are.
            boolean own = answer.isYes()
                    || (row.has(Holder.Kind.ELECTED) && actor.roles().contains(Role.POLITICIAN));
            if (!own || row.kind() == Mandate.Kind.EXECUTION) {
                throw new Refusal.NotAllowed(Access.NOTE_DECISIONS);
            }
            UUID id = store.note(
                    order.board(),
                    row,
                    reference,
                    decidedOn,
                    actor.account(),
                    now.roleOf(actor),
                    now.standing().map(one -> one.unit().id()).orElse(null),
                    clock.instant());
            note.about(id).with("mandate", mandate.toString());
            return id;
        });
    }

    /** @throws Refusal.Conflict where a meeting has been told of it */
    public void takeBack(Actor actor, UUID id) {
        acts.perform(actor, Access.NOTE_DECISIONS, "mandate.decision-taken-back", note -> {
            Decision decision = store.find(id)
                    .filter(one -> one.decidedBy().equals(actor.account()))
                    .orElseThrow(() -> new Refusal.NotFound("decision"));
            if (!store.delete(decision.id())) {
                throw new Refusal.Conflict("decision " + id);
            }
            return note.about(id);
        });
    }
}
