package se.tillit.panel;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.calendar.SwedishDays;

/** Notes that somebody took part, and that she has got what she was offered for it. The log does not say who. */
@Component
public final class NoteTakingPart {

    private final Acts acts;
    private final HelpStore wanted;
    private final Clock clock;

    NoteTakingPart(Acts acts, HelpStore wanted, Clock clock) {
        this.acts = acts;
        this.wanted = wanted;
        this.clock = clock;
    }

    /** @throws Refusal.NotFound where she has not said yes, or has left */
    public void note(Actor actor, UUID request, UUID member, boolean tookPart, boolean compensated) {
        acts.perform(actor, Access.COORDINATE_PANEL, "panel.took-part", note -> {
            wanted.find(request).orElseThrow(() -> new Refusal.NotFound("request"));
            if (!wanted.tookPart(request, member, tookPart, compensated ? SwedishDays.today(clock) : null)) {
                throw new Refusal.NotFound("member");
            }
            return note.about(request);
        });
    }
}
