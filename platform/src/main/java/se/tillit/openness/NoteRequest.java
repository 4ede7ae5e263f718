package se.tillit.openness;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;
import se.tillit.web.ThirdPersons;

/** Notes that somebody asks for records, and which those are. Not who asks, nor why. */
@Component
public final class NoteRequest {

    private static final int LONGEST = 2_000;
    private static final int MOST = 200;

    private final Acts acts;
    private final Kinds kinds;
    private final RequestStore requests;
    private final Standing.Finder standing;

    NoteRequest(Acts acts, Kinds kinds, RequestStore requests, Standing.Finder standing) {
        this.acts = acts;
        this.kinds = kinds;
        this.requests = requests;
        this.standing = standing;
    }

    /**
     * @param on when it was asked
     * @param sure whether it is to be noted although it holds what looks like a number or an address of a person
     */
    public UUID note(Actor actor, @Nullable LocalDate on, String asked, boolean sure) {
        return acts.perform(actor, Access.KEEP_RECORDS, "request.note", note -> {
            Standing.Now now = standing.now(actor);
            Problems problems = new Problems()
                    .addIf(asked.isBlank(), "vad", "openness.request.needs-what")
                    .addIf(asked.length() > LONGEST, "vad", "web.too-long", LONGEST)
                    .addIf(on == null || on.isAfter(now.today()), "dag", "openness.request.needs-day");
            ThirdPersons.warn(problems, "vad", sure, asked).refuseIfAny();
            UUID id = requests.insert(Objects.requireNonNull(on), asked, actor.account(), now.roleOf(actor));
            note.about(id);
            return id;
        });
    }

    /** One that is among them already stays as it is. */
    public void add(Actor actor, UUID id, String kind, UUID record) {
        acts.perform(actor, Access.KEEP_RECORDS, "request.add", note -> {
            Request request = open(requests, id);
            kinds.kind(kind).lock(List.of(record)); // or it could be erased at this very moment
            kinds.find(kind, record);
            new Problems()
                    .addIf(request.items().size() >= MOST, "q", "openness.request.too-many", MOST)
                    .refuseIfAny();
            requests.add(id, kind, record);
            return note.about(id).with("kind", kind).with("record", record.toString());
        });
    }

    public void remove(Actor actor, UUID id, int number) {
        acts.perform(actor, Access.KEEP_RECORDS, "request.remove", note -> {
            open(requests, id);
            requests.remove(id, number);
            return note.about(id).with("number", number);
        });
    }

    /**
     * An open one, locked.
     *
     * @throws Refusal.Conflict where it is answered
     */
    static Request open(RequestStore requests, UUID id) {
        requests.lock(id);
        Request request = requests.find(id).orElseThrow(() -> new Refusal.NotFound("request"));
        if (!request.isOpen()) {
            throw new Refusal.Conflict("request " + id);
        }
        return request;
    }
}
