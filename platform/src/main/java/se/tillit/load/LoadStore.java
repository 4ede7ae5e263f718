package se.tillit.load;

import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.LOAD;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.springframework.stereotype.Component;
import se.tillit.access.Refusal;

@Component
final class LoadStore {

    private final DSLContext db;

    LoadStore(DSLContext db) {
        this.db = db;
    }

    UUID insert(UUID account, List<LoadOrganisation.File> files, Instant at) {
        return db.insertInto(LOAD, LOAD.ACCOUNT, LOAD.AT, LOAD.FILE_NAME)
                .values(
                        account,
                        at,
                        files.stream().map(LoadOrganisation.File::name).collect(Collectors.joining(", ")))
                .returningResult(LOAD.ID)
                .fetchSingle()
                .value1();
    }

    /** From here on in this transaction, every row that changes is kept as it was and as it became. */
    void remember(UUID load) {
        db.execute("select set_config('app.load', ?, true)", load.toString());
    }

    void finish(UUID load, LoadOrganisation.Outcome outcome) {
        db.execute("select set_config('app.load', '', true)");
        db.update(LOAD)
                .set(LOAD.CREATED, (int) outcome.count(Change.Effect.CREATED))
                .set(LOAD.CHANGED, (int) outcome.count(Change.Effect.CHANGED))
                .set(LOAD.ENDED, (int) outcome.count(Change.Effect.ENDED))
                .where(LOAD.ID.eq(load))
                .execute();
    }

    List<PastLoad> newestFirst(int most) {
        return db.select(
                        LOAD.ID,
                        LOAD.AT,
                        ACCOUNT.NAME,
                        LOAD.FILE_NAME,
                        LOAD.CREATED,
                        LOAD.CHANGED,
                        LOAD.ENDED,
                        LOAD.UNDONE)
                .from(LOAD)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(LOAD.ACCOUNT))
                .orderBy(LOAD.AT.desc(), LOAD.ID.desc())
                .limit(most)
                .fetch(row -> new PastLoad(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8()));
    }

    Optional<UUID> newestStanding() {
        return db.select(LOAD.ID)
                .from(LOAD)
                .where(LOAD.UNDONE.isFalse())
                .orderBy(LOAD.AT.desc(), LOAD.ID.desc())
                .limit(1)
                .fetchOptional(LOAD.ID);
    }

    /** @throws Refusal.Conflict where something the load touched has been changed since */
    void undo(UUID load) {
        try {
            db.execute("select undo_load(?)", load);
            db.execute("set constraints all immediate");
        } catch (DataAccessException e) {
            throw new Refusal.Conflict("The load cannot be taken back: something it touched is used or changed since");
        }
        db.update(LOAD).set(LOAD.UNDONE, true).where(LOAD.ID.eq(load)).execute();
    }
}
