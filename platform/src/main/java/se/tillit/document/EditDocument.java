package se.tillit.document;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Says what a document is, who decided it and who answers for it. What a person has said, no later reading changes. */
@Component
public final class EditDocument {

    private final Acts acts;
    private final DocumentStore documents;

    EditDocument(Acts acts, DocumentStore documents) {
        this.acts = acts;
        this.documents = documents;
    }

    /**
     * @param edition the edition that the editor saw
     * @param settled the fields that the editor changed
     * @throws Refusal.Conflict where somebody changed it meanwhile
     */
    public void edit(Actor actor, UUID id, int edition, Document.Particulars particulars, Set<String> settled) {
        acts.perform(actor, Access.EDIT_DOCUMENTS, "document.edit", note -> {
            documents.find(id).orElseThrow(() -> new Refusal.NotFound("document"));
            if (!documents.update(id, edition, particulars, settled)) {
                throw new Refusal.Conflict("document " + id);
            }
            note.about(id).with("edition", edition + 1);
            return id;
        });
    }
}
