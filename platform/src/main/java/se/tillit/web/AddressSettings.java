package se.tillit.web;

import java.net.URI;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The address that people open Tillit at.
 *
 * @param address scheme, host and perhaps port, as https://tillit.kommun.se; empty: http://localhost and the port
 */
@ConfigurationProperties("tillit")
public record AddressSettings(@DefaultValue("") String address) {

    public AddressSettings {
        if (!address.isEmpty() && !isOurs(address)) {
            throw new IllegalArgumentException(
                    "TILLIT_ADDRESS is https:// and a host name, or http://localhost, perhaps with a port,"
                            + " and nothing after it, not \"" + address + "\"");
        }
    }

    /** Browsers keep a sign-in over TLS or on the machine itself, and passkeys belong to a host that has a name. */
    private static boolean isOurs(String address) {
        try {
            URI uri = URI.create(address);
            String host = uri.getHost();
            return host != null
                    && address.equals(uri.getScheme() + "://" + uri.getAuthority())
                    && uri.getUserInfo() == null
                    && host.equals(host.toLowerCase(Locale.ROOT))
                    && !host.matches("[0-9.]+|\\[.*")
                    && (uri.getScheme().equals("https") || uri.getScheme().equals("http") && host.equals("localhost"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
