package se.tillit.identity;

import java.time.Clock;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signing in with e-mail and password. */
@Component
final class PasswordSignIn implements AuthenticationProvider {

    private final AccountStore accounts;
    private final SignInThrottle throttle;
    private final Passwords passwords;
    private final Clock clock;

    PasswordSignIn(AccountStore accounts, SignInThrottle throttle, Passwords passwords, Clock clock) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String email = AccountStore.normal(attempt.getName());
        String password = String.valueOf(attempt.getCredentials());
        String address = attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        // The throttle is asked in turn, so that a hundred tries at once are not all let through before the first
        // failure is counted.
        return passwords.inTurn(() -> authenticate(email, password, address));
    }

    private Authentication authenticate(String email, String password, String address) {
        if (throttle.refuses(email, address)) {
            throw new LockedException("Too many failures");
        }
        var found = accounts.credentials(email);
        String hash = found.map(AccountStore.Credentials::passwordHash).orElse(null);
        boolean right = passwords.matches(password, hash) && !found.get().disabled();
        List<AccountStore.Workplace> organisations =
                right ? accounts.organisationsOf(found.get().account()) : List.of();
        if (organisations.isEmpty()) {
            throttle.failed(email, address);
            throw new BadCredentialsException("Wrong e-mail or password");
        }
        throttle.succeeded(email);
        return signedIn(new SignedIn(
                found.get().account(),
                found.get().epoch(),
                organisations.getFirst().organisation(),
                clock.instant()));
    }

    static Authentication signedIn(SignedIn who) {
        return UsernamePasswordAuthenticationToken.authenticated(who, null, List.of());
    }

    @Override
    public boolean supports(Class<?> type) {
        return type == UsernamePasswordAuthenticationToken.class;
    }
}
