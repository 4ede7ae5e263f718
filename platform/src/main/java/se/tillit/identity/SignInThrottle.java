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
    private static final int CODES_PER_ADDRESS = 200;
    private static final int CODES_IN_ALL = 1_000;
    private static final String CODES = "codes";

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
        fail("account " + email, "address " + address);
    }

    private void fail(String one, String other) {
        db.deleteFrom(SIGN_IN_ATTEMPT)
                .where(SIGN_IN_ATTEMPT.AT.lt(clock.instant().minus(WINDOW)))
                .execute();
        db.insertInto(SIGN_IN_ATTEMPT, SIGN_IN_ATTEMPT.SUBJECT, SIGN_IN_ATTEMPT.AT)
                .values(hash(one), clock.instant())
                .values(hash(other), clock.instant())
                .execute();
    }

    /** Codes of links are guessed at by nobody in particular, so all wrong ones are counted together too. */
    boolean refusesCodes(String address) {
        return failures(CODES) >= CODES_IN_ALL || failures(CODES + " " + address) >= CODES_PER_ADDRESS;
    }

    void wrongCode(String address) {
        fail(CODES, CODES + " " + address);
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
