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
import se.tillit.mail.Address;
import se.tillit.mail.Mail;

/**
 * Tells those who took part what happened because of them: on their own pages, and by one letter where they are reached by mail. Whoever asked
 * for help tells it, or whoever coordinates.
 */
@Component
public final class TellThem {

    private static final int LONGEST = 1_000;

    private final Acts acts;
    private final HelpStore wanted;
    private final MemberStore members;
    private final Mail mail;
    private final Clock clock;

    TellThem(Acts acts, HelpStore wanted, MemberStore members, Mail mail, Clock clock) {
        this.acts = acts;
        this.wanted = wanted;
        this.members = members;
        this.mail = mail;
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
            if (mail.isOn()) {
                wanted.asked(request).forEach((member, invited) -> {
                    if (invited.tookPart() && invited.telling() == null && isReachedByMail(member)) {
                        wanted.queueTelling(request, member);
                    }
                });
            }
            return note.about(request);
        });
    }

    private boolean isReachedByMail(UUID member) {
        return members.find(member)
                .flatMap(one -> Address.read(one.contact().at()))
                .isPresent();
    }
}
