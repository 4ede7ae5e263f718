package se.tillit.document;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.reading.Reference;

/** What may be seen of documents and of what is in them. */
@Component
public final class DocumentQuery {

    private static final int LATEST = 10;

    private final Door door;
    private final DocumentStore documents;
    private final ProvisionStore provisions;
    private final ImportStore imports;

    DocumentQuery(Door door, DocumentStore documents, ProvisionStore provisions, ImportStore imports) {
        this.door = door;
        this.documents = documents;
        this.provisions = provisions;
        this.imports = imports;
    }

    /** A line of the register. */
    public record Line(Document document, int duties, int reports) {}

    /**
     * What fits on a page, and whether more comes after.
     *
     * @param all how many there are on all pages
     * @param words how many words they hold together
     */
    public record Register(List<Line> lines, int all, long words, boolean more) {}

    /** @param after the last document on the page before; null: from the beginning */
    public Register list(Actor actor, DocumentFilter filter, LocalDate today, @Nullable UUID after, int most) {
        return door.read(actor, Access.SEE_DOCUMENTS, () -> {
            List<Line> found = documents.page(filter, today, after, most + 1).stream()
                    .map(line -> new Line(line.document(), line.duties(), line.reports()))
                    .toList();
            boolean more = found.size() > most;
            DocumentStore.Extent all = documents.extent(filter, today);
            return new Register(more ? found.subList(0, most) : found, all.documents(), all.words(), more);
        });
    }

    /** @throws Refusal.NotFound also for another organisation's */
    public Document find(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_DOCUMENTS, () -> found(id));
    }

    private Document found(UUID id) {
        return documents.find(id).orElseThrow(() -> new Refusal.NotFound("document"));
    }

    /** A version with its text and what is in it. */
    public record Opened(
            Document document,
            Document.Version version,
            Document.Text text,
            List<Provision> provisions,
            List<Reference> references,
            List<Document.Version> versions) {}

    /** @param version null: the current one */
    public Opened open(Actor actor, UUID id, @Nullable UUID version) {
        return door.read(actor, Access.SEE_DOCUMENTS, () -> {
            Document document = found(id);
            List<Document.Version> versions = documents.versions(id);
            Document.Version shown = versions.stream()
                    .filter(one ->
                            one.id().equals(version == null ? document.current().id() : version))
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("version"));
            return new Opened(
                    document,
                    shown,
                    documents.text(shown.id()),
                    provisions.of(shown.id()),
                    provisions.references(shown.id()),
                    versions);
        });
    }

    public Import findImport(Actor actor, UUID id) {
        return door.read(
                actor, Access.EDIT_DOCUMENTS, () -> imports.find(id).orElseThrow(() -> new Refusal.NotFound("import")));
    }

    public List<Import> latestImports(Actor actor) {
        return door.read(actor, Access.EDIT_DOCUMENTS, () -> imports.latest(LATEST));
    }

    /** The file of a document's current version, as it came. */
    public Import.Content file(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_DOCUMENTS, () -> imports.content(
                        found(id).current().id())
                .orElseThrow(() -> new Refusal.NotFound("file")));
    }
}
