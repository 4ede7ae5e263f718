package se.tillit.burden;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;

/** Gives somebody an address of their own at which their calendar fetches a year. */
@Component
public final class MakeFeed {

    private final Acts acts;
    private final ChainQuery chains;
    private final FeedStore feeds;
    private final Clock clock;

    MakeFeed(Acts acts, ChainQuery chains, FeedStore feeds, Clock clock) {
        this.acts = acts;
        this.chains = chains;
        this.feeds = feeds;
        this.clock = clock;
    }

    /**
     * @param position or else a unit
     * @return the address's last part, which is told now and never again
     */
    public String make(Actor actor, LocalDate day, @Nullable UUID position, @Nullable UUID unit) {
        return acts.perform(actor, Access.SEE_SIGNALS, "burden.feed.make", note -> {
            Chain chain = chains.asOf(actor, day);
            boolean found = position != null
                    ? unit == null && chain.position(position).isPresent()
                    : chain.unit(unit).isPresent();
            if (!found) {
                throw new Refusal.NotFound("position or unit");
            }
            FeedAddress address = FeedAddress.random(actor.organisation());
            note.about(feeds.insert(actor.account(), position, unit, address.hash(), clock.instant()));
            return address.toString();
        });
    }
}
