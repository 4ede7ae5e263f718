package se.tillit.load;

import static se.tillit.schema.Tables.LOAD_UPLOAD;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;

/**
 * Files that wait between being looked at and being loaded: one's own, the latest only, and for a day at most. They change nothing in the
 * organisation, so the log says nothing of them.
 */
@Component
final class Uploads {

    static final Duration KEPT = Duration.ofDays(1);

    private final Door door;
    private final DSLContext db;
    private final Clock clock;

    Uploads(Door door, DSLContext db, Clock clock) {
        this.door = door;
        this.db = db;
        this.clock = clock;
    }

    /** @return the id, made from account and content: the same files sent twice are one upload, so a form sent twice has one effect */
    UUID keep(Actor actor, List<LoadOrganisation.File> files) {
        actor.must(Access.IMPORT);
        UUID id = id(actor, files);
        Instant now = clock.instant();
        return door.write(actor, () -> {
            db.execute(
                    "select erase_uploads_before(?::timestamptz)",
                    now.minus(KEPT).toString());
            db.deleteFrom(LOAD_UPLOAD)
                    .where(LOAD_UPLOAD.ACCOUNT.eq(actor.account()))
                    .execute();
            for (int i = 0; i < files.size(); i++) {
                db.insertInto(LOAD_UPLOAD)
                        .set(LOAD_UPLOAD.ID, id)
                        .set(LOAD_UPLOAD.ORDINAL, i)
                        .set(LOAD_UPLOAD.ACCOUNT, actor.account())
                        .set(LOAD_UPLOAD.AT, now)
                        .set(LOAD_UPLOAD.NAME, files.get(i).name())
                        .set(LOAD_UPLOAD.CONTENT, files.get(i).content())
                        .execute();
            }
            return id;
        });
    }

    /** The actor's own upload; empty where it is loaded already, too old, or somebody else's. */
    Optional<List<LoadOrganisation.File>> find(Actor actor, UUID id) {
        List<LoadOrganisation.File> files =
                door.read(actor, Access.IMPORT, () -> db.select(LOAD_UPLOAD.NAME, LOAD_UPLOAD.CONTENT)
                        .from(LOAD_UPLOAD)
                        .where(
                                LOAD_UPLOAD.ID.eq(id),
                                LOAD_UPLOAD.ACCOUNT.eq(actor.account()),
                                LOAD_UPLOAD.AT.ge(clock.instant().minus(KEPT)))
                        .orderBy(LOAD_UPLOAD.ORDINAL)
                        .fetch(row -> new LoadOrganisation.File(row.value1(), row.value2())));
        return files.isEmpty() ? Optional.empty() : Optional.of(files);
    }

    void erase(Actor actor, UUID id) {
        door.write(actor, () -> db.deleteFrom(LOAD_UPLOAD)
                .where(LOAD_UPLOAD.ID.eq(id), LOAD_UPLOAD.ACCOUNT.eq(actor.account()))
                .execute());
    }

    private static UUID id(Actor actor, List<LoadOrganisation.File> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(actor.account().toString().getBytes(StandardCharsets.UTF_8));
            for (LoadOrganisation.File file : files) {
                digest.update((file.name() + "\0" + file.content().length + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(file.content());
            }
            return UUID.nameUUIDFromBytes(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
