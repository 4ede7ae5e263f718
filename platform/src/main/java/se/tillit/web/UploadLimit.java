package se.tillit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import se.tillit.access.Problems;

/**
 * Tells in words that an upload is too large. Stands before the check of the form's token: that has to take the body apart to find the
 * token, and would answer for a body that is too large as if the token were wrong.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10) // after it is settled that names of files are UTF-8
public final class UploadLimit extends OncePerRequestFilter {

    /** As set in {@code application.properties}, for the sentences. */
    public static final int FILE_MEGABYTES = 20;

    public static final int MEGABYTES = 40;

    /** What the page that the person is led back to is told in {@code ?fel=}. */
    public static final String TOO_LARGE = "for-stor";

    public static final String BROKEN = "avbruten";

    /** What the page says where {@code ?fel=} led back to it. */
    public static Problems problems(String fault, String field) {
        return new Problems()
                .addIf(fault.equals(TOO_LARGE), field, "web.upload.too-large", FILE_MEGABYTES, MEGABYTES)
                .addIf(fault.equals(BROKEN), field, "web.upload.broken");
    }

    /** Where files are sent from another page than the one of the same address, and that page. */
    private static final Map<Pattern, String> PAGES = Map.of(
            Pattern.compile("/las-in/titta"), "/las-in",
            Pattern.compile("/uppfoljning/([0-9a-f-]{36})/beratta"), "/uppfoljning/$1",
            Pattern.compile("/hinder/([0-9a-f-]{36})/bild"), "/hinder/$1");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !String.valueOf(request.getContentType()).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String reason = "";
        try {
            request.getParts();
        } catch (IllegalStateException tooLarge) {
            reason = TOO_LARGE;
        } catch (ServletException | IOException broken) {
            reason = BROKEN;
        }
        if (reason.isEmpty()) {
            chain.doFilter(request, response);
        } else if (!response.isCommitted()) { // else the connection is gone, and nobody is there to be told
            response.sendRedirect(sentFrom(request.getRequestURI()) + "?fel=" + reason);
        }
    }

    private static String sentFrom(String path) {
        return PAGES.entrySet().stream()
                .map(page -> Map.entry(page.getKey().matcher(path), page.getValue()))
                .filter(page -> page.getKey().matches())
                .map(page -> page.getKey().replaceFirst(page.getValue()))
                .findFirst()
                .orElse(path.replaceFirst("^/+", "/")); // two would be another host
    }
}
