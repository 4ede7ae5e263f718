package se.tillit.document;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.reading.Comparison;

/** What a new version changes, before anybody decides it. */
@Component
public final class VersionQuery {

    private final Door door;
    private final DocumentStore documents;
    private final CompareDocuments comparison;

    VersionQuery(Door door, DocumentStore documents, CompareDocuments comparison) {
        this.door = door;
        this.documents = documents;
        this.comparison = comparison;
    }

    /** @param changes from the version in force to the proposed one, in provisions */
    public record Proposal(Document document, Document.Version proposed, Comparison changes) {}

    /** The latest version that is proposed. @throws Refusal.NotFound where none is */
    public Proposal proposal(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_DOCUMENTS, () -> {
            Document document = documents.find(id).orElseThrow(() -> new Refusal.NotFound("document"));
            Document.Version proposed = documents.versions(id).stream()
                    .filter(one -> one.state() == Document.State.PROPOSED)
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("version"));
            return new Proposal(
                    document,
                    proposed,
                    Comparison.of(
                            comparison.analysis(document.current().id()).orElseThrow(),
                            comparison.analysis(proposed.id()).orElseThrow()));
        });
    }
}
