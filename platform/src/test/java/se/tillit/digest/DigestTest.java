package se.tillit.digest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.MailServer;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Language;
import se.tillit.identity.AccountStore;
import se.tillit.question.AskWhoUses;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;
import se.tillit.web.PublicAddress;
import se.tillit.web.Texts;

/** The weekly letter, through a mail server that takes it. */
class DigestTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private final MailServer server = new MailServer();
    private final House house = new House();
    private final ChooseLetter choose = RunningTillit.bean(ChooseLetter.class);
    private final Actor partner = house.partner;

    @AfterEach
    void stop() {
        server.stop();
    }

    private int send(LocalDateTime moment) {
        return new SendLetters(
                        RunningTillit.bean(Door.class),
                        RunningTillit.bean(WishStore.class),
                        RunningTillit.bean(AccountStore.class),
                        RunningTillit.bean(DigestQuery.class),
                        server.mail(),
                        RunningTillit.bean(Texts.class),
                        RunningTillit.bean(PublicAddress.class),
                        Clock.fixed(moment.atZone(SendLetters.SWEDEN).toInstant(), SendLetters.SWEDEN))
                .send();
    }

    private List<MimeMessage> lettersTo(Actor actor) {
        return server.to(Tester.emailOf(actor));
    }

    private UUID asked() {
        UUID report = house.report("Rapport om närvaro");
        return RunningTillit.bean(AskWhoUses.class).ask(house.nurse, report, false);
    }

    @Test
    void whoWantsItGetsOneLetterAWeekFromMondayMorning() throws Exception {
        UUID question = asked();
        choose.choose(partner, Optional.of(Language.SV));
        send(MONDAY.atTime(6, 29));
        assertThat(lettersTo(partner)).isEmpty();
        send(MONDAY.atTime(6, 31));
        send(MONDAY.atTime(7, 31));
        send(MONDAY.plusDays(6).atTime(23, 0));
        assertThat(lettersTo(partner)).hasSize(1);
        MimeMessage letter = lettersTo(partner).getFirst();
        assertThat(letter.getSubject()).startsWith("Veckan i korthet, Provköping");
        assertThat(letter.getFrom()[0]).hasToString("tillit@provkoping.example");
        assertThat((String) letter.getContent())
                .contains("Rapport om närvaro")
                .contains(RunningTillit.bean(PublicAddress.class).of("/fragor/" + question))
                .contains(RunningTillit.bean(PublicAddress.class).of("/veckan"));
        send(MONDAY.plusDays(7).atTime(9, 0));
        assertThat(lettersTo(partner)).hasSize(2);
    }

    @Test
    void nobodyElseGetsAnything() {
        asked();
        send(MONDAY.atTime(9, 0));
        assertThat(lettersTo(partner)).isEmpty();
        choose.choose(partner, Optional.of(Language.SV));
        choose.choose(partner, Optional.empty());
        send(MONDAY.atTime(10, 0));
        assertThat(lettersTo(partner)).isEmpty();
    }

    @Test
    void noLetterComesWhereNothingHasHappened() {
        choose.choose(partner, Optional.of(Language.SV));
        send(MONDAY.atTime(9, 0));
        assertThat(lettersTo(partner)).isEmpty();
    }

    @Test
    void whoIsNoLongerLetInGetsNone() {
        asked();
        choose.choose(partner, Optional.of(Language.SV));
        house.within(() -> {
            RunningTillit.bean(AccountStore.class).setRoles(partner.account(), Set.of());
            return null;
        });
        send(MONDAY.atTime(9, 0));
        assertThat(lettersTo(partner)).isEmpty();
    }

    @Test
    void aMailServerThatIsAwayLosesNoLetter() {
        asked();
        choose.choose(partner, Optional.of(Language.EN));
        server.stop();
        assertThat(send(MONDAY.atTime(9, 0))).isZero();
        server.start();
        send(MONDAY.atTime(10, 0));
        assertThat(lettersTo(partner)).hasSize(1);
    }

    @Test
    void thePageTellsWhatBeganAndEndedAndIsDue() {
        LocalDate today = LocalDate.now(SendLetters.SWEDEN);
        rule("Ny riktlinje", today.minusDays(2), null);
        rule("Gammal riktlinje", House.BEGINNING, today.minusDays(1));
        String page = Tester.as(house.nurse).get("/veckan").body();
        assertThat(page.substring(page.indexOf("Nytt som landar"), page.indexOf("Har upphört")))
                .contains("Ny riktlinje")
                .doesNotContain("Gammal riktlinje");
        assertThat(page.substring(page.indexOf("Har upphört"))).contains("Gammal riktlinje");
        assertThat(Tester.as(new House().nurse).get("/veckan").body()).doesNotContain("riktlinje");
    }

    private void rule(String title, LocalDate from, @Nullable LocalDate to) {
        UUID id = house.demand(title, house.board, Origin.OWN, SignalKind.RULE);
        house.within(() -> RunningTillit.bean(DSLContext.class)
                .execute("update signal set valid = daterange(?, ?) where id = ?", from, to, id));
    }
}
