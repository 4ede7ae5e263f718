package se.tillit;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import se.tillit.mail.Mail;
import se.tillit.mail.MailSettings;

/** A mail server that takes what it is sent and keeps it. */
public final class MailServer {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private int port;

    public MailServer() {
        start();
    }

    /** It begins on another port than before. */
    public void start() {
        server.start();
        port = server.getSmtp().getPort();
    }

    public void stop() {
        server.stop();
    }

    public Mail mail() {
        return new Mail(
                new MailSettings("localhost", port, MailSettings.Encryption.NONE, "", "", "tillit@provkoping.example"));
    }

    public List<MimeMessage> to(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(letter -> {
                    try {
                        return letter.getAllRecipients()[0].toString().equals(address);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
