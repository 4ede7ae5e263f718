package se.tillit.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.identity.AccountStore;

/**
 * Builds the {@link Actor} of a program's request from its key and today's accounts and roles. The key is the only thing that counts here: a
 * session's cookie is not looked at, so no page of another site can use it, and none is begun.
 */
final class ApiKeyFilter extends OncePerRequestFilter {

    static final int REQUESTS_A_MINUTE = 600;
    static final int WRONG_KEYS_A_MINUTE = 60;

    private static final String BEARER = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final Door door;
    private final ApiKeyStore keys;
    private final AccountStore accounts;
    private final Clock clock;
    private final Flood requests;
    private final Flood wrongKeys;

    ApiKeyFilter(Door door, ApiKeyStore keys, AccountStore accounts, Clock clock) {
        this.door = door;
        this.keys = keys;
        this.accounts = accounts;
        this.clock = clock;
        this.requests = new Flood(clock, REQUESTS_A_MINUTE);
        this.wrongKeys = new Flood(clock, WRONG_KEYS_A_MINUTE);
    }

    private record Holder(ApiKey key, Actor actor) {}

    /** Refusals are sent as errors, which the error page answers in the form that programs read. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (wrongKeys.isFull(request.getRemoteAddr())) {
            tooMany(response, wrongKeys);
            return;
        }
        Optional<Holder> holder = secret(request).flatMap(this::holder);
        if (holder.isEmpty()) {
            wrongKeys.admits(request.getRemoteAddr());
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (!requests.admits(holder.get().key().id())) {
            tooMany(response, requests);
        } else if (!holder.get().key().writes() && !READING.contains(request.getMethod())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            enter(request, holder.get().actor());
            chain.doFilter(request, response);
        }
    }

    private static Optional<Secret> secret(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Secret.read(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private Optional<Holder> holder(Secret secret) {
        UUID organisation = secret.organisation();
        LocalDate today = LocalDate.now(clock.withZone(SWEDEN));
        Optional<ApiKey> found = door.readAs(organisation, () -> keys.find(secret));
        return found.filter(key -> key.opensOn(today)).flatMap(key -> accounts.actor(key.account(), organisation)
                .map(actor -> new Holder(used(organisation, key, today), actor)));
    }

    /** The day and nothing finer: enough to see that a key is forgotten, too little to follow anybody's work. */
    private ApiKey used(UUID organisation, ApiKey key, LocalDate today) {
        if (!today.equals(key.lastUsedOn())) {
            door.writeAs(organisation, () -> {
                keys.used(key.id(), today);
                return key;
            });
        }
        return key;
    }

    private static void enter(HttpServletRequest request, Actor actor) {
        request.setAttribute(Actor.class.getName(), actor);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                actor.account().toString(), null, List.of()));
        SecurityContextHolder.setContext(context);
    }

    private static void tooMany(HttpServletResponse response, Flood flood) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(flood.secondsLeft()));
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
}
