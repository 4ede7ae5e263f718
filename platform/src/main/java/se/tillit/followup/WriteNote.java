package se.tillit.followup;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;

/** Writes what those concerned have come to together, and when they come back to it. A changed note has to be agreed anew. */
@Component
public final class WriteNote {

    private final Acts acts;
    private final FollowUpStore store;
    private final Standing.Finder finder;

    WriteNote(Acts acts, FollowUpStore store, Standing.Finder finder) {
        this.acts = acts;
        this.store = store;
        this.finder = finder;
    }

    /**
     * @param version the note that the writer saw; 0 where there was none
     * @throws Refusal.Conflict where somebody else wrote meanwhile
     */
    public void write(Actor actor, UUID id, int version, String body, LocalDate returnOn) {
        acts.perform(actor, Access.LEAD_FOLLOW_UP, "followup.note", note -> {
            store.find(id).orElseThrow(() -> new Refusal.NotFound("follow-up"));
            LocalDate today = finder.now(actor).today();
            new Problems()
                    .addIf(body.isBlank(), "anteckning", "followup.note.needs-text")
                    .addIf(body.length() > TellFollowUp.LONGEST, "anteckning", "web.too-long", TellFollowUp.LONGEST)
                    .addIf(!returnOn.isAfter(today), "ater", "followup.day-to-come")
                    .refuseIfAny();
            if (!store.note(id, version, body, returnOn, today, actor.account())) {
                throw new Refusal.Conflict("follow-up " + id);
            }
            store.agree(id, actor.account(), version + 1, today);
            return note.about(id).with("version", version + 1);
        });
    }
}
