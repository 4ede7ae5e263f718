package se.tillit.identity;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/**
 * Closes an account, which ends its sessions at once, and opens it again. One that is used in another organisation too is not this one's to
 * close; its roles can be taken away.
 */
@Component
public final class DisableAccount {

    private final Acts acts;
    private final AccountStore accounts;
    private final ColleagueStore colleagues;

    DisableAccount(Acts acts, AccountStore accounts, ColleagueStore colleagues) {
        this.acts = acts;
        this.accounts = accounts;
        this.colleagues = colleagues;
    }

    void disable(Actor actor, UUID account) {
        acts.perform(actor, Access.MANAGE_ACCOUNTS, "account.disable", note -> {
            own(actor, account);
            accounts.lockRoles();
            accounts.setDisabled(account, true);
            colleagues.withdrawInvitation(account);
            new Problems()
                    .addIf(!accounts.anyAdministrator(), "konto", "identity.last-administrator")
                    .refuseIfAny();
            note.about(account);
            return account;
        });
    }

    void enable(Actor actor, UUID account) {
        acts.perform(actor, Access.MANAGE_ACCOUNTS, "account.enable", note -> {
            own(actor, account);
            accounts.setDisabled(account, false);
            note.about(account);
            return account;
        });
    }

    private void own(Actor actor, UUID account) {
        Colleague colleague = colleagues.find(account).orElseThrow(() -> new Refusal.NotFound("account"));
        boolean elsewhere = accounts.organisationsOf(account).stream()
                .anyMatch(place -> !place.organisation().equals(actor.organisation()));
        new Problems()
                .addIf(elsewhere || !colleague.accepted(), "konto", "identity.used-elsewhere")
                .refuseIfAny();
    }
}
