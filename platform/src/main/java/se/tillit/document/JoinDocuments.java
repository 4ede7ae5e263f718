package se.tillit.document;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Makes a document that came in by itself a proposed version of another, which it turned out to be. */
@Component
public final class JoinDocuments {

    private final Acts acts;
    private final DocumentStore documents;
    private final ProvisionStore provisions;

    JoinDocuments(Acts acts, DocumentStore documents, ProvisionStore provisions) {
        this.acts = acts;
        this.documents = documents;
        this.provisions = provisions;
    }

    /** @throws Refusal.Invalid where the first has several versions, or words of people that would be lost */
    public void join(Actor actor, UUID document, UUID into) {
        acts.perform(actor, Access.EDIT_DOCUMENTS, "document.join", note -> {
            documents.find(document).orElseThrow(() -> new Refusal.NotFound("document"));
            documents.find(into).orElseThrow(() -> new Refusal.NotFound("document"));
            boolean touched = documents.versions(document).size() > 1
                    || !provisions.judgements(document).isEmpty()
                    || !documents.settled(document).isEmpty();
            new Problems()
                    .addIf(document.equals(into) || touched, "dokument", "document.join.touched")
                    .refuseIfAny();
            documents.moveAsProposed(document, into);
            note.about(into).with("joined", document.toString());
            return into;
        });
    }
}
