package se.tillit.load;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells in words that an upload is too large. Stands before the check of the form's token: that has to take the body apart to find the
 * token, and would answer for a body that is too large as if the token were wrong.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10) // after it is settled that names of files are UTF-8
final class UploadLimit extends OncePerRequestFilter {

    /** As set in {@code application.properties}, for the sentences. */
    static final int FILE_MEGABYTES = 20;

    static final int MEGABYTES = 40;

    private static final String TOO_LARGE = "for-stor";
    private static final String BROKEN = "avbruten";

    static String sentence(String reason) {
        return switch (reason) {
            case TOO_LARGE -> "load.too-large-upload";
            case BROKEN -> "load.broken-upload";
            default -> "load.upload-gone";
        };
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals("/las-in/titta")
                || !request.getMethod().equals("POST")
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
            response.sendRedirect("/las-in?fel=" + reason);
        }
    }
}
