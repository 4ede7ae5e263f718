package se.tillit.api;

import static se.tillit.schema.Tables.API_KEY;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
final class ApiKeyStore {

    private final DSLContext db;

    ApiKeyStore(DSLContext db) {
        this.db = db;
    }

    UUID insert(UUID account, Secret secret, String name, boolean writes, LocalDate today, LocalDate expiresOn) {
        return db.insertInto(API_KEY)
                .set(API_KEY.ACCOUNT, account)
                .set(API_KEY.HASH, secret.hash())
                .set(API_KEY.NAME, name)
                .set(API_KEY.WRITES, writes)
                .set(API_KEY.CREATED_ON, today)
                .set(API_KEY.EXPIRES_ON, expiresOn)
                .returningResult(API_KEY.ID)
                .fetchSingle()
                .value1();
    }

    Optional<ApiKey> find(Secret secret) {
        return fetch(API_KEY.HASH.eq(secret.hash())).stream().findFirst();
    }

    /** Newest first. */
    List<ApiKey> of(UUID account) {
        return fetch(API_KEY.ACCOUNT.eq(account));
    }

    private List<ApiKey> fetch(Condition which) {
        return db.select(
                        API_KEY.ID,
                        API_KEY.ACCOUNT,
                        API_KEY.NAME,
                        API_KEY.WRITES,
                        API_KEY.CREATED_ON,
                        API_KEY.EXPIRES_ON,
                        API_KEY.LAST_USED_ON)
                .from(API_KEY)
                .where(which)
                .orderBy(API_KEY.ID.desc())
                .fetch(row -> new ApiKey(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7()));
    }

    void used(UUID id, LocalDate day) {
        db.update(API_KEY)
                .set(API_KEY.LAST_USED_ON, day)
                .where(API_KEY.ID.eq(id))
                .execute();
    }

    /** @return whether the account had the key */
    boolean delete(UUID id, UUID account) {
        return db.deleteFrom(API_KEY)
                        .where(API_KEY.ID.eq(id), API_KEY.ACCOUNT.eq(account))
                        .execute()
                == 1;
    }
}
