package se.tillit.table;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;

/** Changes an invitation, asks more people, takes back an invitation. Once there are notes, what was asked and of whom stays as
 * it was; another may still lead on. */
@Component
public final class EditTable {

    private final Acts acts;
    private final Seated seated;
    private final Inviting inviting;
    private final TableStore tables;
    private final ChainStore chains;

    EditTable(Acts acts, Seated seated, Inviting inviting, TableStore tables, ChainStore chains) {
        this.acts = acts;
        this.seated = seated;
        this.inviting = inviting;
        this.tables = tables;
        this.chains = chains;
    }

    /**
     * @param version as the writer read it
     * @param more those who are asked beside the ones before
     * @param fewer seats that are taken back
     * @throws Refusal.Conflict with the table as it is now, where somebody else wrote meanwhile
     */
    public void edit(
            Actor actor,
            UUID id,
            int version,
            RoundTable.Invitation invitation,
            String facilitator,
            List<UUID> rooms,
            Guests more,
            List<UUID> fewer) {
        acts.perform(actor, Access.LEAD_TABLES, "table.edit", note -> {
            RoundTable table = seated.leading(actor, id);
            Chain chain = chains.asOf(seated.today());
            BeginTable.mustKnow(chain, rooms);
            Problems problems = new Problems();
            Inviting.check(invitation, problems);
            boolean asks = !more.equals(new Guests(List.of(), List.of(), List.of(), List.of()));
            problems.addIf(!table.notes().isEmpty() && (asks || !fewer.isEmpty()), "personer", "table.seats-settled");
            problems.addIf(
                    !table.notes().isEmpty() && !table.invitation().saysTheSameAs(invitation),
                    "fraga",
                    "table.words-settled");
            TableStore.Known leads = inviting.facilitator(facilitator, problems);
            List<TableStore.Known> people = inviting.people(more, table.seats().size() - fewer.size(), problems);
            problems.refuseIfAny();
            if (!tables.write(
                    id, version, invitation, Objects.requireNonNull(leads).account(), rooms)) {
                throw new Refusal.Conflict("table " + id, table);
            }
            tables.unseat(id, fewer);
            inviting.seat(id, more, people, chain);
            return note.about(id).with("more", people.size()).with("fewer", fewer.size());
        });
    }
}
