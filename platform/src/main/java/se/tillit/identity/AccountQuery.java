package se.tillit.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;

/** What may be known before anybody has signed in, and what somebody sees of their own account. */
@Component
final class AccountQuery {

    private final AccountStore accounts;

    AccountQuery(AccountStore accounts) {
        this.accounts = accounts;
    }

    boolean anyOrganisation() {
        return accounts.anyOrganisation();
    }

    /** The first of the organisations that let the account in; empty where none does, or where it is disabled. */
    Optional<UUID> wayIn(UUID account) {
        return accounts.credentials(account)
                .filter(found -> !found.disabled())
                .flatMap(found -> accounts.organisationsOf(account).stream().findFirst())
                .map(AccountStore.Workplace::organisation);
    }

    /** @param organisations that the account is let into, the present one included */
    public record Own(String email, boolean hasPassword, List<AccountStore.Workplace> organisations) {}

    Own own(Actor actor) {
        actor.must(Access.BE_SIGNED_IN);
        return new Own(
                accounts.name(actor.account())
                        .map(AccountStore.Name::email)
                        .orElseThrow(() -> new Refusal.NotFound("account")),
                accounts.credentials(actor.account())
                        .map(AccountStore.Credentials::passwordHash)
                        .isPresent(),
                accounts.organisationsOf(actor.account()));
    }
}
