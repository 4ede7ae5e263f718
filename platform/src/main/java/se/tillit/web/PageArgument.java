package se.tillit.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import se.tillit.access.Actor;
import se.tillit.access.Language;

/** Gives a controller's method its {@link Page} and its {@link Actor}. */
@Component
final class PageArgument implements HandlerMethodArgumentResolver {

    static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final Texts texts;
    private final Clock clock;

    PageArgument(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Page.class || parameter.getParameterType() == Actor.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binder) {
        HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("Not a servlet request");
        }
        return parameter.getParameterType() == Page.class ? page(request) : actor(request);
    }

    Page page(HttpServletRequest request) {
        return page(request, (Actor) request.getAttribute(Actor.class.getName()), csrf(request));
    }

    /** For when sessions, which lie in the database, cannot be asked for: nobody is known, and there is nothing to send. */
    Page pageForNobody(HttpServletRequest request) {
        return page(request, null, new Page.Csrf("_csrf", ""));
    }

    private Page page(HttpServletRequest request, @Nullable Actor actor, Page.Csrf csrf) {
        return new Page(
                texts,
                language(request),
                actor,
                path(request),
                csrf,
                Once.newKey(clock.instant()),
                LocalDate.now(clock.withZone(SWEDEN)));
    }

    private static Actor actor(HttpServletRequest request) {
        Actor actor = (Actor) request.getAttribute(Actor.class.getName());
        if (actor == null) {
            throw new IllegalStateException("Reached without having signed in: " + request.getRequestURI());
        }
        return actor;
    }

    private static Page.Csrf csrf(HttpServletRequest request) {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return token == null ? new Page.Csrf("_csrf", "") : new Page.Csrf(token.getParameterName(), token.getToken());
    }

    private static String path(HttpServletRequest request) {
        String path = request.getRequestURI();
        return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    }

    /** What the person chose, else what the browser asks for, else Swedish. */
    static Language language(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(LanguagePages.COOKIE)) {
                    return "en".equals(cookie.getValue()) ? Language.EN : Language.SV;
                }
            }
        }
        Locale asked = request.getHeader("Accept-Language") == null ? Language.SV.locale() : request.getLocale();
        return asked.getLanguage().equals("en") ? Language.EN : Language.SV;
    }
}
