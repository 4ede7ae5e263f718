package se.tillit.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import se.tillit.access.Actor;

/** Builds the {@link Actor} of a request from the session and today's accounts and roles; who is no longer let in is signed out. */
final class ActorFilter extends OncePerRequestFilter {

    private final AccountStore accounts;
    private final Duration longest;
    private final Clock clock;

    /** @param longest how long after signing in a session holds, whatever one does */
    ActorFilter(AccountStore accounts, Duration longest, Clock clock) {
        this.accounts = accounts;
        this.longest = longest;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn who) {
            boolean tooOld = !clock.instant().isBefore(who.at().plus(longest));
            Optional<Actor> actor = tooOld ? Optional.empty() : accounts.actor(who);
            if (actor.isPresent()) {
                request.setAttribute(Actor.class.getName(), actor.get());
            } else {
                SecurityContextHolder.clearContext();
                HttpSession session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
            }
        }
        chain.doFilter(request, response);
    }

    /** An error is shown to the same person: the attribute must be there on that dispatch too, and it is, since the request is the same. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return true;
    }
}
