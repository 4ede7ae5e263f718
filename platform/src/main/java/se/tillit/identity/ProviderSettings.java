package se.tillit.identity;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The organisation's own sign-in, by OpenID Connect; all empty where there is none.
 *
 * @param issuer as the provider writes itself in its tokens
 * @param name what people call it, for the button
 */
@ConfigurationProperties("tillit.oidc")
public record ProviderSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String name) {

    public ProviderSettings {
        List<String> problems = new ArrayList<>();
        boolean any = Stream.of(issuer, clientId, clientSecret, name).anyMatch(one -> !one.isEmpty());
        if (any && !isProvider(issuer)) {
            problems.add(
                    "TILLIT_OIDC_ISSUER is an https:// address (http:// for localhost alone), not \"" + issuer + "\"");
        }
        if (any && clientId.isBlank()) {
            problems.add("TILLIT_OIDC_CLIENT_ID is needed where there is a provider.");
        }
        if (any && clientSecret.isBlank()) {
            problems.add("TILLIT_OIDC_CLIENT_SECRET is needed where there is a provider.");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    boolean configured() {
        return !issuer.isEmpty();
    }

    private static boolean isProvider(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && ("https".equals(uri.getScheme())
                            || "http".equals(uri.getScheme()) && uri.getHost().equals("localhost"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The secret stands in no log. */
    @Override
    public String toString() {
        return "ProviderSettings[" + issuer + "]";
    }
}
