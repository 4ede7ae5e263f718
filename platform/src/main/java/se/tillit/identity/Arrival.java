package se.tillit.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import se.tillit.web.OwnAddress;

/** Where one comes after signing in: to the page that was asked for, by way of a choice where one works for several organisations. */
@Component
final class Arrival implements AuthenticationSuccessHandler {

    private final HttpSessionRequestCache requests = new HttpSessionRequestCache();
    private final AccountStore accounts;

    Arrival(AccountStore accounts) {
        this.accounts = accounts;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        response.sendRedirect(after((SignedIn) authentication.getPrincipal(), request, response));
    }

    String after(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        return accounts.organisationsOf(who.account()).size() > 1 ? "/valj-organisation" : askedFor(request, response);
    }

    /** The path alone: whatever host the request said it was for, one stays on this one. */
    String askedFor(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest saved = requests.getRequest(request, response);
        if (saved == null) {
            return "/";
        }
        requests.removeRequest(request, response);
        UriComponents address =
                UriComponentsBuilder.fromUriString(saved.getRedirectUrl()).build();
        String path = address.getPath() == null ? "/" : address.getPath();
        return OwnAddress.orStart(address.getQuery() == null ? path : path + "?" + address.getQuery());
    }
}
