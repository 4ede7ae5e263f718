package se.tillit.panel;

import java.time.Clock;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.ballot.Code;
import se.tillit.calendar.SwedishDays;

/** Writes down somebody who wants to be in the panel and does not do so herself, with her consent. The log does not say whom. */
@Component
public final class JoinForSomebody {

    private final Acts acts;
    private final MemberStore members;
    private final Clock clock;

    JoinForSomebody(Acts acts, MemberStore members, Clock clock) {
        this.acts = acts;
        this.members = members;
        this.clock = clock;
    }

    /**
     * @param consents whether she has consented, to whoever writes
     * @return the code, to hand over to her; it is never shown again
     */
    public Code join(Actor actor, Member.Contact contact, Member.Profile profile, boolean consents, String form) {
        return acts.perform(actor, Access.COORDINATE_PANEL, "panel.join", note -> {
            OwnPage.check(contact, profile)
                    .addIf(!consents, "samtycke", "panel.needs-consent-of")
                    .addIf(form.isBlank(), "nyckel", "web.form-without-key")
                    .refuseIfAny();
            Code receipt = Code.fresh();
            if (!members.join(contact, profile, receipt, Code.hash(form), SwedishDays.today(clock), true)) {
                throw new Refusal.Conflict("panel form");
            }
            return receipt;
        });
    }
}
