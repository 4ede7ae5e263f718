package se.tillit.mail;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The organisation's mail server. Without a host nothing is sent, and nobody is offered letters.
 *
 * @param encryption what the server is spoken to with; NONE is for one on the same machine
 * @param sender the address that letters come from
 */
@ConfigurationProperties("tillit.mail")
public record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("STARTTLS") Encryption encryption,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("") String sender) {

    public enum Encryption {
        STARTTLS,
        TLS,
        NONE
    }

    public MailSettings {
        List<String> problems = new ArrayList<>();
        boolean any = !(host + user + password + sender).isEmpty();
        if (any && !host.matches("[A-Za-z0-9.:-]+")) {
            problems.add("TILLIT_MAIL_HOST is the mail server's name, not \"" + host + "\"");
        }
        if (any && !sender.matches("[^@\\s<>]+@[^@\\s<>]+")) {
            problems.add("TILLIT_MAIL_SENDER is an e-mail address, not \"" + sender + "\"");
        }
        if (port < 1 || port > 65_535) {
            problems.add("TILLIT_MAIL_PORT is a number from 1 to 65535, not " + port);
        }
        if (user.isEmpty() != password.isEmpty()) {
            problems.add("TILLIT_MAIL_USER and TILLIT_MAIL_PASSWORD are given together");
        }
        if (encryption == Encryption.NONE
                && any
                && !List.of("localhost", "127.0.0.1", "::1").contains(host)) {
            problems.add("TILLIT_MAIL_ENCRYPTION is STARTTLS or TLS; NONE is for a server on this machine alone");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    public boolean isOn() {
        return !host.isEmpty();
    }
}
