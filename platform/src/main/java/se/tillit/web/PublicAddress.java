package se.tillit.web;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where people find Tillit; for what leaves the page that somebody looks at. Never what a request says that it is: that can be forged. */
@Component
public final class PublicAddress {

    private final AddressSettings settings;
    private final Environment environment;

    PublicAddress(AddressSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** Scheme, host and port, without a slash at the end. */
    public String origin() {
        return settings.address().isEmpty()
                ? "http://localhost:"
                        + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"))
                : settings.address();
    }

    public String host() {
        return URI.create(origin()).getHost();
    }

    /** @param path begins with a slash */
    public String of(String path) {
        return origin() + path;
    }
}
