package se.tillit.identity;

import static se.tillit.schema.Tables.SIGN_IN_ATTEMPT;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever tries passwords: so many failures for one account or from one address, and the next tries are refused unread until
 * the window has passed. In the database, so that it holds over several nodes.
 */
@Component
final class SignInThrottle {

    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int PER_ACCOUNT = 10;
    private static final int PER_ADDRESS = 50;

    private final DSLContext db;
    private final Clock clock;

    SignInThrottle(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    boolean refuses(String email, String address) {
        return failures("account " + email) >= PER_ACCOUNT || failures("address " + address) >= PER_ADDRESS;
    }

    void failed(String email, String address) {
        db.deleteFrom(SIGN_IN_ATTEMPT)
                .where(SIGN_IN_ATTEMPT.AT.lt(clock.instant().minus(WINDOW)))
                .execute();
        db.insertInto(SIGN_IN_ATTEMPT, SIGN_IN_ATTEMPT.SUBJECT, SIGN_IN_ATTEMPT.AT)
                .values(hash("account " + email), clock.instant())
                .values(hash("address " + address), clock.instant())
                .execute();
    }

    void succeeded(String email) {
        db.deleteFrom(SIGN_IN_ATTEMPT)
                .where(SIGN_IN_ATTEMPT.SUBJECT.eq(hash("account " + email)))
                .execute();
    }

    private int failures(String subject) {
        return db.fetchCount(
                SIGN_IN_ATTEMPT,
                SIGN_IN_ATTEMPT.SUBJECT.eq(hash(subject)),
                SIGN_IN_ATTEMPT.AT.gt(clock.instant().minus(WINDOW)));
    }

    private static byte[] hash(String subject) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
