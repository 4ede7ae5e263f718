package se.tillit.document;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static se.tillit.schema.Tables.DOCUMENT;
import static se.tillit.schema.Tables.DOCUMENT_FILE;
import static se.tillit.schema.Tables.DOCUMENT_IMPORT;
import static se.tillit.schema.Tables.DOCUMENT_IMPORT_FILE;
import static se.tillit.schema.Tables.DOCUMENT_VERSION;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files that were sent in, and what became of them. */
@Component
final class ImportStore {

    private final DSLContext db;

    ImportStore(DSLContext db) {
        this.db = db;
    }

    UUID begin(UUID account, @Nullable UUID document, Instant at) {
        return db.insertInto(DOCUMENT_IMPORT)
                .set(DOCUMENT_IMPORT.ACCOUNT, account)
                .set(DOCUMENT_IMPORT.DOCUMENT, document)
                .set(DOCUMENT_IMPORT.AT, at)
                .returning(DOCUMENT_IMPORT.ID)
                .fetchSingle(DOCUMENT_IMPORT.ID);
    }

    /** @param inside it came out of an archive; the same file of the same name twice is one */
    void add(UUID sentIn, String name, byte[] content, boolean inside) {
        byte[] sha256 = sha256(content);
        db.insertInto(DOCUMENT_FILE)
                .set(DOCUMENT_FILE.SHA256, sha256)
                .set(DOCUMENT_FILE.CONTENT, content)
                .onConflictDoNothing()
                .execute();
        db.insertInto(DOCUMENT_IMPORT_FILE)
                .set(DOCUMENT_IMPORT_FILE.IMPORT, sentIn)
                .set(DOCUMENT_IMPORT_FILE.NAME, name)
                .set(DOCUMENT_IMPORT_FILE.SHA256, sha256)
                .set(DOCUMENT_IMPORT_FILE.INSIDE, inside)
                .onConflictDoNothing()
                .execute();
    }

    /** A file that never came: all that is known of it is its name, and why. */
    void addLeftOut(UUID sentIn, String name, Outcome outcome) {
        db.insertInto(DOCUMENT_IMPORT_FILE)
                .set(DOCUMENT_IMPORT_FILE.IMPORT, sentIn)
                .set(DOCUMENT_IMPORT_FILE.NAME, name)
                .set(DOCUMENT_IMPORT_FILE.SHA256, sha256(new byte[0]))
                .set(DOCUMENT_IMPORT_FILE.INSIDE, false)
                .set(DOCUMENT_IMPORT_FILE.OUTCOME, outcome.name())
                .onConflictDoNothing()
                .execute();
    }

    /** A file whose turn it is. */
    record Waiting(
            int ordinal,
            String name,
            byte[] sha256,
            byte[] content,
            boolean inside,
            @Nullable UUID document) {}

    Optional<Waiting> next(UUID sentIn) {
        return db.select(
                        DOCUMENT_IMPORT_FILE.ORDINAL,
                        DOCUMENT_IMPORT_FILE.NAME,
                        DOCUMENT_IMPORT_FILE.SHA256,
                        DOCUMENT_FILE.CONTENT,
                        DOCUMENT_IMPORT_FILE.INSIDE,
                        DOCUMENT_IMPORT.DOCUMENT)
                .from(DOCUMENT_IMPORT_FILE)
                .join(DOCUMENT_IMPORT)
                .on(
                        DOCUMENT_IMPORT.ORGANISATION.eq(DOCUMENT_IMPORT_FILE.ORGANISATION),
                        DOCUMENT_IMPORT.ID.eq(DOCUMENT_IMPORT_FILE.IMPORT))
                .join(DOCUMENT_FILE)
                .on(
                        DOCUMENT_FILE.ORGANISATION.eq(DOCUMENT_IMPORT_FILE.ORGANISATION),
                        DOCUMENT_FILE.SHA256.eq(DOCUMENT_IMPORT_FILE.SHA256))
                .where(DOCUMENT_IMPORT_FILE.IMPORT.eq(sentIn), DOCUMENT_IMPORT_FILE.OUTCOME.eq(Outcome.WAITING.name()))
                .orderBy(DOCUMENT_IMPORT_FILE.ORDINAL)
                .limit(1)
                .fetchOptional(row -> new Waiting(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    /** Holds the file for this transaction. @return false where another run has settled it already */
    boolean stillWaits(UUID sentIn, int ordinal) {
        return db.select(DOCUMENT_IMPORT_FILE.OUTCOME)
                .from(DOCUMENT_IMPORT_FILE)
                .where(DOCUMENT_IMPORT_FILE.IMPORT.eq(sentIn), DOCUMENT_IMPORT_FILE.ORDINAL.eq(ordinal))
                .forUpdate()
                .fetchOptional(DOCUMENT_IMPORT_FILE.OUTCOME)
                .filter(Outcome.WAITING.name()::equals)
                .isPresent();
    }

    void settle(UUID sentIn, int ordinal, Outcome outcome, @Nullable UUID document, @Nullable UUID resembles) {
        db.update(DOCUMENT_IMPORT_FILE)
                .set(DOCUMENT_IMPORT_FILE.OUTCOME, outcome.name())
                .set(DOCUMENT_IMPORT_FILE.DOCUMENT, document)
                .set(DOCUMENT_IMPORT_FILE.RESEMBLES, resembles)
                .where(DOCUMENT_IMPORT_FILE.IMPORT.eq(sentIn), DOCUMENT_IMPORT_FILE.ORDINAL.eq(ordinal))
                .execute();
    }

    /** Erases what no document and no waiting file needs. */
    void finish(UUID sentIn, Instant at) {
        db.update(DOCUMENT_IMPORT)
                .set(DOCUMENT_IMPORT.FINISHED_AT, at)
                .where(DOCUMENT_IMPORT.ID.eq(sentIn))
                .execute();
        db.deleteFrom(DOCUMENT_FILE)
                .where(exists(selectOne()
                        .from(DOCUMENT_IMPORT_FILE)
                        .where(
                                DOCUMENT_IMPORT_FILE.ORGANISATION.eq(DOCUMENT_FILE.ORGANISATION),
                                DOCUMENT_IMPORT_FILE.SHA256.eq(DOCUMENT_FILE.SHA256),
                                DOCUMENT_IMPORT_FILE.IMPORT.eq(sentIn))))
                .andNotExists(selectOne()
                        .from(DOCUMENT_VERSION)
                        .where(
                                DOCUMENT_VERSION.ORGANISATION.eq(DOCUMENT_FILE.ORGANISATION),
                                DOCUMENT_VERSION.SHA256.eq(DOCUMENT_FILE.SHA256)))
                .andNotExists(selectOne()
                        .from(DOCUMENT_IMPORT_FILE)
                        .where(
                                DOCUMENT_IMPORT_FILE.ORGANISATION.eq(DOCUMENT_FILE.ORGANISATION),
                                DOCUMENT_IMPORT_FILE.SHA256.eq(DOCUMENT_FILE.SHA256),
                                DOCUMENT_IMPORT_FILE.OUTCOME.eq(Outcome.WAITING.name())))
                .execute();
    }

    Optional<Import> find(UUID id) {
        return db.selectFrom(DOCUMENT_IMPORT)
                .where(DOCUMENT_IMPORT.ID.eq(id))
                .fetchOptional(row -> new Import(
                        id,
                        row.get(DOCUMENT_IMPORT.ACCOUNT),
                        row.get(DOCUMENT_IMPORT.AT),
                        row.get(DOCUMENT_IMPORT.FINISHED_AT),
                        files(id)));
    }

    private List<Import.File> files(UUID sentIn) {
        var resembled = DOCUMENT.as("resembled");
        return db.select(
                        DOCUMENT_IMPORT_FILE.ORDINAL,
                        DOCUMENT_IMPORT_FILE.NAME,
                        DOCUMENT_IMPORT_FILE.OUTCOME,
                        DOCUMENT.ID,
                        DOCUMENT.TITLE,
                        resembled.ID,
                        resembled.TITLE)
                .from(DOCUMENT_IMPORT_FILE)
                .leftJoin(DOCUMENT)
                .on(
                        DOCUMENT.ORGANISATION.eq(DOCUMENT_IMPORT_FILE.ORGANISATION),
                        DOCUMENT.ID.eq(DOCUMENT_IMPORT_FILE.DOCUMENT))
                .leftJoin(resembled)
                .on(
                        resembled.ORGANISATION.eq(DOCUMENT_IMPORT_FILE.ORGANISATION),
                        resembled.ID.eq(DOCUMENT_IMPORT_FILE.RESEMBLES))
                .where(DOCUMENT_IMPORT_FILE.IMPORT.eq(sentIn))
                .orderBy(DOCUMENT_IMPORT_FILE.ORDINAL)
                .fetch(row -> new Import.File(
                        row.value1(),
                        row.value2(),
                        Outcome.valueOf(row.value3()),
                        row.value4() == null ? null : new Import.Named(row.value4(), row.value5()),
                        row.value6() == null ? null : new Import.Named(row.value6(), row.value7())));
    }

    /** Imports of the latest first, without their files. */
    List<Import> latest(int most) {
        return db.selectFrom(DOCUMENT_IMPORT)
                .orderBy(DOCUMENT_IMPORT.AT.desc())
                .limit(most)
                .fetch(row -> new Import(
                        row.get(DOCUMENT_IMPORT.ID),
                        row.get(DOCUMENT_IMPORT.ACCOUNT),
                        row.get(DOCUMENT_IMPORT.AT),
                        row.get(DOCUMENT_IMPORT.FINISHED_AT),
                        List.of()));
    }

    /** The content of a version's file. */
    Optional<Import.Content> content(UUID version) {
        return db.select(DOCUMENT_VERSION.FILE_NAME, DOCUMENT_FILE.CONTENT)
                .from(DOCUMENT_VERSION)
                .join(DOCUMENT_FILE)
                .on(
                        DOCUMENT_FILE.ORGANISATION.eq(DOCUMENT_VERSION.ORGANISATION),
                        DOCUMENT_FILE.SHA256.eq(DOCUMENT_VERSION.SHA256))
                .where(DOCUMENT_VERSION.ID.eq(version))
                .fetchOptional(row -> new Import.Content(row.value1(), row.value2()));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
