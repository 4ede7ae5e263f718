package se.tillit.document;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.Position;

/** Drafts of demands, and on whom they would land. */
@Component
public final class DraftQuery {

    private final Door door;
    private final DraftStore drafts;
    private final RoleStore roles;

    DraftQuery(Door door, DraftStore drafts, RoleStore roles) {
        this.door = door;
        this.drafts = drafts;
        this.roles = roles;
    }

    /** Those that would land on most people first, and those of which it is unclear on whom last. */
    public List<Draft.Landing> in(Actor actor, Chain chain, Draft.State state) {
        return door.read(actor, Access.EDIT_DOCUMENTS, () -> {
            Positions positions = new Positions(chain, roles.synonyms());
            return drafts.in(state).stream()
                    .map(draft -> landing(draft, chain, positions))
                    .sorted(Comparator.comparing(Draft.Landing::persons)
                            .reversed()
                            .thenComparing(one -> one.draft().title()))
                    .toList();
        });
    }

    /** @throws Refusal.NotFound also for another organisation's */
    public Draft.Landing find(Actor actor, Chain chain, UUID id) {
        return door.read(
                actor,
                Access.EDIT_DOCUMENTS,
                () -> landing(
                        drafts.find(id).orElseThrow(() -> new Refusal.NotFound("draft")),
                        chain,
                        new Positions(chain, roles.synonyms())));
    }

    private static Draft.Landing landing(Draft draft, Chain chain, Positions positions) {
        List<Position> found = positions.of(draft.role());
        return new Draft.Landing(
                draft,
                found,
                found.stream()
                        .map(position -> chain.persons(position.id(), null))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** How many provisions to report are no drafts yet. */
    public int waiting(Actor actor) {
        return door.read(actor, Access.EDIT_DOCUMENTS, () -> drafts.candidates(null, null)
                .size());
    }
}
