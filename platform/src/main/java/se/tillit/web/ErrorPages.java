package se.tillit.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import se.tillit.access.Problems;

/** What went wrong outside the controllers: a forged form, an address that the firewall refuses, a page that could not be made. */
@Controller
final class ErrorPages implements ErrorController {

    private final RefusalPages refusals;

    ErrorPages(RefusalPages refusals) {
        this.refusals = refusals;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND; // somebody opened the address itself
        if (status.is5xxServerError()) {
            return refusals.failed(
                    request, status, (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        }
        return refusals.answer(request, status, reason(request, status), new Problems());
    }

    private static String reason(HttpServletRequest request, HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "not-found";
            case UNAUTHORIZED -> "needs-key";
            case TOO_MANY_REQUESTS -> "too-many";
            case FORBIDDEN -> RefusalPages.isFromProgram(request) ? "reads-only" : "invalid";
            default -> "invalid";
        };
    }
}
