package se.tillit.audit;

import static se.tillit.schema.Tables.LOG_ENTRY;
import static se.tillit.schema.Tables.LOG_HEAD;
import static se.tillit.schema.Tables.LOG_SALT;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.springframework.stereotype.Component;

@Component
final class LogStore {

    private final DSLContext db;
    private final SecureRandom random = new SecureRandom();

    LogStore(DSLContext db) {
        this.db = db;
    }

    record Head(long sequence, byte[] hash) {}

    /** Takes the organisation's chain for this transaction; called last, so that nobody waits for more than the append. */
    Head lockHead() {
        db.insertInto(LOG_HEAD, LOG_HEAD.SEQUENCE, LOG_HEAD.HASH)
                .values(0L, LogEntry.BEGINNING)
                .onConflictDoNothing()
                .execute();
        Record2<Long, byte[]> head = db.select(LOG_HEAD.SEQUENCE, LOG_HEAD.HASH)
                .from(LOG_HEAD)
                .forUpdate()
                .fetchSingle();
        return new Head(head.value1(), head.value2());
    }

    void append(LogEntry entry) {
        byte[] hash = entry.hash();
        db.insertInto(LOG_ENTRY)
                .set(LOG_ENTRY.SEQUENCE, entry.sequence())
                .set(LOG_ENTRY.AT, entry.at())
                .set(LOG_ENTRY.ACTOR, entry.actor())
                .set(LOG_ENTRY.ACTION, entry.action())
                .set(LOG_ENTRY.SUBJECT, entry.subject())
                .set(LOG_ENTRY.DETAILS, entry.details())
                .set(LOG_ENTRY.PREVIOUS, entry.previous())
                .set(LOG_ENTRY.HASH, hash)
                .execute();
        db.update(LOG_HEAD)
                .set(LOG_HEAD.SEQUENCE, entry.sequence())
                .set(LOG_HEAD.HASH, hash)
                .execute();
    }

    long count() {
        return db.fetchCount(LOG_ENTRY);
    }

    List<LogLine> after(long sequence, int limit) {
        HexFormat hex = HexFormat.of();
        return db.selectFrom(LOG_ENTRY)
                .where(LOG_ENTRY.SEQUENCE.gt(sequence))
                .orderBy(LOG_ENTRY.SEQUENCE)
                .limit(limit)
                .fetch(row -> new LogLine(
                        row.get(LOG_ENTRY.SEQUENCE),
                        row.get(LOG_ENTRY.AT),
                        hex.formatHex(row.get(LOG_ENTRY.ACTOR)),
                        row.get(LOG_ENTRY.ACTION),
                        row.get(LOG_ENTRY.SUBJECT),
                        row.get(LOG_ENTRY.DETAILS),
                        hex.formatHex(row.get(LOG_ENTRY.PREVIOUS)),
                        hex.formatHex(row.get(LOG_ENTRY.HASH))));
    }

    /** What stands for the account in the log; the salt makes it impossible to try out who it may be once the salt is erased. */
    byte[] commitment(UUID account) {
        byte[] salt = new byte[32];
        random.nextBytes(salt);
        db.insertInto(LOG_SALT, LOG_SALT.ACCOUNT, LOG_SALT.SALT)
                .values(account, salt)
                .onConflictDoNothing()
                .execute();
        byte[] kept = db.select(LOG_SALT.SALT)
                .from(LOG_SALT)
                .where(LOG_SALT.ACCOUNT.eq(account))
                .fetchSingle()
                .value1();
        return LogEntry.sha256(kept, account.toString().getBytes(StandardCharsets.UTF_8));
    }
}
