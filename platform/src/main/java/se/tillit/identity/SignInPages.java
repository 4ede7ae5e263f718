package se.tillit.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
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
    private final Provider provider;

    SignInPages(Templates templates, AccountQuery accounts, Provider provider) {
        this.templates = templates;
        this.accounts = accounts;
        this.provider = provider;
    }

    /** @param problem the key of the sentence that says why one was not let in, or empty */
    public record SignInPage(Page page, String problem, boolean firstRun, Provider provider) {

        public boolean byProvider() {
            return provider.configured();
        }

        public String providersButton() {
            return provider.name().isEmpty()
                    ? page.t("identity.provider.sign-in")
                    : page.t("identity.provider.sign-in-with", provider.name());
        }
    }

    @GetMapping("/logga-in")
    View signIn(Page page, HttpServletRequest request) {
        return templates.show(
                "identity/sign-in", new SignInPage(page, problem(request), !accounts.anyOrganisation(), provider));
    }

    private static String problem(HttpServletRequest request) {
        return switch (request.getParameter("fel")) {
            case null -> "";
            case "inte-inbjuden" -> "identity.provider.not-invited";
            case "leverantor" -> "identity.provider.failed";
            case "passkey" -> "identity.passkey.unknown";
            default -> throttled(request) ? "identity.throttled" : "identity.wrong";
        };
    }

    private static boolean throttled(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION) instanceof LockedException;
    }
}
