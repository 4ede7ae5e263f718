package se.tillit.identity;

import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** What somebody changes in their own account. */
@Component
public final class OwnAccount {

    private static final int LONGEST_NAME = 200;

    private final Acts acts;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final SignInThrottle throttle;

    OwnAccount(Acts acts, AccountStore accounts, Passwords passwords, SignInThrottle throttle) {
        this.acts = acts;
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    static Problems checkName(String name) {
        return new Problems()
                .addIf(name.isBlank(), "namn", "identity.needs-name")
                .addIf(name.strip().length() > LONGEST_NAME, "namn", "identity.long-name", LONGEST_NAME)
                .addIf(name.chars().anyMatch(Character::isISOControl), "namn", "identity.one-line");
    }

    void rename(Actor actor, String name) {
        checkName(name).refuseIfAny();
        acts.perform(actor, Access.BE_SIGNED_IN, "account.rename", note -> {
            accounts.rename(actor.account(), name.strip());
            return note.about(actor.account());
        });
    }

    /** Asks for the present password, so that a forgotten browser is not enough, and signs out everybody who is signed in as the account. */
    void changePassword(Actor actor, String present, String wanted, String address) {
        String subject = "own " + actor.account();
        boolean right = passwords.inTurn(() -> {
            if (throttle.refuses(subject, address)) {
                throw new Refusal.Invalid(new Problems().add("nuvarande", "identity.throttled"));
            }
            boolean matches = passwords.matches(
                    present,
                    accounts.credentials(actor.account())
                            .map(AccountStore.Credentials::passwordHash)
                            .orElse(null));
            if (!matches) {
                throttle.failed(subject, address);
            }
            return matches;
        });
        Problems problems = passwords.check("nytt", wanted);
        problems.addIf(!right, "nuvarande", "identity.wrong-present").refuseIfAny();
        throttle.succeeded(subject);
        String hash = passwords.hash(wanted);
        acts.perform(actor, Access.BE_SIGNED_IN, "account.password", note -> {
            accounts.setPassword(actor.account(), hash);
            return note.about(actor.account());
        });
    }

    void signOutEverywhere(Actor actor) {
        acts.perform(actor, Access.BE_SIGNED_IN, "account.sign-out", note -> {
            accounts.signOutEverywhere(actor.account());
            return note.about(actor.account());
        });
    }
}
