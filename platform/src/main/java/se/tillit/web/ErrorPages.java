package se.tillit.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is refused before any page is reached: by a filter, or by the server itself. */
@Controller
final class ErrorPages implements ErrorController {

    private final RefusalPages refusals;

    ErrorPages(RefusalPages refusals) {
        this.refusals = refusals;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = HttpStatus.resolve(code instanceof Integer number ? number : 404);
        return switch (status) {
            case null -> refusals.answer(request, HttpStatus.INTERNAL_SERVER_ERROR, "failed", "");
            case NOT_FOUND -> refusals.answer(request, status, "not-found", "");
            case FORBIDDEN, UNAUTHORIZED -> refusals.answer(request, status, "not-allowed", "");
            default -> refusals.answer(request, status, status.is4xxClientError() ? "invalid" : "failed", "");
        };
    }
}
