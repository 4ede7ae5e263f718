package se.tillit.burden;

import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.BURDEN_GRANT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
final class GrantStore {

    private final DSLContext db;

    GrantStore(DSLContext db) {
        this.db = db;
    }

    Optional<Grant> of(UUID signal) {
        return db.select(BURDEN_GRANT.KRONOR, BURDEN_GRANT.SOURCE, ACCOUNT.NAME, BURDEN_GRANT.SAID_ON)
                .from(BURDEN_GRANT)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(BURDEN_GRANT.SAID_BY))
                .where(BURDEN_GRANT.SIGNAL.eq(signal))
                .fetchOptional(row -> new Grant(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** In place of what was said before. */
    void say(UUID signal, BigDecimal kronor, String source, LocalDate today, UUID by) {
        db.insertInto(BURDEN_GRANT)
                .set(BURDEN_GRANT.SIGNAL, signal)
                .set(BURDEN_GRANT.KRONOR, kronor)
                .set(BURDEN_GRANT.SOURCE, source)
                .set(BURDEN_GRANT.SAID_ON, today)
                .set(BURDEN_GRANT.SAID_BY, by)
                .onConflict(BURDEN_GRANT.ORGANISATION, BURDEN_GRANT.SIGNAL)
                .doUpdate()
                .set(BURDEN_GRANT.KRONOR, kronor)
                .set(BURDEN_GRANT.SOURCE, source)
                .set(BURDEN_GRANT.SAID_ON, today)
                .set(BURDEN_GRANT.SAID_BY, by)
                .execute();
    }
}
