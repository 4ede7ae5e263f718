package se.tillit.access;

import java.util.Set;
import java.util.UUID;

/** Who asks, for which organisation. Built anew for every request, so that a disabled account or a role taken away bites at once. */
public record Actor(UUID organisation, String organisationName, UUID account, String name, Set<Role> roles) {

    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean may(Access access) {
        return access.allows(roles);
    }

    /** @throws Refusal.NotAllowed where none of the actor's roles may */
    public void must(Access access) {
        if (!may(access)) {
            throw new Refusal.NotAllowed(access);
        }
    }
}
