package se.tillit.panel;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.calendar.SwedishDays;

/** Tells those who took part what happened because of them. Whoever asked for help tells it, or whoever coordinates. */
@Component
public final class TellThem {

    private static final int LONGEST = 1_000;

    private final Acts acts;
    private final HelpStore wanted;
    private final Clock clock;

    TellThem(Acts acts, HelpStore wanted, Clock clock) {
        this.acts = acts;
        this.wanted = wanted;
        this.clock = clock;
    }

    public void tell(Actor actor, UUID request, String text) {
        acts.perform(actor, Access.ASK_PANEL, "panel.tell", note -> {
            HelpWanted help = wanted.find(request).orElseThrow(() -> new Refusal.NotFound("request"));
            if (!help.askedBy().equals(actor.account()) && !actor.may(Access.COORDINATE_PANEL)) {
                throw new Refusal.NotAllowed(Access.ASK_PANEL);
            }
            Problems problems = new Problems().addIf(help.sums().tookPart() == 0, "tack", "panel.nobody-took-part");
            WantHelp.text(problems, "tack", text, LONGEST, "panel.needs-told");
            problems.refuseIfAny();
            wanted.tell(request, text, SwedishDays.today(clock), actor.account());
            return note.about(request);
        });
    }
}
