package se.tillit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.View;

/**
 * Answers 503 with a page of our own while the database is away or all its connections are busy. Outside the filters that ask for
 * sessions, since those lie in the database too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class DatabaseAway extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(DatabaseAway.class);
    private static final String SECONDS = "5";

    private final RefusalPages refusals;

    DatabaseAway(RefusalPages refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failure) {
            if (response.isCommitted() || !isCauseOf(failure)) {
                throw failure;
            }
            log.warn("The database does not answer: {}", failure.getMessage());
            answer(refusals.unavailable(request), request, response);
        }
    }

    private static void answer(View page, HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        response.resetBuffer();
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        try {
            page.render(Map.of(), request, response);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /**
     * No connection (class 08, or none free in time), one that was lost on the way (then not even a rollback reaches the server), or a server
     * that is going down or coming up (57P01 to 57P03).
     */
    static boolean isCauseOf(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLTransientConnectionException
                    || at instanceof SQLNonTransientConnectionException
                    || at instanceof SQLRecoverableException
                    || at instanceof TransactionSystemException
                            && at.getCause() instanceof SQLException lost
                            && lost.getSQLState() == null
                    || at instanceof SQLException sql
                            && sql.getSQLState() != null
                            && (sql.getSQLState().startsWith("08")
                                    || sql.getSQLState().startsWith("57P0"))) {
                return true;
            }
        }
        return false;
    }
}
