package se.tillit.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.identity.ColleagueQuery.Invitation;

/** Uses a link up: whoever has it chooses a password, or, with an account that is used elsewhere, joins one more organisation. */
@Component
public final class RedeemInvitation {

    private final ColleagueQuery query;
    private final Door door;
    private final Acts acts;
    private final AccountStore accounts;
    private final ColleagueStore colleagues;
    private final PasskeyStore passkeys;
    private final ProviderLinkStore links;
    private final Passwords passwords;
    private final Clock clock;

    RedeemInvitation(
            ColleagueQuery query,
            Door door,
            Acts acts,
            AccountStore accounts,
            ColleagueStore colleagues,
            PasskeyStore passkeys,
            ProviderLinkStore links,
            Passwords passwords,
            Clock clock) {
        this.query = query;
        this.door = door;
        this.acts = acts;
        this.accounts = accounts;
        this.colleagues = colleagues;
        this.passkeys = passkeys;
        this.links = links;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Begins anew: every other way in to the account is forgotten, and everybody signed in as it is signed out.
     *
     * @throws Refusal.NotFound where the link has been used, is too old or never was one
     */
    Invitation choosePassword(OneTimeCode code, String password) {
        Invitation invitation = query.invitation(code)
                .filter(found -> !found.joins())
                .orElseThrow(() -> new Refusal.NotFound("invitation"));
        passwords.check("losenord", password).refuseIfAny();
        String hash = passwords.hash(password);
        perform(code, invitation, "account.password", () -> {
            accounts.setPassword(invitation.account(), hash);
            passkeys.removeAll(invitation.account());
            links.removeAll(invitation.account());
            colleagues.acceptOnlyHere(invitation.account());
        });
        return invitation;
    }

    /** @throws Refusal.Invalid where the link was meant for another account */
    Invitation join(OneTimeCode code, UUID signedIn) {
        Invitation invitation =
                query.invitation(code).filter(Invitation::joins).orElseThrow(() -> new Refusal.NotFound("invitation"));
        new Problems()
                .addIf(!invitation.account().equals(signedIn), "kod", "identity.other-account")
                .refuseIfAny();
        perform(code, invitation, "account.join", () -> {});
        return invitation;
    }

    private void perform(OneTimeCode code, Invitation invitation, String action, Runnable work) {
        Instant now = clock.instant();
        door.writeAs(invitation.organisation(), () -> {
            Actor invited = new Actor(
                    invitation.organisation(),
                    invitation.organisationName(),
                    invitation.account(),
                    invitation.name(),
                    accounts.rolesOf(invitation.account()));
            return acts.perform(invited, Access.BE_SIGNED_IN, action, note -> {
                if (!colleagues.redeem(code, now)) {
                    throw new Refusal.NotFound("invitation");
                }
                work.run();
                return note.about(invitation.account());
            });
        });
    }
}
