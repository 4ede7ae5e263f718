package se.tillit.mandate;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;
import se.tillit.document.Document;
import se.tillit.document.DocumentQuery;

/** Takes in a delegation order as a draft: every row of it, or none and what has to be put right. Nobody is answered by a draft. */
@Component
public final class TakeInOrder {

    private final Acts acts;
    private final MandateStore store;
    private final DocumentQuery documents;
    private final Standing.Finder finder;

    TakeInOrder(Acts acts, MandateStore store, DocumentQuery documents, Standing.Finder finder) {
        this.acts = acts;
        this.store = store;
        this.documents = documents;
        this.finder = finder;
    }

    /** @param board on whose behalf is decided; null: nobody has chosen */
    public UUID fromTable(Actor actor, String name, @Nullable UUID board, OrderTable table) {
        return acts.perform(
                actor, Access.EDIT_MANDATES, "mandate.take-in", note -> takeIn(actor, name, board, null, table, note));
    }

    /** From the tables of a steering document that has been read. */
    public UUID fromDocument(Actor actor, UUID document, @Nullable UUID board) {
        return acts.perform(actor, Access.EDIT_MANDATES, "mandate.take-in", note -> {
            DocumentQuery.Opened opened = documents.open(actor, document, null);
            Document.Text text = opened.text();
            OrderTable table = DocumentTable.of(text.text(), text.blocks())
                    .orElseThrow(() -> new Refusal.Invalid(new Problems().add("dokument", "mandate.load.no-table")));
            String title = opened.document().title();
            return takeIn(
                    actor,
                    title.length() > DelegationOrder.LONGEST_NAME
                            ? title.substring(0, DelegationOrder.LONGEST_NAME)
                            : title,
                    board,
                    document,
                    table,
                    note);
        });
    }

    private UUID takeIn(
            Actor actor, String name, @Nullable UUID board, @Nullable UUID document, OrderTable table, Acts.Note note) {
        Standing.Now now = finder.now(actor);
        Problems problems = new Problems()
                .addIf(name.isBlank(), "namn", "mandate.load.needs-name")
                .addIf(
                        name.length() > DelegationOrder.LONGEST_NAME,
                        "namn",
                        "web.too-long",
                        DelegationOrder.LONGEST_NAME)
                .addIf(board == null, "namnd", "mandate.load.needs-board");
        problems.refuseIfAny();
        now.chain().unit(board).orElseThrow(() -> new Refusal.NotFound("unit"));
        UUID id = store.addDraft(name, board, document, now.today(), actor.account());
        List<Mandate> rows = ReadOrder.read(table, now.chain(), id);
        store.add(id, rows);
        note.about(id).with("mandates", rows.size());
        return id;
    }
}
