package se.tillit.identity;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import se.tillit.web.PublicAddress;

/** The provider in {@link ProviderSettings}: asked for its addresses when first needed, so that it may be down when Tillit starts. */
@Component
final class Provider {

    static final String CALLBACK = "/logga-in/svar";

    private final ProviderSettings settings;
    private final PublicAddress address;
    private final RestClient web;
    private final OidcAuthorizationCodeAuthenticationProvider tokens;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable ClientRegistration found;

    Provider(ProviderSettings settings, PublicAddress address) {
        this.settings = settings;
        this.address = address;
        JdkClientHttpRequestFactory patient = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build());
        patient.setReadTimeout(Duration.ofSeconds(10));
        this.web = RestClient.builder().requestFactory(patient).build();
        RestClientAuthorizationCodeTokenResponseClient codes = new RestClientAuthorizationCodeTokenResponseClient();
        codes.setRestClient(RestClient.builder()
                .requestFactory(patient)
                .configureMessageConverters(converters -> converters
                        .disableDefaults()
                        .configureMessageConvertersList(list -> list.addAll(List.of(
                                new FormHttpMessageConverter(), new OAuth2AccessTokenResponseHttpMessageConverter()))))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        this.tokens = new OidcAuthorizationCodeAuthenticationProvider(codes, new OidcUserService());
    }

    boolean configured() {
        return settings.configured();
    }

    String name() {
        return settings.name();
    }

    /** It does not answer, or not as a provider does. */
    static final class Down extends Exception {
        Down(@Nullable Throwable cause) {
            super(cause);
        }
    }

    /** One asks at a time: a provider that hangs does not take every thread with it. */
    ClientRegistration registration() throws Down {
        ClientRegistration known = found;
        if (known != null) {
            return known;
        }
        if (!asking.tryLock()) {
            throw new Down(null);
        }
        try {
            ClientRegistration asked = ask();
            found = asked;
            return asked;
        } catch (RuntimeException e) {
            throw new Down(e);
        } finally {
            asking.unlock();
        }
    }

    private ClientRegistration ask() {
        Map<String, Object> answer = Objects.requireNonNull(web.get()
                .uri(settings.issuer().replaceAll("/+$", "") + "/.well-known/openid-configuration")
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {}));
        if (!settings.issuer().equals(answer.get("issuer"))) {
            throw new IllegalStateException("It calls itself " + answer.get("issuer"));
        }
        return ClientRegistrations.fromOidcConfiguration(answer)
                .registrationId("provider")
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope("openid", "email", "profile")
                .redirectUri(address.of(CALLBACK))
                .build();
    }

    /**
     * Changes the code for tokens, and believes them only where signature, issuer, audience, time, state and nonce are right.
     *
     * @throws org.springframework.security.core.AuthenticationException where any of them is not
     */
    OidcUser user(ClientRegistration registration, OAuth2AuthorizationExchange exchange) {
        var done = (OAuth2LoginAuthenticationToken)
                Objects.requireNonNull(tokens.authenticate(new OAuth2LoginAuthenticationToken(registration, exchange)));
        return (OidcUser) Objects.requireNonNull(done.getPrincipal());
    }
}
