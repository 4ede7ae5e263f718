package se.tillit.identity;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.audit.Acts;

/** Gives and takes roles; they bite at the person's next click. The organisation keeps at least one administrator. */
@Component
public final class ChangeRoles {

    private final Acts acts;
    private final AccountStore accounts;
    private final ColleagueStore colleagues;

    ChangeRoles(Acts acts, AccountStore accounts, ColleagueStore colleagues) {
        this.acts = acts;
        this.accounts = accounts;
        this.colleagues = colleagues;
    }

    /**
     * @param before the roles that the administrator saw
     * @throws Refusal.Conflict where somebody changed them meanwhile
     */
    void change(Actor actor, UUID account, Set<Role> before, Set<Role> roles) {
        acts.perform(actor, Access.MANAGE_ACCOUNTS, "account.roles", note -> {
            colleagues.find(account).orElseThrow(() -> new Refusal.NotFound("account"));
            accounts.lockRoles();
            if (!accounts.rolesOf(account).equals(before)) {
                throw new Refusal.Conflict("roles of " + account);
            }
            accounts.setRoles(account, roles);
            new Problems()
                    .addIf(!accounts.anyAdministrator(), "roller", "identity.last-administrator")
                    .refuseIfAny();
            if (roles.isEmpty()) {
                colleagues.withdrawInvitation(account);
            }
            note.about(account).with("roles", roles.stream().sorted().toList());
            return account;
        });
    }
}
