package se.tillit.identity;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signing in with e-mail and password. */
@Component
final class PasswordSignIn implements AuthenticationProvider {

    private final AccountStore accounts;
    private final SignInThrottle throttle;
    private final PasswordEncoder passwords;
    /**
     * Trying a password takes 16 MB and some tenths of a second, so only a few are tried at a time. And since the throttle is asked in turn,
     * a hundred tries at once are not all let through before the first failure is counted.
     */
    private final Semaphore turns = new Semaphore(4);
    /** Somebody unknown costs as long as somebody known, so that time does not tell who has an account. */
    private final String nobodysHash;

    PasswordSignIn(AccountStore accounts, SignInThrottle throttle, PasswordEncoder passwords) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.passwords = passwords;
        this.nobodysHash = passwords.encode(UUID.randomUUID().toString());
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String email = AccountStore.normal(attempt.getName());
        String password = String.valueOf(attempt.getCredentials());
        String address = attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        turns.acquireUninterruptibly();
        try {
            return authenticate(email, password, address);
        } finally {
            turns.release();
        }
    }

    private Authentication authenticate(String email, String password, String address) {
        if (throttle.refuses(email, address)) {
            throw new LockedException("Too many failures");
        }
        var found = accounts.credentials(email);
        String hash = found.map(AccountStore.Credentials::passwordHash).orElse(nobodysHash);
        boolean right = passwords.matches(password, hash)
                && found.isPresent()
                && !found.get().disabled();
        List<UUID> organisations = right ? accounts.organisationsOf(found.get().account()) : List.of();
        if (organisations.isEmpty()) {
            throttle.failed(email, address);
            throw new BadCredentialsException("Wrong e-mail or password");
        }
        throttle.succeeded(email);
        return signedIn(new SignedIn(found.get().account(), organisations.getFirst()));
    }

    static Authentication signedIn(SignedIn who) {
        return UsernamePasswordAuthenticationToken.authenticated(who, null, List.of());
    }

    @Override
    public boolean supports(Class<?> type) {
        return type == UsernamePasswordAuthenticationToken.class;
    }
}
