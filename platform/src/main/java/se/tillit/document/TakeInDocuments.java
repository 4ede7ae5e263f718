package se.tillit.document;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Takes in files to be read. They are stored at once; reading them is a job that is stored in the same transaction. */
@Component
public final class TakeInDocuments {

    private final Acts acts;
    private final ImportStore imports;
    private final DocumentStore documents;
    private final ObjectProvider<Scheduler> scheduler; // which holds the job that this verb orders
    private final Clock clock;

    TakeInDocuments(
            Acts acts, ImportStore imports, DocumentStore documents, ObjectProvider<Scheduler> scheduler, Clock clock) {
        this.acts = acts;
        this.imports = imports;
        this.documents = documents;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * What comes in one turn; a folder is sent in as many as it takes, and read after the last.
     *
     * @param tooLarge names of files that were too large to be sent
     * @param sentIn one's own import that these files belong to; null: a new one
     * @param document the document of which this is a new version; null: new documents
     * @param last whether no more files come
     */
    public record Turn(
            List<SentFile> files,
            List<String> tooLarge,
            @Nullable UUID sentIn,
            @Nullable UUID document,
            boolean last) {

        /** Everything at once, as new documents. */
        public static Turn all(List<SentFile> files) {
            return new Turn(files, List.of(), null, null, true);
        }
    }

    /** @return the import */
    public UUID takeIn(Actor actor, Turn turn) {
        return acts.perform(actor, Access.EDIT_DOCUMENTS, "document.take-in", note -> {
            if (turn.document() != null && documents.find(turn.document()).isEmpty()) {
                throw new Refusal.NotFound("document");
            }
            boolean nothing = turn.files().isEmpty() && turn.tooLarge().isEmpty() && turn.sentIn() == null;
            new Problems()
                    .addIf(nothing, "filer", "document.choose-files")
                    .addIf(turn.document() != null && turn.files().size() > 1, "filer", "document.one-version")
                    .refuseIfAny();
            UUID id = turn.sentIn() == null
                    ? imports.begin(actor.account(), turn.document(), clock.instant())
                    : own(actor, turn.sentIn());
            turn.files().stream()
                    .filter(file -> !SentFile.isOfTheSystem(file.name()))
                    .forEach(file -> imports.add(id, file.name(), file.content(), false));
            turn.tooLarge().forEach(name -> imports.addLeftOut(id, name, Outcome.TOO_LARGE));
            if (turn.last()) {
                order(actor.organisation(), id);
            }
            note.about(id).with("files", turn.files().size());
            return id;
        });
    }

    private UUID own(Actor actor, UUID sentIn) {
        return imports.find(sentIn)
                .filter(one -> one.account().equals(actor.account()) && one.finishedAt() == null)
                .orElseThrow(() -> new Refusal.NotFound("import"))
                .id();
    }

    private void order(UUID organisation, UUID sentIn) {
        Scheduler jobs = scheduler.getObject();
        jobs.scheduleIfNotExists(ReadingJob.of(organisation, sentIn), clock.instant());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                jobs.triggerCheckForDueExecutions(); // else it waits for the next poll
            }
        });
    }
}
