package se.tillit.burden;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.Position;
import se.tillit.chain.Unit;
import se.tillit.identity.AccountStore;

/** Calendars that somebody subscribes to. */
@Component
public final class FeedQuery {

    private final Door door;
    private final FeedStore feeds;
    private final AccountStore accounts;
    private final BurdenQuery burdens;

    FeedQuery(Door door, FeedStore feeds, AccountStore accounts, BurdenQuery burdens) {
        this.door = door;
        this.feeds = feeds;
        this.accounts = accounts;
        this.burdens = burdens;
    }

    public List<Feed> own(Actor actor) {
        return door.read(actor, Access.SEE_SIGNALS, () -> feeds.of(actor.account()));
    }

    /** What a calendar shows. */
    public record Calendar(String name, List<YearWheel.Due> due) {}

    /**
     * This year and the next at an address. Whoever made the address must still be let in and allowed to see it: each time, so that a disabled
     * account's calendar ends at once.
     *
     * @throws Refusal.NotFound for any reason at all
     */
    public Calendar at(String text, LocalDate day) {
        FeedAddress address = FeedAddress.read(text).orElseThrow(() -> new Refusal.NotFound("calendar"));
        Feed feed = door.readAs(address.organisation(), () -> feeds.withSecret(address.hash()))
                .orElseThrow(() -> new Refusal.NotFound("calendar"));
        Actor actor = accounts.actor(feed.account(), address.organisation())
                .filter(one -> one.may(Access.SEE_SIGNALS))
                .orElseThrow(() -> new Refusal.NotFound("calendar"));
        Year year = Year.from(day);
        Reckoning reckoning = burdens.aroundYears(actor, day, year, year.plusYears(1));
        return new Calendar(
                name(feed, reckoning.chain()),
                Stream.of(year, year.plusYears(1))
                        .flatMap(one -> YearWheel.of(reckoning, feed.scope(), one).due().stream())
                        .toList());
    }

    public static String name(Feed feed, Chain chain) {
        return feed.position() != null
                ? chain.position(feed.position()).map(Position::name).orElse("–")
                : chain.unitOrEnded(feed.unit()).map(Unit::name).orElse("–");
    }
}
