package se.tillit.mail;

import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Sends plain letters: no pictures, nothing that tells whether they were opened. */
@Component
public final class Mail {

    private static final String PATIENCE = "10000"; // milliseconds

    private final MailSettings settings;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    public Mail(MailSettings settings) {
        this.settings = settings;
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        if (!settings.user().isEmpty()) {
            sender.setUsername(settings.user());
            sender.setPassword(settings.password());
        }
        Properties properties = sender.getJavaMailProperties();
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
        properties.setProperty("mail.smtp.connectiontimeout", PATIENCE);
        properties.setProperty("mail.smtp.timeout", PATIENCE);
        properties.setProperty("mail.smtp.writetimeout", PATIENCE);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (settings.encryption()) {
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> {}
        }
    }

    public boolean isOn() {
        return settings.isOn();
    }

    /** Letters that go after each other, as long as the server takes them. */
    public Round round() {
        return new Round(this::send);
    }

    /** @throws org.springframework.mail.MailException where the server did not take it */
    private void send(String to, String subject, String text) {
        SimpleMailMessage letter = new SimpleMailMessage();
        letter.setFrom(settings.sender());
        letter.setTo(to);
        // What people write stands in subjects, and a line of its own there would be a header.
        letter.setSubject(subject.replaceAll("[\\p{Cntrl}\\s]+", " ").strip());
        letter.setText(text);
        sender.send(letter);
    }
}
