package se.tillit.table;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;
import se.tillit.signal.SignalQuery;

/** Calls a table: around which question, what it can influence, who is asked. */
@Component
public final class BeginTable {

    private final Acts acts;
    private final Seated seated;
    private final Inviting inviting;
    private final TableStore tables;
    private final ChainStore chains;
    private final SignalQuery signals;

    BeginTable(Acts acts, Seated seated, Inviting inviting, TableStore tables, ChainStore chains, SignalQuery signals) {
        this.acts = acts;
        this.seated = seated;
        this.inviting = inviting;
        this.tables = tables;
        this.chains = chains;
        this.signals = signals;
    }

    /**
     * @param facilitator whose name or e-mail address; who leads the table
     * @param rooms levels that are to be there; those that are not the organisation's are not found
     * @param follows the table before, where the actor sat too; null: none
     */
    public record Plan(
            RoundTable.Invitation invitation,
            String facilitator,
            List<UUID> demands,
            List<UUID> rooms,
            Guests guests,
            @Nullable UUID follows) {}

    /** @throws Refusal.Invalid with everything that must be put right */
    public UUID begin(Actor actor, Plan plan) {
        return acts.perform(actor, Access.LEAD_TABLES, "table.begin", note -> {
            plan.demands().forEach(demand -> signals.find(actor, demand));
            if (plan.follows() != null) {
                seated.partaking(actor, plan.follows());
            }
            Chain chain = chains.asOf(seated.today());
            mustKnow(chain, plan.rooms());
            Problems problems = new Problems();
            Inviting.check(plan.invitation(), problems);
            problems.addIf(plan.invitation().on().isBefore(seated.today()), "dag", "table.needs-day");
            TableStore.Known facilitator = inviting.facilitator(plan.facilitator(), problems);
            List<TableStore.Known> people = inviting.people(plan.guests(), 0, problems);
            problems.refuseIfAny();
            UUID id = tables.insert(
                    plan.invitation(),
                    Objects.requireNonNull(facilitator).account(),
                    plan.demands().stream().distinct().toList(),
                    plan.rooms().stream().distinct().toList(),
                    plan.follows(),
                    seated.today(),
                    actor.account());
            inviting.seat(id, plan.guests(), people, chain);
            note.about(id).with("asked", people.size());
            return id;
        });
    }

    static void mustKnow(Chain chain, List<UUID> rooms) {
        boolean known = rooms.stream().allMatch(room -> chain.levels().stream()
                .anyMatch(level -> level.id().equals(room)));
        if (!known) {
            throw new Refusal.NotFound("level");
        }
    }
}
