package se.tillit.digest;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.identity.AccountStore;
import se.tillit.mail.Delivery;
import se.tillit.mail.Mail;
import se.tillit.mail.Round;
import se.tillit.web.Page;
import se.tillit.web.PublicAddress;
import se.tillit.web.Texts;

/**
 * From Monday morning: one letter to each who wants one and for whom something waits or has happened. Looks every hour at who has had none
 * this week, so a mail server that is away loses no letter; a program that dies between sending and noting may send one twice.
 */
@Component
public final class SendLetters {

    static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    static final LocalTime MORNING = LocalTime.of(6, 30);

    private final Door door;
    private final WishStore wishes;
    private final AccountStore accounts;
    private final DigestQuery digests;
    private final Mail mail;
    private final Texts texts;
    private final PublicAddress address;
    private final Clock clock;

    SendLetters(
            Door door,
            WishStore wishes,
            AccountStore accounts,
            DigestQuery digests,
            Mail mail,
            Texts texts,
            PublicAddress address,
            Clock clock) {
        this.door = door;
        this.wishes = wishes;
        this.accounts = accounts;
        this.digests = digests;
        this.mail = mail;
        this.texts = texts;
        this.address = address;
        this.clock = clock;
    }

    /** @return how many letters went */
    public int send() {
        ZonedDateTime now = clock.instant().atZone(SWEDEN);
        LocalDate monday = now.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (!mail.isOn() || now.isBefore(monday.atTime(MORNING).atZone(SWEDEN))) {
            return 0;
        }
        Round round = mail.round();
        for (UUID organisation : wishes.organisations()) {
            List<WishStore.Wish> unsent = door.readAs(organisation, () -> wishes.unsent(monday));
            for (WishStore.Wish wish : unsent) {
                if (round.isOver()) {
                    return round.taken();
                }
                if (isDone(organisation, wish, now.toLocalDate(), round)) {
                    door.writeAs(organisation, () -> {
                        wishes.sent(wish.account(), monday);
                        return null;
                    });
                }
            }
        }
        return round.taken();
    }

    /** Also where nothing waits or has happened, or the account is no longer let in; an address may be right by the next hour. */
    private boolean isDone(UUID organisation, WishStore.Wish wish, LocalDate today, Round round) {
        Actor actor = accounts.actor(wish.account(), organisation).orElse(null);
        if (actor == null || !actor.may(Access.SEE_SIGNALS)) {
            return true;
        }
        Page page = Page.withoutForms(texts, wish.language(), actor, today);
        Digest digest = digests.of(actor, page);
        return digest.isEmpty()
                || round.send(
                                wish.email(),
                                page.t("digest.letter.subject", actor.organisationName()),
                                Letter.of(page, digest, address))
                        == Delivery.TAKEN;
    }
}
