package se.tillit.owntime;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import se.tillit.access.Actor;
import se.tillit.web.Once;

/** Sees each page that is read and each form that is sent. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class OwnTimeConfiguration implements WebMvcConfigurer {

    /** Who has a form open for longer has done something else meanwhile. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Tally tally;
    private final Clock clock;

    OwnTimeConfiguration(Tally tally, Clock clock) {
        this.tally = tally;
        this.clock = clock;
    }

    /** Each node writes its own sums, so this is no job that one of them takes. */
    @Scheduled(fixedDelay = 30_000)
    void write() {
        tally.write();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public void afterCompletion(
                    HttpServletRequest request,
                    HttpServletResponse response,
                    Object handler,
                    @Nullable Exception failure) {
                if (request.getAttribute(Actor.class.getName()) instanceof Actor actor
                        && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String route
                        && isTime(request, response, route)) {
                    tally.count(actor, request.getMethod() + " " + route, secondsOnForm(request));
                }
            }
        });
    }

    /** A page that somebody reads or a form that somebody sends; not a program's call, a file, or a refusal. */
    private static boolean isTime(HttpServletRequest request, HttpServletResponse response, String route) {
        String type = response.getContentType();
        boolean page = request.getMethod().equals("GET") && type != null && type.startsWith("text/html");
        return !route.startsWith("/api/")
                && response.getStatus() < 400
                && (page || request.getMethod().equals("POST"));
    }

    private long secondsOnForm(HttpServletRequest request) {
        return Once.madeAt(request)
                .map(made -> Duration.between(made, clock.instant()))
                .filter(taken -> taken.isPositive() && taken.compareTo(LONGEST) <= 0)
                .map(Duration::toSeconds)
                .orElse(0L);
    }
}
