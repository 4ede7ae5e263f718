package se.tillit.panel;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;
import se.tillit.access.Language;
import se.tillit.calendar.SwedishDays;
import se.tillit.mail.Address;
import se.tillit.mail.Delivery;
import se.tillit.mail.Mail;
import se.tillit.mail.Round;
import se.tillit.web.Page;
import se.tillit.web.PublicAddress;
import se.tillit.web.Texts;

/**
 * Letters to those in the panel who want to be reached by mail: that they are asked, and what happened because of them. Neither holds a code
 * or opens anything. Noted when the mail server has taken it, so one may come twice and none is lost.
 */
@Component
public final class SendPanelLetters {

    private static final int LONGEST_BEGINNING = 400;

    private final Door door;
    private final MemberStore members;
    private final HelpStore wanted;
    private final Mail mail;
    private final Texts texts;
    private final PublicAddress address;
    private final Clock clock;

    SendPanelLetters(
            Door door,
            MemberStore members,
            HelpStore wanted,
            Mail mail,
            Texts texts,
            PublicAddress address,
            Clock clock) {
        this.door = door;
        this.members = members;
        this.wanted = wanted;
        this.mail = mail;
        this.texts = texts;
        this.address = address;
        this.clock = clock;
    }

    private record Letter(Address to, String subject, String text) {}

    /** @return how many letters went */
    public int send() {
        if (!mail.isOn()) {
            return 0;
        }
        LocalDate today = SwedishDays.today(clock);
        Round round = mail.round();
        for (UUID organisation : members.organisations()) {
            for (HelpStore.Waiting waiting : door.readAs(organisation, () -> wanted.waiting(today))) {
                if (round.isOver()) {
                    return round.taken();
                }
                Letter letter = door.readAs(organisation, () -> letter(organisation, waiting, today));
                // Who has left meanwhile has no row to note it on; who has changed her address to a number is reached
                // another way.
                Delivery delivery = letter == null
                        ? Delivery.REFUSED
                        : round.send(letter.to().text(), letter.subject(), letter.text());
                door.writeAs(organisation, () -> {
                    wanted.note(waiting, delivery);
                    return waiting;
                });
            }
        }
        return round.taken();
    }

    /** In Swedish, as what the unit writes: the panel keeps nobody's language. Without her name, which whoever joined could choose. */
    private @Nullable Letter letter(UUID organisation, HelpStore.Waiting waiting, LocalDate today) {
        HelpWanted help = wanted.find(waiting.request()).orElseThrow();
        Page page = Page.withoutForms(texts, Language.SV, null, today);
        String name = members.organisationName(organisation).orElseThrow();
        String own = address.of("/vara-med/" + organisation + "/min-sida");
        Optional<Address> to = members.find(waiting.member())
                .flatMap(member -> Address.read(member.contact().at()));
        HelpWanted.Told told = help.told();
        return to.map(one -> waiting.telling() && told != null
                        ? new Letter(
                                one,
                                page.t("panel.letter.told.subject", name),
                                page.t(
                                        "panel.letter.told.body",
                                        help.unit(),
                                        help.words().title(),
                                        told.text(),
                                        own))
                        : new Letter(
                                one,
                                page.t("panel.letter.ask.subject", name),
                                page.t(
                                        "panel.letter.ask.body",
                                        name,
                                        help.unit(),
                                        help.words().title(),
                                        page.t(help.words().kind()),
                                        help.words().when(page),
                                        beginning(help.words().briefing()),
                                        help.words().compensation(),
                                        own)))
                .orElse(null);
    }

    private static String beginning(String text) {
        if (text.length() <= LONGEST_BEGINNING) {
            return text;
        }
        int blank = text.lastIndexOf(' ', LONGEST_BEGINNING);
        return text.substring(0, blank > 0 ? blank : text.offsetByCodePoints(0, LONGEST_BEGINNING / 2)) + " …";
    }
}
