package se.tillit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.MailSendException;
import se.tillit.MailServer;

/** What leaves for the mail server, and what becomes of what it does not take. */
class MailTest {

    private final MailServer server = new MailServer();

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aSubjectOfSeveralLinesIsOneAndAddsNoReceiver() throws Exception {
        server.mail()
                .round()
                .send(
                        "a@brev.example",
                        "Svar\r\nBcc: b@brev.example\n\n<script>",
                        "Rad ett\n\u00e5\u00e4\u00f6 \uD83C\uDF32");
        assertThat(server.to("b@brev.example")).isEmpty();
        assertThat(server.to("a@brev.example")).singleElement().satisfies(letter -> {
            assertThat(letter.getSubject()).isEqualTo("Svar Bcc: b@brev.example <script>");
            assertThat(letter.getHeader("Bcc")).isNull();
            assertThat(letter.getContentType()).startsWith("text/plain");
            assertThat(letter.getContent().toString()).contains("\u00e5\u00e4\u00f6 \uD83C\uDF32");
        });
    }

    @Test
    void anAddressThatIsNoneDoesNotStopTheOthers() {
        Round round = server.mail().round();
        for (String no : List.of("ingen alls", "", "a@brev.example,b@brev.example", "x\r\nRCPT TO:<c@brev.example>")) {
            assertThat(round.send(no, "Svar", "Text")).isEqualTo(Delivery.REFUSED);
        }
        assertThat(round.send("a@brev.example", "Svar", "Text")).isEqualTo(Delivery.TAKEN);
        assertThat(round.taken()).isEqualTo(1);
    }

    @Test
    void aServerThatIsAwayIsLeftAloneUntilTheNextRound() {
        Mail mail = server.mail();
        server.stop();
        AtomicInteger tries = new AtomicInteger();
        Round round = new Round((to, subject, text) -> {
            tries.incrementAndGet();
            throw new MailSendException("away");
        });
        for (int i = 0; i < 5; i++) {
            assertThat(round.send("a@brev.example", "Svar", "Text")).isEqualTo(Delivery.WAITS);
        }
        assertThat(tries).hasValue(3);
        assertThat(mail.round().send("a@brev.example", "Svar", "Text"))
                .as("nobody listens there")
                .isEqualTo(Delivery.WAITS);
        server.start();
        assertThat(server.mail().round().send("a@brev.example", "Svar", "Text")).isEqualTo(Delivery.TAKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "070-123 45 67",
                "anna@",
                "@brev.example",
                "anna@brev",
                "anna@brev.example,bo@brev.example",
                "Anna <anna@brev.example>",
                "anna@brev.example\r\nBcc: bo@brev.example",
                "a b@brev.example",
                "\uD83C\uDF32@brev.example"
            })
    void whatIsNoSingleAddressIsNone(String typed) {
        assertThat(Address.read(typed)).isEmpty();
    }

    @Test
    void anAddressIsTheSameHoweverItIsTyped() {
        assertThat(Address.read(" Anna.Berg+tillit@Brev.Example ").orElseThrow().text())
                .isEqualTo("anna.berg+tillit@brev.example");
        assertThat(Address.read("a".repeat(300) + "@brev.example")).isEmpty();
    }

    @Test
    void theLettersSettingsAreCheckedTogether() {
        assertThatThrownBy(() -> new MailSettings("", 0, MailSettings.Encryption.NONE, "anna", "", "Tillit"))
                .hasMessageContainingAll(
                        "TILLIT_MAIL_HOST", "TILLIT_MAIL_SENDER", "TILLIT_MAIL_PORT", "TILLIT_MAIL_PASSWORD");
        assertThatThrownBy(() ->
                        new MailSettings("smtp.example", 25, MailSettings.Encryption.NONE, "", "", "tillit@example.se"))
                .hasMessageContaining("TILLIT_MAIL_ENCRYPTION");
        assertThat(new MailSettings("", 587, MailSettings.Encryption.STARTTLS, "", "", "").isOn())
                .isFalse();
    }
}
