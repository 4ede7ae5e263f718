package se.tillit.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import se.tillit.access.Refusal;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** Signing in at the organisation's own provider: the way there, with state, nonce and proof key, and the way back. */
@Controller
public final class ProviderPages {

    private static final Logger log = LoggerFactory.getLogger(ProviderPages.class);

    private final Provider provider;
    private final ProviderSignIn signIn;
    private final AccountQuery accounts;
    private final Sessions sessions;
    private final Arrival arrival;
    private final Templates templates;
    private final HttpSessionOAuth2AuthorizationRequestRepository questions =
            new HttpSessionOAuth2AuthorizationRequestRepository();

    ProviderPages(
            Provider provider,
            ProviderSignIn signIn,
            AccountQuery accounts,
            Sessions sessions,
            Arrival arrival,
            Templates templates) {
        this.provider = provider;
        this.signIn = signIn;
        this.accounts = accounts;
        this.sessions = sessions;
        this.arrival = arrival;
        this.templates = templates;
    }

    public record DownPage(Page page) {}

    @GetMapping("/logga-in/via")
    View go(Page page, HttpServletRequest request, HttpServletResponse response) {
        if (!provider.configured()) {
            throw new Refusal.NotFound("provider");
        }
        try {
            OAuth2AuthorizationRequest question = question(provider.registration(), request);
            questions.saveAuthorizationRequest(question, request, response);
            return new RedirectView(question.getAuthorizationRequestUri());
        } catch (Provider.Down down) {
            log.warn("The OpenID Connect provider does not answer: {}", String.valueOf(down.getCause()));
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            return templates.show("identity/provider-down", new DownPage(page), HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private static OAuth2AuthorizationRequest question(ClientRegistration registration, HttpServletRequest request) {
        DefaultOAuth2AuthorizationRequestResolver resolver = new DefaultOAuth2AuthorizationRequestResolver(
                id -> id.equals(registration.getRegistrationId()) ? registration : null);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver.resolve(request, registration.getRegistrationId());
    }

    @GetMapping(Provider.CALLBACK)
    View back(
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(defaultValue = "") String state,
            HttpServletRequest request,
            HttpServletResponse response) {
        // Also makes sure that the state is this session's; and each question is answered once.
        OAuth2AuthorizationRequest question = questions.removeAuthorizationRequest(request, response);
        if (question == null || code == null && error == null) {
            return refused("leverantor");
        }
        try {
            ClientRegistration registration = provider.registration();
            OAuth2AuthorizationResponse answer = (code == null
                            ? OAuth2AuthorizationResponse.error(error)
                            : OAuth2AuthorizationResponse.success(code))
                    .redirectUri(registration.getRedirectUri())
                    .state(state)
                    .build();
            Optional<UUID> who =
                    signIn.account(provider.user(registration, new OAuth2AuthorizationExchange(question, answer)));
            return who.flatMap(account -> accounts.wayIn(account)
                            .map(organisation -> sessions.begin(account, organisation, request, response)))
                    .<View>map(signedIn -> new RedirectView(arrival.after(signedIn, request, response), true))
                    .orElseGet(() -> refused("inte-inbjuden"));
        } catch (AuthenticationException | Provider.Down refused) {
            log.warn("Signing in by OpenID Connect was refused: {}", refused.getMessage());
            return refused("leverantor");
        }
    }

    private static View refused(String why) {
        return new RedirectView("/logga-in?fel=" + why, true);
    }
}
