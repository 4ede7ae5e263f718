package se.tillit.panel;

import java.time.Clock;
import java.util.Collection;
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
 * Asks some in the panel whether they want to help. They see it on their own pages; those whose way to be reached is an e-mail address get a
 * letter where mail is on, and whoever coordinates reaches the others as they wish.
 */
@Component
public final class AskMembers {

    private final Acts acts;
    private final HelpStore wanted;
    private final MemberStore members;
    private final Mail mail;
    private final Clock clock;

    AskMembers(Acts acts, HelpStore wanted, MemberStore members, Mail mail, Clock clock) {
        this.acts = acts;
        this.wanted = wanted;
        this.members = members;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * @throws Refusal.NotFound also for somebody who has left meanwhile, or does not want to be asked about this: then nobody is asked, and the
     *     page shows who is left
     */
    public void ask(Actor actor, UUID request, Collection<UUID> whom) {
        acts.perform(actor, Access.COORDINATE_PANEL, "panel.ask", note -> {
            HelpWanted help = wanted.find(request).orElseThrow(() -> new Refusal.NotFound("request"));
            new Problems()
                    .addIf(whom.isEmpty(), "vilka", "panel.needs-somebody")
                    .addIf(help.words().on().isBefore(SwedishDays.today(clock)), "vilka", "panel.day-passed")
                    .refuseIfAny();
            for (UUID one : whom) {
                Member member = members.find(one)
                        .filter(found -> !Match.shared(found, help.words()).isEmpty())
                        .orElseThrow(() -> new Refusal.NotFound("member"));
                boolean byMail =
                        mail.isOn() && Address.read(member.contact().at()).isPresent();
                wanted.ask(request, one, SwedishDays.today(clock), byMail);
            }
            return note.about(request).with("asked", whom.size());
        });
    }
}
