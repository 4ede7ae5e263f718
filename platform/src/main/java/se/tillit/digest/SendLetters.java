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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.identity.AccountStore;
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

    private static final Logger LOG = LoggerFactory.getLogger(SendLetters.class);
    private static final int FAILURES = 3;

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
        int went = 0;
        int failed = 0;
        for (UUID organisation : wishes.organisations()) {
            List<WishStore.Wish> unsent = door.readAs(organisation, () -> wishes.unsent(monday));
            for (WishStore.Wish wish : unsent) {
                try {
                    went += letter(organisation, wish, now.toLocalDate()) ? 1 : 0;
                    failed = 0;
                } catch (MailException e) {
                    LOG.warn(
                            "A weekly letter was not taken by the mail server: {}",
                            e.getClass().getSimpleName());
                    if (++failed == FAILURES) {
                        return went;
                    }
                    continue;
                }
                door.writeAs(organisation, () -> {
                    wishes.sent(wish.account(), monday);
                    return null;
                });
            }
        }
        return went;
    }

    /** @return false where nothing waits or has happened, or the account is no longer let in */
    private boolean letter(UUID organisation, WishStore.Wish wish, LocalDate today) {
        Actor actor = accounts.actor(wish.account(), organisation).orElse(null);
        if (actor == null || !actor.may(Access.SEE_SIGNALS)) {
            return false;
        }
        Page page = Page.withoutForms(texts, wish.language(), actor, today);
        Digest digest = digests.of(actor, page);
        if (digest.isEmpty()) {
            return false;
        }
        mail.send(
                wish.email(),
                page.t("digest.letter.subject", actor.organisationName()),
                Letter.of(page, digest, address));
        return true;
    }
}
