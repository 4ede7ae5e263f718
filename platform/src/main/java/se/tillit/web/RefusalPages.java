package se.tillit.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.View;
import org.springframework.web.util.DisconnectedClientHelper;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** What a refusal or a failure looks like: a page for a person, RFC 9457 for a program. Mapped here and nowhere else. */
@ControllerAdvice
public final class RefusalPages {

    private static final Logger log = LoggerFactory.getLogger(RefusalPages.class);

    private static final Problems NONE = new Problems();

    private static final View NOBODY = (model, request, response) -> {};

    private final PageArgument pages;
    private final Templates templates;
    private final JsonMapper json;

    RefusalPages(PageArgument pages, Templates templates, JsonMapper json) {
        this.pages = pages;
        this.templates = templates;
        this.json = json;
    }

    /**
     * @param reason the key of the sentence that says what happened
     * @param reference found in the log, where something failed
     */
    public record RefusalPage(Page page, String reason, String reference) {}

    /** A problem as a program is told it: the field it sent, and a sentence that says what to do. */
    record Told(String field, String sentence) {}

    @ExceptionHandler
    Object refused(Refusal refusal, HttpServletRequest request) {
        return switch (refusal) {
            case Refusal.NotAllowed notAllowed -> answer(request, HttpStatus.FORBIDDEN, "not-allowed", NONE);
            case Refusal.NotFound notFound -> answer(request, HttpStatus.NOT_FOUND, "not-found", NONE);
            case Refusal.Invalid invalid ->
                answer(request, HttpStatus.UNPROCESSABLE_CONTENT, "invalid", invalid.problems());
            case Refusal.Conflict conflict ->
                isFromProgram(request) && conflict.current() != null
                        ? program(request, HttpStatus.CONFLICT, "conflict", "current", conflict.current())
                        : answer(request, HttpStatus.CONFLICT, "conflict", NONE);
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
            return answer(request, status, status == HttpStatus.NOT_FOUND ? "not-found" : "invalid", missing(failure));
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            // An id that is none is the address of nothing; a day that is none is a question that cannot be read.
            return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                    ? answer(request, HttpStatus.NOT_FOUND, "not-found", NONE)
                    : answer(request, HttpStatus.BAD_REQUEST, "invalid", unreadable(mismatch));
        }
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return answer(request, HttpStatus.BAD_REQUEST, "invalid", StrictJson.problems(unreadable));
        }
        return failed(request, HttpStatus.INTERNAL_SERVER_ERROR, failure);
    }

    Object failed(HttpServletRequest request, HttpStatus status, @Nullable Throwable failure) {
        String reference = RequestIds.of(request);
        log.error("Failed, reference {}", reference, failure);
        return isFromProgram(request)
                ? program(request, status, "failed", "reference", reference)
                : page(request, status, "failed", reference);
    }

    /** The database does not answer. */
    View unavailable(HttpServletRequest request) {
        if (isFromProgram(request)) {
            ProblemDetail detail = detail(pages.pageForNobody(request), HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
            return (model, asked, response) -> {
                response.setStatus(detail.getStatus());
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                json.writeValue(response.getOutputStream(), detail);
            };
        }
        return templates.show(
                "web/refusal",
                new RefusalPage(pages.pageForNobody(request), "unavailable", RequestIds.of(request)),
                HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static Problems missing(Exception failure) {
        return switch (failure) {
            case MissingRequestHeaderException header ->
                new Problems().add(header.getHeaderName(), "web.parameter-missing");
            case MissingServletRequestParameterException parameter ->
                new Problems().add(parameter.getParameterName(), "web.parameter-missing");
            default -> NONE;
        };
    }

    private static Problems unreadable(MethodArgumentTypeMismatchException mismatch) {
        Class<?> type = mismatch.getParameter().getParameterType();
        return type.isEnum()
                ? new Problems().add(mismatch.getName(), "web.not-one-of", StrictJson.names(type))
                : new Problems().add(mismatch.getName(), "web.parameter-unreadable");
    }

    /** Also in what answers an error, whose own address is another. */
    static boolean isFromProgram(HttpServletRequest request) {
        Object first = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return (first instanceof String address ? address : request.getRequestURI()).startsWith("/api/");
    }

    /** @param problems what a program is told of each thing that is wrong; a form shows that beside its fields */
    Object answer(HttpServletRequest request, HttpStatus status, String reason, Problems problems) {
        return isFromProgram(request)
                ? program(request, status, reason, "problems", told(pages.page(request), problems))
                : page(request, status, reason, "");
    }

    private View page(HttpServletRequest request, HttpStatus status, String reason, String reference) {
        return templates.show("web/refusal", new RefusalPage(pages.page(request), reason, reference), status);
    }

    private static List<Told> told(Page page, Problems problems) {
        return StreamSupport.stream(problems.spliterator(), false)
                .map(problem -> new Told(problem.field(), page.t(problem)))
                .toList();
    }

    private ResponseEntity<ProblemDetail> program(
            HttpServletRequest request, HttpStatus status, String reason, String name, Object value) {
        ProblemDetail detail = detail(pages.page(request), status, reason);
        detail.setProperty(name, value);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    private static ProblemDetail detail(Page page, HttpStatus status, String reason) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, page.t("refusal." + reason + ".program"));
        detail.setTitle(page.t("refusal." + reason + ".title"));
        return detail;
    }
}
