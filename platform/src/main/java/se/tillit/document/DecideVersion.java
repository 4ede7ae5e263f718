package se.tillit.document;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Lets a proposed version be the one in force, or takes it away. What it says of itself holds, where nobody has said otherwise. */
@Component
public final class DecideVersion {

    private final Acts acts;
    private final DocumentStore documents;
    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;

    DecideVersion(Acts acts, DocumentStore documents, ObjectProvider<Scheduler> scheduler, Clock clock) {
        this.acts = acts;
        this.documents = documents;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** @throws Refusal.NotFound where it is not proposed, or not any more */
    public void decide(Actor actor, UUID document, UUID version, LocalDate decidedOn) {
        acts.perform(actor, Access.EDIT_DOCUMENTS, "document.decide-version", note -> {
            Document before = documents.find(document).orElseThrow(() -> new Refusal.NotFound("document"));
            if (!documents.makeCurrent(document, version)) {
                throw new Refusal.NotFound("version");
            }
            Set<String> settled = new TreeSet<>(documents.settled(document));
            Document.Particulars said = before.particulars().renewed(documents.facts(version), decidedOn, settled);
            settled.add("beslutat"); // somebody has said the day just now
            documents.update(document, before.edition(), said, settled);
            scheduler.getObject().scheduleIfNotExists(ReadingJob.comparison(actor.organisation()), clock.instant());
            note.about(document).with("version", version.toString());
            return document;
        });
    }

    /** @throws Refusal.NotFound where it is not proposed, or not any more */
    public void withdraw(Actor actor, UUID document, UUID version) {
        acts.perform(actor, Access.EDIT_DOCUMENTS, "document.withdraw-version", note -> {
            documents.find(document).orElseThrow(() -> new Refusal.NotFound("document"));
            if (!documents.deleteProposed(document, version)) {
                throw new Refusal.NotFound("version");
            }
            note.about(document);
            return document;
        });
    }
}
