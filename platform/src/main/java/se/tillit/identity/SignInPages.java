package se.tillit.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import se.tillit.web.Page;
import se.tillit.web.Templates;

@Controller
public final class SignInPages {

    private final Templates templates;
    private final AccountQuery accounts;

    SignInPages(Templates templates, AccountQuery accounts) {
        this.templates = templates;
        this.accounts = accounts;
    }

    /** @param problem the key of the sentence that says why one was not let in, or empty */
    public record SignInPage(Page page, String problem, boolean firstRun) {}

    @GetMapping("/logga-in")
    View signIn(Page page, HttpServletRequest request) {
        return templates.show("identity/sign-in", new SignInPage(page, problem(request), !accounts.anyOrganisation()));
    }

    private static String problem(HttpServletRequest request) {
        if (request.getParameter("fel") == null || request.getSession(false) == null) {
            return "";
        }
        Object failure = request.getSession(false).getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        return failure instanceof LockedException ? "identity.throttled" : "identity.wrong";
    }
}
