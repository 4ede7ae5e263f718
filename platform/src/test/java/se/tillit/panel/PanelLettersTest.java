package se.tillit.panel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.MailServer;
import se.tillit.RunningTillit;
import se.tillit.access.Door;
import se.tillit.audit.Acts;
import se.tillit.ballot.Code;
import se.tillit.mail.Delivery;
import se.tillit.mail.Mail;
import se.tillit.web.PublicAddress;
import se.tillit.web.Texts;

/** Letters to those in the panel whose way to be reached is an e-mail address. */
class PanelLettersTest {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final LocalDate TODAY = LocalDate.now(SWEDEN);

    private final MailServer server = new MailServer();
    private final House house = new House();
    private final UUID organisation = house.admin.organisation();
    private final OwnPage own = RunningTillit.bean(OwnPage.class);
    private final HelpStore wanted = RunningTillit.bean(HelpStore.class);
    private final MemberStore members = RunningTillit.bean(MemberStore.class);
    private final Acts acts = RunningTillit.bean(Acts.class);
    private final Clock clock = RunningTillit.bean("clock", Clock.class);

    @AfterEach
    void stop() {
        server.stop();
    }

    /** So that no other test's members get what one of these sends. */
    private String at(String called) {
        return called + "." + organisation + "@brev.example";
    }

    private Code joined(String contact) {
        return own.join(
                organisation,
                new Member.Contact("Astrid\r\nBcc: x@brev.example", contact),
                new Member.Profile(Set.of(Area.ELDERLY), Set.of(), null, null, null),
                true,
                UUID.randomUUID().toString());
    }

    private UUID idOf(Code code) {
        return own.look(organisation, code.text()).orElseThrow().member().id();
    }

    private UUID wanted() {
        return RunningTillit.bean(WantHelp.class)
                .want(
                        house.manager,
                        new HelpWanted.Words(
                                Help.FOCUS_GROUP,
                                "Vem kommer hem till dig?\r\nBcc: x@brev.example",
                                "Två timmar <b>tillsammans</b> \uD83C\uDF32 " + "och samtal ".repeat(80),
                                "Hur",
                                Set.of(Area.ELDERLY),
                                4,
                                TODAY,
                                Slot.EVENING,
                                "Åsen",
                                "300 kronor"));
    }

    private UUID asked(Mail mail, Code... codes) {
        UUID id = wanted();
        new AskMembers(acts, wanted, members, mail, clock)
                .ask(
                        house.controller,
                        id,
                        List.of(codes).stream().map(this::idOf).toList());
        return id;
    }

    private void send() {
        send(TODAY);
    }

    private void send(LocalDate day) {
        new SendPanelLetters(
                        RunningTillit.bean(Door.class),
                        members,
                        wanted,
                        server.mail(),
                        RunningTillit.bean(Texts.class),
                        RunningTillit.bean(PublicAddress.class),
                        Clock.fixed(day.atTime(12, 0).atZone(SWEDEN).toInstant(), SWEDEN))
                .send();
    }

    private @Nullable Delivery asking(UUID request, Code code) {
        return house.within(() -> wanted.asked(request)).get(idOf(code)).asking();
    }

    @Test
    void whoIsReachedByMailGetsOneLetterThatOpensNothing() throws Exception {
        Code mailed = joined(at("anna"));
        Code phoned = joined("Ring efter tio, 0000-11 22 33");
        UUID id = asked(server.mail(), mailed, phoned);
        assertThat(asking(id, mailed)).isEqualTo(Delivery.WAITS);
        send();
        send();
        assertThat(asking(id, mailed)).isEqualTo(Delivery.TAKEN);
        assertThat(asking(id, phoned)).isNull();
        assertThat(server.to(at("anna"))).singleElement().satisfies(letter -> {
            assertThat(letter.getSubject())
                    .as("a subject is read over shoulders")
                    .startsWith("En fråga från intressebanken i")
                    .doesNotContain("Vem kommer");
            assertThat(letter.getAllRecipients()).hasSize(1);
            assertThat(letter.getContent().toString())
                    .contains(
                            "Vem kommer hem till dig?",
                            "Fokusgrupp",
                            "kvällar",
                            "Åsen",
                            "<b>tillsammans</b> \uD83C\uDF32")
                    .contains(RunningTillit.bean(PublicAddress.class).of("/vara-med/" + organisation + "/min-sida"))
                    .contains("behöver du inte svara")
                    .doesNotContain("Astrid", mailed.text(), mailed.printed());
        });
        assertThat(server.to("x@brev.example")).isEmpty();
    }

    @Test
    void whereMailIsOffWhoeverCoordinatesReachesAll() {
        Code anna = joined(at("anna"));
        UUID id = asked(RunningTillit.bean(Mail.class), anna);
        assertThat(asking(id, anna)).isNull();
        send();
        assertThat(server.to(at("anna"))).isEmpty();
    }

    @Test
    void aServerThatIsAwayLosesNoLetterAndNoneGoesToWhoHasAnsweredOrLeftOrOfADayThatHasPassed() {
        Code anna = joined(at("anna"));
        Code answered = joined(at("bo"));
        Code left = joined(at("cia"));
        UUID id = asked(server.mail(), anna, answered, left);
        server.stop();
        send();
        assertThat(asking(id, anna)).isEqualTo(Delivery.WAITS);
        own.answer(organisation, answered.text(), id, false);
        own.leave(organisation, left.text());
        server.start();
        send(TODAY.plusDays(1));
        assertThat(server.to(at("anna"))).isEmpty();
        send();
        assertThat(server.to(at("anna"))).hasSize(1);
        assertThat(server.to(at("bo"))).isEmpty();
        assertThat(server.to(at("cia"))).isEmpty();
    }

    @Test
    void whoChangesHerAddressToANumberIsReachedAnotherWay() {
        Code anna = joined(at("anna"));
        UUID id = asked(server.mail(), anna);
        own.change(
                organisation,
                anna.text(),
                new Member.Contact("Anna", "0000-11 22 33"),
                new Member.Profile(Set.of(Area.ELDERLY), Set.of(), null, null, null));
        send();
        assertThat(asking(id, anna)).isEqualTo(Delivery.REFUSED);
        assertThat(server.to(at("anna"))).isEmpty();
    }

    @Test
    void whatHappenedIsToldOnceToThoseWhoTookPart() throws Exception {
        Code anna = joined(at("anna"));
        Code bo = joined(at("bo"));
        UUID id = asked(server.mail(), anna, bo);
        own.answer(organisation, anna.text(), id, true);
        own.answer(organisation, bo.text(), id, true);
        RunningTillit.bean(NoteTakingPart.class).note(house.controller, id, idOf(anna), true, false);
        TellThem tell = new TellThem(acts, wanted, members, server.mail(), clock);
        tell.tell(house.manager, id, "Lappen ligger på bordet.");
        send();
        tell.tell(house.manager, id, "Lappen ligger på köksbordet.");
        send();
        assertThat(server.to(at("bo"))).isEmpty();
        List<MimeMessage> letters = server.to(at("anna"));
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.getSubject()).startsWith("Det här hände tack vare dig");
            assertThat(letter.getContent().toString()).contains("Lappen ligger på bordet.");
        });
    }
}
