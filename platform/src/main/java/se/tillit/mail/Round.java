package se.tillit.mail;

import jakarta.mail.SendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;

/**
 * Letters that go after each other. One that is not taken does not stop the others; a server that takes none of several in a row is away, and
 * what is left waits for the next round.
 */
public final class Round {

    interface Sender {
        void send(String to, String subject, String text);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);
    private static final int FAILURES = 3;

    private final Sender sender;
    private int failures;
    private int taken;

    Round(Sender sender) {
        this.sender = sender;
    }

    public boolean isOver() {
        return failures >= FAILURES;
    }

    /** How many letters the server took. */
    public int taken() {
        return taken;
    }

    public Delivery send(String to, String subject, String text) {
        if (isOver()) {
            return Delivery.WAITS;
        }
        try {
            sender.send(to, subject, text);
            failures = 0;
            taken++;
            return Delivery.TAKEN;
        } catch (MailException e) {
            LOG.warn(
                    "A letter was not taken by the mail server: {}",
                    e.getClass().getSimpleName());
            if (isRefusal(e)) {
                return Delivery.REFUSED;
            }
            failures++;
            return Delivery.WAITS;
        }
    }

    private static boolean isRefusal(MailException e) {
        return e instanceof MailParseException
                || e instanceof MailSendException sent
                        && sent.getFailedMessages().values().stream()
                                .anyMatch(failure -> failure instanceof SendFailedException refused
                                        && refused.getInvalidAddresses() != null
                                        && refused.getInvalidAddresses().length > 0);
    }
}
