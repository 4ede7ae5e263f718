package se.tillit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.View;
import org.springframework.web.util.DisconnectedClientHelper;
import se.tillit.access.Refusal;

/** What a refusal or a failure looks like: a page for a person, RFC 9457 for a program. Mapped here and nowhere else. */
@ControllerAdvice
public final class RefusalPages {

    private static final Logger log = LoggerFactory.getLogger(RefusalPages.class);

    private static final View NOBODY = (model, request, response) -> {};

    private final PageArgument pages;
    private final Templates templates;

    RefusalPages(PageArgument pages, Templates templates) {
        this.pages = pages;
        this.templates = templates;
    }

    /**
     * @param reason the key of the sentence that says what happened
     * @param reference found in the log, where something failed
     */
    public record RefusalPage(Page page, String reason, String reference) {}

    @ExceptionHandler
    Object refused(Refusal refusal, HttpServletRequest request) {
        return switch (refusal) {
            case Refusal.NotAllowed notAllowed -> answer(request, HttpStatus.FORBIDDEN, "not-allowed", "");
            case Refusal.NotFound notFound -> answer(request, HttpStatus.NOT_FOUND, "not-found", "");
            case Refusal.Invalid invalid -> answer(request, HttpStatus.UNPROCESSABLE_CONTENT, "invalid", "");
            case Refusal.Conflict conflict -> answer(request, HttpStatus.CONFLICT, "conflict", "");
        };
    }

    @ExceptionHandler
    Object failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return NOBODY; // who has left needs no answer, and we no alarm
        }
        if (response.isCommitted()) {
            throw failure; // breaks the answer off, so that half a file is not taken for a whole one
        }
        if (DatabaseAway.isCauseOf(failure)) {
            throw failure; // answered further out, where no session is needed
        }
        if (failure instanceof AccessDeniedException
                || failure instanceof AuthenticationException
                || failure instanceof RequestRejectedException) {
            throw failure; // Spring Security's to answer
        }
        if (failure instanceof ErrorResponse expected) {
            HttpStatus status = HttpStatus.valueOf(expected.getStatusCode().value());
            return answer(request, status, status == HttpStatus.NOT_FOUND ? "not-found" : "invalid", "");
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            // An id that is none is the address of nothing; a day that is none is a question that cannot be read.
            return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                    ? answer(request, HttpStatus.NOT_FOUND, "not-found", "")
                    : answer(request, HttpStatus.BAD_REQUEST, "invalid", "");
        }
        return failed(request, HttpStatus.INTERNAL_SERVER_ERROR, failure);
    }

    Object failed(HttpServletRequest request, HttpStatus status, @Nullable Throwable failure) {
        String reference = RequestIds.of(request);
        log.error("Failed, reference {}", reference, failure);
        return answer(request, status, "failed", reference);
    }

    /** The database does not answer. */
    View unavailable(HttpServletRequest request) {
        return templates.show(
                "web/refusal",
                new RefusalPage(pages.pageForNobody(request), "unavailable", RequestIds.of(request)),
                HttpStatus.SERVICE_UNAVAILABLE);
    }

    Object answer(HttpServletRequest request, HttpStatus status, String reason, String reference) {
        if (request.getRequestURI().startsWith("/api/")) {
            ProblemDetail detail = ProblemDetail.forStatus(status);
            detail.setTitle(pages.page(request).t("refusal." + reason + ".title"));
            if (!reference.isEmpty()) {
                detail.setProperty("reference", reference);
            }
            return ResponseEntity.status(status).body(detail);
        }
        View view = templates.show("web/refusal", new RefusalPage(pages.page(request), reason, reference), status);
        return view;
    }
}
