package se.tillit.indicator;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Kolada answers.
 *
 * @param address scheme, host and perhaps port, as https://api.kolada.se; empty: Tillit never asks Kolada
 */
@ConfigurationProperties("tillit.kolada")
public record KoladaSettings(@DefaultValue("") String address) {

    public KoladaSettings {
        if (!address.isEmpty() && !isHost(address)) {
            throw new IllegalArgumentException(
                    "TILLIT_KOLADA_ADDRESS is https:// and a host name, as https://api.kolada.se,"
                            + " and nothing after it, not \"" + address + "\"");
        }
    }

    /** Without TLS only on this machine: a stand-in to try it with. */
    private static boolean isHost(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() != null
                    && uri.getUserInfo() == null
                    && address.equals(uri.getScheme() + "://" + uri.getAuthority())
                    && (uri.getScheme().equals("https")
                            || uri.getScheme().equals("http") && uri.getHost().equals("localhost"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    public boolean isOff() {
        return address.isEmpty();
    }
}
