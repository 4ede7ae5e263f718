package se.tillit.followup;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;

/** Tells how it was where one works or lives, or says what one thinks that figures and stories mean. */
@Component
public final class TellFollowUp {

    static final int LONGEST = 2_000;

    private final Acts acts;
    private final FollowUpStore store;
    private final Standing.Finder finder;

    TellFollowUp(Acts acts, FollowUpStore store, Standing.Finder finder) {
        this.acts = acts;
        this.store = store;
        this.finder = finder;
    }

    public void tell(Actor actor, UUID id, FollowUp.Telling telling, String body) {
        acts.perform(actor, Access.TALK_ABOUT_RESULTS, "followup.tell", note -> {
            store.find(id).orElseThrow(() -> new Refusal.NotFound("follow-up"));
            Standing.Now now = finder.now(actor);
            String field = telling == FollowUp.Telling.STORY ? "berattelse" : "lasning";
            new Problems()
                    .addIf(now.standing().isEmpty(), field, "followup.nowhere")
                    .addIf(body.isBlank(), field, "followup.tell.needs-text")
                    .addIf(body.length() > LONGEST, field, "web.too-long", LONGEST)
                    .refuseIfAny();
            Standing standing = now.standing().orElseThrow();
            store.tell(
                    id,
                    new FollowUp.Voice(
                            telling,
                            actor.account(),
                            actor.name(),
                            standing.unit().id(),
                            standing.role(),
                            body,
                            now.today()));
            return note.about(id).with("telling", telling.name());
        });
    }
}
