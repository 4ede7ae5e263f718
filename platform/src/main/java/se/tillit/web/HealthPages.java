package se.tillit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Whether it works, for whoever watches it: 200 while the database answers, else 503. Says nothing more to strangers. */
@Controller
public final class HealthPages {

    private static final int SECONDS = 2;

    private final DataSource database;
    private final PageArgument pages;
    private final Templates templates;

    HealthPages(DataSource database, PageArgument pages, Templates templates) {
        this.database = database;
        this.pages = pages;
        this.templates = templates;
    }

    @GetMapping("/halsa")
    View health(HttpServletRequest request) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!connection.isValid(SECONDS)) {
                throw new SQLTransientConnectionException("The database does not answer in " + SECONDS + " seconds");
            }
        }
        return templates.show("web/health", new HealthPage(pages.pageForNobody(request)));
    }

    public record HealthPage(Page page) {}
}
