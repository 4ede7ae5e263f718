package se.tillit.identity;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses, unread, what comes too often from one address or one person. In memory, so each node counts its own; what must hold over all of
 * them is {@link SignInThrottle}'s.
 */
final class FloodFilter extends OncePerRequestFilter {

    private static final Pattern WAYS_IN =
            Pattern.compile("/(logga-in|kom-igang|valkommen|svara|dagbok/skriv|vara-med)(/.*)?");
    private static final Pattern REPORTS = Pattern.compile("/(beratta-hinder|foresla)/.*");
    private static final Pattern HEAVY = Pattern.compile("/styrkedja(/.*)?|/logg/export|.*\\.(xlsx|csv)");

    private static final Pattern LETTERS = Pattern.compile("/delta/[^/]*/brev(/.*)?");
    private static final Pattern VOTES = Pattern.compile("/delta(/.*)?");

    private final Buckets signIns;
    private final Buckets votes;
    private final Buckets letters;
    private final Buckets reports;
    private final Buckets heavyFromAddress;
    private final Buckets heavyByPerson;

    FloodFilter(FloodSettings settings) {
        this.signIns = new Buckets(settings.signInsPerAddress());
        this.votes = new Buckets(settings.votesPerAddress());
        this.letters = new Buckets(settings.lettersPerAddress());
        this.reports = new Buckets(settings.reportsPerAddress());
        this.heavyFromAddress = new Buckets(settings.heavyPerAddress());
        this.heavyByPerson = new Buckets(settings.heavyPerPerson());
    }

    /** So many tokens for each who asks, filled up evenly through a minute. Whoever has not asked for long is forgotten first. */
    private static final class Buckets {

        private static final int MOST = 10_000;

        private final int perMinute;
        private final Map<String, Bucket> known = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > MOST;
            }
        };

        Buckets(int perMinute) {
            this.perMinute = perMinute;
        }

        /** How long to wait, in nanoseconds; nothing where it is within the limit. */
        long take(String who) {
            Bucket bucket;
            synchronized (known) {
                bucket = known.computeIfAbsent(who, one -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build());
            }
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            return probe.isConsumed() ? 0 : probe.getNanosToWaitForRefill();
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long wait = wait(request);
        if (wait > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(1 + TimeUnit.NANOSECONDS.toSeconds(wait)));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        chain.doFilter(request, response);
    }

    private long wait(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (WAYS_IN.matcher(path).matches()) {
            // The sign-in page itself costs nothing; what it sends does, and so does what looks a link up.
            boolean page = request.getMethod().equals("GET")
                    && !path.startsWith("/valkommen")
                    && !path.startsWith("/logga-in/");
            return page ? 0 : signIns.take(request.getRemoteAddr());
        }
        if (LETTERS.matcher(path).matches()) {
            return request.getMethod().equals("GET") ? 0 : letters.take(request.getRemoteAddr());
        }
        if (VOTES.matcher(path).matches()) {
            return request.getMethod().equals("GET") ? 0 : votes.take(request.getRemoteAddr());
        }
        if (REPORTS.matcher(path).matches()) {
            return request.getMethod().equals("GET") ? 0 : reports.take(request.getRemoteAddr());
        }
        if (!HEAVY.matcher(path).matches()) {
            return 0;
        }
        long byAddress = heavyFromAddress.take(request.getRemoteAddr());
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return byAddress > 0 || who == null ? byAddress : heavyByPerson.take(who.getName());
    }
}
