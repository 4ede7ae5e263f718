package se.tillit.identity;

import static se.tillit.schema.Tables.PROVIDER_LINK;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Whose account a provider speaks of. */
@Component
final class ProviderLinkStore {

    private final DSLContext db;

    ProviderLinkStore(DSLContext db) {
        this.db = db;
    }

    Optional<UUID> account(String issuer, String subject) {
        return db.select(PROVIDER_LINK.ACCOUNT)
                .from(PROVIDER_LINK)
                .where(PROVIDER_LINK.ISSUER.eq(issuer), PROVIDER_LINK.SUBJECT.eq(subject))
                .fetchOptional(PROVIDER_LINK.ACCOUNT);
    }

    /** @return false where the account is somebody else's at this provider, or this somebody has another account */
    boolean link(String issuer, String subject, UUID account, Instant at) {
        return db.insertInto(PROVIDER_LINK)
                        .set(PROVIDER_LINK.ISSUER, issuer)
                        .set(PROVIDER_LINK.SUBJECT, subject)
                        .set(PROVIDER_LINK.ACCOUNT, account)
                        .set(PROVIDER_LINK.LINKED_AT, at)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void removeAll(UUID account) {
        db.deleteFrom(PROVIDER_LINK).where(PROVIDER_LINK.ACCOUNT.eq(account)).execute();
    }
}
