package se.tillit.identity;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.audit.Acts;

/**
 * Whose account it is that the provider speaks of: the one that was linked, or the first time the one that somebody administering accounts
 * made for the e-mail address, where the provider has verified it. Nobody else gets in, and no account is made.
 */
@Component
public final class ProviderSignIn {

    private final AccountStore accounts;
    private final AccountQuery query;
    private final ProviderLinkStore links;
    private final Acts acts;
    private final Clock clock;

    ProviderSignIn(AccountStore accounts, AccountQuery query, ProviderLinkStore links, Acts acts, Clock clock) {
        this.accounts = accounts;
        this.query = query;
        this.links = links;
        this.acts = acts;
        this.clock = clock;
    }

    Optional<UUID> account(OidcUser user) {
        String issuer = user.getIssuer().toString();
        return links.account(issuer, user.getSubject()).or(() -> first(issuer, user));
    }

    private Optional<UUID> first(String issuer, OidcUser user) {
        if (user.getEmail() == null || !Boolean.TRUE.equals(user.getEmailVerified())) {
            return Optional.empty();
        }
        return accounts.credentials(user.getEmail())
                .map(AccountStore.Credentials::account)
                .flatMap(account ->
                        query.wayIn(account).flatMap(organisation -> accounts.actor(account, organisation)))
                .filter(actor -> link(actor, issuer, user.getSubject()))
                .map(Actor::account);
    }

    private boolean link(Actor actor, String issuer, String subject) {
        return acts.perform(actor, Access.BE_SIGNED_IN, "account.provider", note -> {
            boolean linked = links.link(issuer, subject, actor.account(), clock.instant());
            note.about(actor.account()).with("linked", linked);
            return linked;
        });
    }
}
