package se.tillit.panel;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Erases somebody who has asked for it in another way than with her code. The log says that it was done, and not of whom. */
@Component
public final class EraseMember {

    private final Acts acts;
    private final MemberStore members;

    EraseMember(Acts acts, MemberStore members) {
        this.acts = acts;
        this.members = members;
    }

    public void erase(Actor actor, UUID member) {
        acts.perform(actor, Access.COORDINATE_PANEL, "panel.erase", note -> {
            if (!members.erase(member)) {
                throw new Refusal.NotFound("member");
            }
            return note;
        });
    }
}
