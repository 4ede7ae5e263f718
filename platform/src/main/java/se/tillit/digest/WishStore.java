package se.tillit.digest;

import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.DIGEST_WISH;
import static se.tillit.schema.Tables.ORGANISATION;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import se.tillit.access.Language;

@Component
final class WishStore {

    private final DSLContext db;

    WishStore(DSLContext db) {
        this.db = db;
    }

    List<UUID> organisations() {
        return db.select(ORGANISATION.ID).from(ORGANISATION).fetch(ORGANISATION.ID);
    }

    Optional<Language> language(UUID account) {
        return db.select(DIGEST_WISH.LANGUAGE)
                .from(DIGEST_WISH)
                .where(DIGEST_WISH.ACCOUNT.eq(account))
                .fetchOptional(row -> Language.valueOf(row.value1()));
    }

    void wish(UUID account, Language language) {
        db.insertInto(DIGEST_WISH, DIGEST_WISH.ACCOUNT, DIGEST_WISH.LANGUAGE)
                .values(account, language.name())
                .onConflict(DIGEST_WISH.ORGANISATION, DIGEST_WISH.ACCOUNT)
                .doUpdate()
                .set(DIGEST_WISH.LANGUAGE, language.name())
                .execute();
    }

    void end(UUID account) {
        db.deleteFrom(DIGEST_WISH).where(DIGEST_WISH.ACCOUNT.eq(account)).execute();
    }

    record Wish(UUID account, String email, Language language) {}

    /** Those whose letter for the week has not gone; in any order, so that the same few that are not taken never stand before all others. */
    List<Wish> unsent(LocalDate monday) {
        return db.select(DIGEST_WISH.ACCOUNT, ACCOUNT.EMAIL, DIGEST_WISH.LANGUAGE)
                .from(DIGEST_WISH)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(DIGEST_WISH.ACCOUNT))
                .where(DIGEST_WISH.SENT_FOR.isDistinctFrom(monday))
                .orderBy(DSL.rand())
                .fetch(row -> new Wish(row.value1(), row.value2(), Language.valueOf(row.value3())));
    }

    void sent(UUID account, LocalDate monday) {
        db.update(DIGEST_WISH)
                .set(DIGEST_WISH.SENT_FOR, monday)
                .where(DIGEST_WISH.ACCOUNT.eq(account))
                .execute();
    }
}
