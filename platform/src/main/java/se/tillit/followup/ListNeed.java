package se.tillit.followup;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;

/** Writes down one thing that one needs to know whether one does a good job, or gets good help: in a sentence, where one works or lives. */
@Component
public final class ListNeed {

    static final int LONGEST = 500;

    private final Acts acts;
    private final FollowUpStore store;
    private final Standing.Finder finder;

    ListNeed(Acts acts, FollowUpStore store, Standing.Finder finder) {
        this.acts = acts;
        this.store = store;
        this.finder = finder;
    }

    public UUID list(Actor actor, String body) {
        return acts.perform(actor, Access.TALK_ABOUT_RESULTS, "followup.need", note -> {
            Standing.Now now = finder.now(actor);
            new Problems()
                    .addIf(now.standing().isEmpty(), "behov", "followup.nowhere")
                    .addIf(body.isBlank(), "behov", "followup.need.needs-text")
                    .addIf(body.length() > LONGEST, "behov", "web.too-long", LONGEST)
                    .refuseIfAny();
            Standing standing = now.standing().orElseThrow();
            UUID id = store.addNeed(standing.unit().id(), actor.account(), standing.role(), body, now.today());
            note.about(id);
            return id;
        });
    }
}
