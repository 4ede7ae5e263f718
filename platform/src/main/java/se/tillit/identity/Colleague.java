package se.tillit.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Role;

/**
 * Somebody's account, as those who administer accounts in an organisation see it.
 *
 * @param accepted whether roles hold; see {@link AccountStore#accountOf}
 * @param hasPassword whether there is a way in with a password
 * @param invitedUntil until when a link holds; null where there is none
 */
public record Colleague(
        UUID account,
        String name,
        String email,
        Set<Role> roles,
        boolean disabled,
        boolean accepted,
        boolean hasPassword,
        @Nullable Instant invitedUntil) {

    /** Where somebody is on the way in. */
    public enum Stage {
        DISABLED,
        NO_ROLE,
        WAITING,
        INVITED,
        LINK_EXPIRED,
        NOT_INVITED,
        ACTIVE
    }

    public Stage stage(Instant now) {
        if (disabled) {
            return Stage.DISABLED;
        }
        if (roles.isEmpty()) {
            return Stage.NO_ROLE;
        }
        if (invitedUntil != null && invitedUntil.isAfter(now)) {
            return Stage.INVITED;
        }
        if (accepted && hasPassword) {
            return Stage.ACTIVE;
        }
        if (invitedUntil != null) {
            return Stage.LINK_EXPIRED;
        }
        return accepted ? Stage.NOT_INVITED : Stage.WAITING;
    }
}
