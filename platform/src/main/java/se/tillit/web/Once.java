package se.tillit.web;

import static se.tillit.schema.Tables.IDEMPOTENCY;
import static se.tillit.schema.Tables.ORGANISATION;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import tools.jackson.databind.json.JsonMapper;

/**
 * A form that is sent twice has one effect. Its key is stored in the verb's transaction, with the address that the answer leads to: a second
 * sending finds it there and is led to the same place.
 */
@Component
public final class Once {

    /** The form's hidden field. */
    public static final String FIELD = "nyckel";

    private static final Duration KEPT = Duration.ofHours(48);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Door door;
    private final DSLContext db;
    private final Clock clock;
    private final JsonMapper json;

    Once(Door door, DSLContext db, Clock clock, JsonMapper json) {
        this.door = door;
        this.db = db;
        this.clock = clock;
        this.json = json;
    }

    /** A key for a form that is shown now: a UUID of version 7, so that it tells when the form was made. */
    static UUID newKey(Instant now) {
        return new UUID(
                now.toEpochMilli() << 16 | 0x7000 | RANDOM.nextInt(0x1000), Long.MIN_VALUE | RANDOM.nextLong() >>> 2);
    }

    /** When the form that a request sends was shown, as far as its key tells; whoever makes a key of their own can make that up. */
    public static Optional<Instant> madeAt(HttpServletRequest request) {
        try {
            UUID key = UUID.fromString(String.valueOf(request.getParameter(FIELD)));
            return key.version() == 7
                    ? Optional.of(Instant.ofEpochMilli(key.getMostSignificantBits() >>> 16))
                    : Optional.empty();
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    /**
     * @param work does the verb and returns the address to go to
     * @throws Refusal.Conflict where the key was used for another form
     */
    public View redirect(Actor actor, HttpServletRequest request, Supplier<String> work) {
        return new RedirectView(location(actor, key(request), hash(request), work), true);
    }

    /**
     * The same for a program, which sends its key in the header {@code Idempotency-Key}.
     *
     * @param body what it sent, as it was read
     * @param work does the verb and returns the address of what came of it
     * @throws Refusal.Conflict where the key was used for something else
     */
    public String location(Actor actor, UUID key, HttpServletRequest request, Object body, Supplier<String> work) {
        return location(actor, key, hash(request, json.writeValueAsString(body)), work);
    }

    private String location(Actor actor, UUID key, byte[] hash, Supplier<String> work) {
        return door.write(actor, () -> {
            int inserted = db.insertInto(IDEMPOTENCY)
                    .set(IDEMPOTENCY.ACCOUNT, actor.account())
                    .set(IDEMPOTENCY.KEY, key)
                    .set(IDEMPOTENCY.REQUEST, hash)
                    .set(IDEMPOTENCY.AT, clock.instant())
                    .onConflictDoNothing()
                    .execute();
            return inserted == 0 ? stored(actor, key, hash) : first(actor, key, work.get());
        });
    }

    private String first(Actor actor, UUID key, String location) {
        db.update(IDEMPOTENCY)
                .set(IDEMPOTENCY.LOCATION, location)
                .where(IDEMPOTENCY.ACCOUNT.eq(actor.account()), IDEMPOTENCY.KEY.eq(key))
                .execute();
        return location;
    }

    private String stored(Actor actor, UUID key, byte[] hash) {
        var earlier = db.select(IDEMPOTENCY.REQUEST, IDEMPOTENCY.LOCATION)
                .from(IDEMPOTENCY)
                .where(IDEMPOTENCY.ACCOUNT.eq(actor.account()), IDEMPOTENCY.KEY.eq(key))
                .fetchSingle();
        String location = earlier.value2();
        if (location == null || !Arrays.equals(earlier.value1(), hash)) {
            throw new Refusal.Conflict("The form's key was used before for something else");
        }
        return location;
    }

    /** Nobody sends a form again after two days. In every organisation, each through its own door. */
    void eraseOldKeys() {
        Instant then = clock.instant().minus(KEPT);
        db.select(ORGANISATION.ID)
                .from(ORGANISATION)
                .fetch(ORGANISATION.ID)
                .forEach(organisation -> door.writeAs(organisation, () -> db.deleteFrom(IDEMPOTENCY)
                        .where(IDEMPOTENCY.AT.lt(then))
                        .execute()));
    }

    private static UUID key(HttpServletRequest request) {
        try {
            return UUID.fromString(String.valueOf(request.getParameter(FIELD)));
        } catch (IllegalArgumentException e) {
            throw new Refusal.Invalid(new Problems().add(FIELD, "web.form-without-key"));
        }
    }

    private static byte[] hash(HttpServletRequest request) {
        MessageDigest digest = sha256();
        add(digest, request.getRequestURI());
        new TreeMap<>(request.getParameterMap()).forEach((name, values) -> {
            if (!name.equals("_csrf")) {
                add(digest, name);
                add(digest, values);
            }
        });
        return digest.digest();
    }

    private static byte[] hash(HttpServletRequest request, String body) {
        MessageDigest digest = sha256();
        add(digest, request.getMethod(), request.getRequestURI(), body);
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Each text with its length before it, so that texts run together are not taken for other texts. */
    private static void add(MessageDigest digest, String... texts) {
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        digest.update((byte) ';');
    }
}
