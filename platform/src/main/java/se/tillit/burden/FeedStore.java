package se.tillit.burden;

import static se.tillit.schema.Tables.BURDEN_FEED;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class FeedStore {

    private final DSLContext db;

    FeedStore(DSLContext db) {
        this.db = db;
    }

    List<Feed> of(UUID account) {
        return db.selectFrom(BURDEN_FEED)
                .where(BURDEN_FEED.ACCOUNT.eq(account))
                .orderBy(BURDEN_FEED.CREATED_AT, BURDEN_FEED.ID)
                .fetch(FeedStore::feed);
    }

    Optional<Feed> withSecret(byte[] hash) {
        return db.selectFrom(BURDEN_FEED)
                .where(BURDEN_FEED.SECRET_HASH.eq(hash))
                .fetchOptional(FeedStore::feed);
    }

    UUID insert(UUID account, @Nullable UUID position, @Nullable UUID unit, byte[] hash, Instant now) {
        return db.insertInto(BURDEN_FEED)
                .set(BURDEN_FEED.ACCOUNT, account)
                .set(BURDEN_FEED.POSITION, position)
                .set(BURDEN_FEED.UNIT, unit)
                .set(BURDEN_FEED.SECRET_HASH, hash)
                .set(BURDEN_FEED.CREATED_AT, now)
                .returningResult(BURDEN_FEED.ID)
                .fetchSingle()
                .value1();
    }

    /** @return false where the account has no such calendar */
    boolean delete(UUID account, UUID id) {
        return db.deleteFrom(BURDEN_FEED)
                        .where(BURDEN_FEED.ACCOUNT.eq(account), BURDEN_FEED.ID.eq(id))
                        .execute()
                == 1;
    }

    private static Feed feed(Record row) {
        return new Feed(
                row.get(BURDEN_FEED.ID),
                row.get(BURDEN_FEED.ACCOUNT),
                row.get(BURDEN_FEED.POSITION),
                row.get(BURDEN_FEED.UNIT),
                row.get(BURDEN_FEED.CREATED_AT));
    }
}
