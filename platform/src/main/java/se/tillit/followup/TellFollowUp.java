package se.tillit.followup;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;
import se.tillit.photo.Photo;
import se.tillit.photo.Photos;

/** Tells how it was where one works or lives, or says what one thinks that figures and stories mean. */
@Component
public final class TellFollowUp {

    static final int LONGEST = 2_000;

    private final Acts acts;
    private final FollowUpStore store;
    private final Standing.Finder finder;
    private final Photos photos;

    TellFollowUp(Acts acts, FollowUpStore store, Standing.Finder finder, Photos photos) {
        this.acts = acts;
        this.store = store;
        this.finder = finder;
        this.photos = photos;
    }

    /** Keeps the picture that was there before. */
    public void tell(Actor actor, UUID id, FollowUp.Telling telling, String body) {
        tell(actor, id, telling, body, null, false);
    }

    /**
     * @param photo in place of the one that was there before; null to keep that one
     * @param without to take away the one that was there before
     */
    public void tell(
            Actor actor, UUID id, FollowUp.Telling telling, String body, Photo.@Nullable Fresh photo, boolean without) {
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
            Optional<UUID> before = store.photo(id, actor.account(), telling);
            UUID nowShown = photo != null ? photos.keep(photo) : without ? null : before.orElse(null);
            store.tell(
                    id,
                    new FollowUp.Voice(
                            telling,
                            actor.account(),
                            actor.name(),
                            standing.unit().id(),
                            standing.role(),
                            body,
                            now.today(),
                            null),
                    nowShown);
            if (nowShown == null || photo != null) {
                before.ifPresent(photos::forget);
            }
            return note.about(id).with("telling", telling.name());
        });
    }
}
