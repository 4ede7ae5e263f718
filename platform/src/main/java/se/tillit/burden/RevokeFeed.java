package se.tillit.burden;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Takes one's own calendar address back: from then on it leads nowhere. */
@Component
public final class RevokeFeed {

    private final Acts acts;
    private final FeedStore feeds;

    RevokeFeed(Acts acts, FeedStore feeds) {
        this.acts = acts;
        this.feeds = feeds;
    }

    public void revoke(Actor actor, UUID id) {
        acts.perform(actor, Access.SEE_SIGNALS, "burden.feed.revoke", note -> {
            if (!feeds.delete(actor.account(), id)) {
                throw new Refusal.NotFound("calendar");
            }
            note.about(id);
            return id;
        });
    }
}
