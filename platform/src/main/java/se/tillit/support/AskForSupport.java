package se.tillit.support;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;

/** Says what support one's own unit needs. */
@Component
public final class AskForSupport {

    /** Within which there is a promise, or a no with a reason. */
    private static final int WEEKS = 3;

    private final Acts acts;
    private final SupportStore store;
    private final Supporting supporting;

    AskForSupport(Acts acts, SupportStore store, Supporting supporting) {
        this.acts = acts;
        this.store = store;
        this.supporting = supporting;
    }

    /** @param kind null: nobody has chosen */
    public UUID ask(Actor actor, Need.@Nullable Kind kind, String body) {
        return acts.perform(actor, Access.ASK_SUPPORT, "support.ask", note -> {
            Supporting.Place place = supporting.of(actor);
            new Problems()
                    .addIf(kind == null, "slag", "support.ask.needs-kind")
                    .addIf(body.isBlank(), "behov", "support.ask.needs-text")
                    .addIf(body.length() > Need.LONGEST, "behov", "web.too-long", Need.LONGEST)
                    .addIf(place.unit().isEmpty(), "behov", "support.ask.nowhere")
                    .refuseIfAny();
            UUID id = store.ask(
                    place.unit().orElseThrow(),
                    Objects.requireNonNull(kind),
                    body,
                    place.today(),
                    actor.account(),
                    place.role(),
                    place.today().plusWeeks(WEEKS));
            note.about(id);
            return id;
        });
    }
}
