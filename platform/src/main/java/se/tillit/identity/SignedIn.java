package se.tillit.identity;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * All that a session knows of who it belongs to; the {@link se.tillit.access.Actor} is built from it anew for every request.
 *
 * @param epoch the account's when it signed in; it holds as long as that is the account's own
 * @param at when it signed in
 */
public record SignedIn(UUID account, int epoch, UUID organisation, Instant at) implements Principal, Serializable {

    public SignedIn {
        // A session from before there was a time in it is too old.
        at = Objects.requireNonNullElse(at, Instant.EPOCH);
    }

    SignedIn in(UUID other) {
        return new SignedIn(account, epoch, other, at);
    }

    /** Lets every session of an account be found. */
    @Override
    public String getName() {
        return account.toString();
    }
}
