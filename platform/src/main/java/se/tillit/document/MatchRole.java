package se.tillit.document;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Chain;

/** Says which positions the documents mean by a role. Everything read before and after is matched by it. */
@Component
public final class MatchRole {

    private final Acts acts;
    private final RoleStore roles;

    MatchRole(Acts acts, RoleStore roles) {
        this.acts = acts;
        this.roles = roles;
    }

    /** @param positions none: back to the position of the same name */
    public void match(Actor actor, Chain chain, String role, List<UUID> positions) {
        acts.perform(actor, Access.EDIT_DOCUMENTS, "document.match-role", note -> {
            new Problems().addIf(role.isEmpty(), "roll", "document.form.choose").refuseIfAny();
            if (positions.stream().anyMatch(position -> chain.position(position).isEmpty())) {
                throw new Refusal.NotFound("position");
            }
            roles.replaceSynonyms(role, positions);
            note.with("positions", positions.size());
            return role;
        });
    }
}
