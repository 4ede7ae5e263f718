package se.tillit.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.audit.Acts;
import se.tillit.chain.ChainStore;
import se.tillit.chain.ChainStore.Membership;

/** Lets somebody in: gives roles and perhaps a workplace, and a link to hand over. */
@Component
public final class InviteColleague {

    static final Duration LINK_HOLDS = Duration.ofDays(7);

    private final Acts acts;
    private final AccountStore accounts;
    private final ColleagueStore colleagues;
    private final ChainStore chain;
    private final Clock clock;

    InviteColleague(Acts acts, AccountStore accounts, ColleagueStore colleagues, ChainStore chain, Clock clock) {
        this.acts = acts;
        this.accounts = accounts;
        this.colleagues = colleagues;
        this.chain = chain;
        this.clock = clock;
    }

    /** The link is in nobody's hands but those of who asked for it; it is not stored. */
    record Link(UUID account, OneTimeCode code) {}

    Link invite(Actor actor, String name, String email, Set<Role> roles, @Nullable Membership workplace) {
        return acts.perform(actor, Access.MANAGE_ACCOUNTS, "account.invite", note -> {
            UUID account = accounts.accountOf(email, name, null);
            new Problems()
                    .addIf(!accounts.rolesOf(account).isEmpty(), "epost", "identity.already-here")
                    .refuseIfAny();
            accounts.setRoles(account, roles);
            if (workplace != null) {
                chain.setMembership(account, workplace);
            }
            note.about(account).with("roles", roles.stream().sorted().toList());
            return link(account);
        });
    }

    /**
     * A new link for somebody who has lost theirs, was loaded from a spreadsheet, or has forgotten the password; the one before no longer
     * holds.
     */
    Link renew(Actor actor, UUID account) {
        return acts.perform(actor, Access.MANAGE_ACCOUNTS, "account.link", note -> {
            Colleague colleague = colleagues.find(account).orElseThrow(() -> new Refusal.NotFound("account"));
            new Problems()
                    .addIf(colleague.disabled(), "lank", "identity.enable-first")
                    .addIf(colleague.roles().isEmpty(), "lank", "identity.roles-first")
                    .refuseIfAny();
            note.about(account);
            return link(account);
        });
    }

    private Link link(UUID account) {
        OneTimeCode code = OneTimeCode.fresh();
        colleagues.invite(account, code, clock.instant().plus(LINK_HOLDS));
        return new Link(account, code);
    }
}
