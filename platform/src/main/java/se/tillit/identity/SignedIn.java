package se.tillit.identity;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/** All that a session knows of who it belongs to; the {@link se.tillit.access.Actor} is built from it anew for every request. */
public record SignedIn(UUID account, UUID organisation) implements Principal, Serializable {

    /** Lets every session of an account be found and ended. */
    @Override
    public String getName() {
        return account.toString();
    }
}
