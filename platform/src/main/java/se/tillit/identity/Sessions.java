package se.tillit.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;
import se.tillit.access.Refusal;

/** Begins a session for somebody who has proved who they are in another way than with a password, and changes one. */
@Component
public final class Sessions {

    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionCsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();
    private final AccountStore accounts;
    private final Clock clock;

    Sessions(AccountStore accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @throws Refusal.NotFound where the account is disabled, or is not let into the organisation */
    public SignedIn begin(UUID account, UUID organisation, HttpServletRequest request, HttpServletResponse response) {
        SignedIn who = new SignedIn(account, accounts.epoch(account), organisation, clock.instant());
        begin(who, request, response);
        return who;
    }

    /** The same session, for another organisation that the account is let into. */
    void change(UUID organisation, HttpServletRequest request, HttpServletResponse response) {
        begin(current().in(organisation), request, response);
    }

    /** The same session, after everybody signed in as the account has been signed out. */
    void keep(HttpServletRequest request, HttpServletResponse response) {
        SignedIn now = current();
        begin(
                new SignedIn(now.account(), accounts.epoch(now.account()), now.organisation(), now.at()),
                request,
                response);
    }

    private static SignedIn current() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof Authentication known
                && known.getPrincipal() instanceof SignedIn who) {
            return who;
        }
        throw new IllegalStateException("Reached without having signed in");
    }

    private void begin(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        if (accounts.actor(who).isEmpty()) {
            throw new Refusal.NotFound("account");
        }
        if (request.getSession(false) != null) {
            // What was known before signing in, the session's id and the forms' token, must not know what comes after.
            request.changeSessionId();
            tokens.saveToken(null, request, response);
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(PasswordSignIn.signedIn(who));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
