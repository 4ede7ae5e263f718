package se.tillit.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import se.tillit.access.Problems;

/** What a password must be, and trying one. */
@Component
public final class Passwords {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;
    private static final Set<String> COMMONEST = commonest();

    private final PasswordEncoder encoder;
    /** Trying a password takes 16 MB and some tenths of a second, so only a few are tried at a time. */
    private final Semaphore turns = new Semaphore(4);
    /** Somebody unknown costs as long as somebody known, so that time does not tell who has an account. */
    private final String nobodysHash;

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobodysHash = hash(UUID.randomUUID().toString());
    }

    /** Length alone makes a password strong, unless many others have the same. */
    public Problems check(String field, String password) {
        return new Problems()
                .addIf(password.length() < SHORTEST, field, "identity.short-password", SHORTEST)
                .addIf(password.length() > LONGEST, field, "identity.long-password", LONGEST)
                .addIf(
                        COMMONEST.contains(password.toLowerCase(Locale.ROOT).replace(" ", "")),
                        field,
                        "identity.common-password");
    }

    public String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    /** @param hash null for somebody who has no password, or is not known at all; then the answer is no, as slowly */
    boolean matches(String password, @Nullable String hash) {
        return encoder.matches(password, hash == null ? nobodysHash : hash) && hash != null;
    }

    <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static Set<String> commonest() {
        try (var in = Objects.requireNonNull(Passwords.class.getResourceAsStream("/identity/commonest-passwords.txt"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
