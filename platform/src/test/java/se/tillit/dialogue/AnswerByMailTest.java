package se.tillit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import se.tillit.Ledger;
import se.tillit.MailServer;
import se.tillit.RunningTillit;
import se.tillit.Serve;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Language;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.ballot.Code;
import se.tillit.chain.ChainStore;
import se.tillit.web.PublicAddress;
import se.tillit.web.Texts;

/** The answers to a dialogue by mail, for those without an account who ask for them and confirm it. */
class AnswerByMailTest {

    private static final String ANNA = "anna@brev.example";
    private static final Pattern LINK = Pattern.compile("/delta/[0-9a-f-]{36}/brev/kod#([0-9A-Z-]{17})");

    private final MailServer server = new MailServer();
    private final Talk talk = Talk.open();
    private final AnswerByMail letters = letters();

    @AfterEach
    void stop() {
        server.stop();
    }

    private AnswerByMail letters() {
        return new AnswerByMail(
                RunningTillit.bean(Door.class),
                RunningTillit.bean(DialogueStore.class),
                RunningTillit.bean(AnswerWishStore.class),
                server.mail(),
                RunningTillit.bean("clock", Clock.class));
    }

    private int send() {
        return sendOn(Talk.today());
    }

    private int sendOn(LocalDate day) {
        ZoneId sweden = ZoneId.of("Europe/Stockholm");
        return new SendAnswers(
                        RunningTillit.bean(Door.class),
                        RunningTillit.bean(DialogueStore.class),
                        RunningTillit.bean(AnswerWishStore.class),
                        RunningTillit.bean(ChainStore.class),
                        server.mail(),
                        RunningTillit.bean(Texts.class),
                        RunningTillit.bean(PublicAddress.class),
                        Clock.fixed(day.atTime(12, 0).atZone(sweden).toInstant(), sweden))
                .send();
    }

    private static String code(MimeMessage letter) throws Exception {
        Matcher link = LINK.matcher(letter.getContent().toString());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private void confirmed(String address) throws Exception {
        letters.ask(talk.id, address, Language.SV);
        send();
        assertThat(letters.confirm(talk.id, code(server.to(address).getLast()))).isTrue();
    }

    private void answer(UUID answer, String text) {
        Actor politician = Tester.colleague(talk.house.admin, Role.POLITICIAN);
        talk.house.worksIn(politician, talk.house.board);
        Answer owed = talk.seen().answers().stream()
                .filter(one -> one.id().equals(answer))
                .findFirst()
                .orElseThrow();
        RunningTillit.bean(AnswerDialogue.class).answer(politician, talk.id, answer, owed.version(), text, null);
    }

    private UUID first() {
        return talk.seen().answers().getFirst().id();
    }

    private int rows() {
        return (int) (long) (Long) talk.value("select count(*) from dialogue_wish where dialogue = ?", talk.id);
    }

    @Test
    void whoConfirmsGetsOneLetterOfTheAnswerAndIsForgotten() throws Exception {
        letters.ask(talk.id, " Anna@Brev.example ", Language.SV);
        letters.ask(talk.id, ANNA, Language.EN);
        assertThat(rows()).isEqualTo(1);
        send();
        send();
        assertThat(server.to(ANNA)).singleElement().satisfies(letter -> {
            assertThat(letter.getSubject()).isEqualTo("Vill du ha svaret? Hur ska dagen planeras?");
            assertThat(letter.getContent().toString()).contains("Hur ska dagen planeras?", "raderas om 7 dagar");
        });
        String code = code(server.to(ANNA).getFirst());
        assertThat(letters.confirm(talk.id, code)).isTrue();
        talk.close();
        send();
        assertThat(server.to(ANNA)).as("nothing is answered yet").hasSize(1);
        answer(first(), "Vi prövar i två lag.\n<b>Fullmäktige</b> & \uD83C\uDF32");
        send();
        send();
        assertThat(server.to(ANNA)).hasSize(2);
        MimeMessage told = server.to(ANNA).getLast();
        assertThat(told.getSubject()).isEqualTo("Svar: Hur ska dagen planeras?");
        assertThat(told.getContentType()).startsWith("text/plain");
        assertThat(told.getContent().toString().replace("\r\n", "\n"))
                .contains("Vi prövar i två lag.\n<b>Fullmäktige</b> & \uD83C\uDF32")
                .contains(RunningTillit.bean(PublicAddress.class).of("/delta/" + talk.id));
        assertThat(rows()).as("the last promised answer has gone").isZero();
        answer(first(), "Ändrat");
        send();
        assertThat(server.to(ANNA)).hasSize(2);
    }

    @Test
    void eachPromisedAnswerIsToldOnceAndAChangedOneNotAgain() throws Exception {
        confirmed(ANNA);
        talk.close();
        RunningTillit.bean(AnswerDialogue.class)
                .ask(
                        talk.house.controller,
                        talk.id,
                        0,
                        talk.house.board,
                        Talk.today().plusDays(9));
        UUID statement = talk.seen().answers().getLast().id();
        answer(first(), "Vi prövar.");
        send();
        answer(first(), "Vi prövar i höst.");
        send();
        assertThat(server.to(ANNA)).hasSize(2);
        assertThat(rows()).isEqualTo(1);
        answer(statement, "Ja.");
        send();
        assertThat(server.to(ANNA)).hasSize(3);
        assertThat(server.to(ANNA).getLast().getSubject()).isEqualTo("Svar: " + Talk.STATEMENTS.getFirst());
        assertThat(rows()).isZero();
    }

    @Test
    void aStatementThatHasBeenTakenAwayStandsInNoLetter() throws Exception {
        confirmed(ANNA);
        talk.close();
        RunningTillit.bean(AnswerDialogue.class)
                .ask(
                        talk.house.controller,
                        talk.id,
                        0,
                        talk.house.board,
                        Talk.today().plusDays(9));
        talk.house.within(() -> RunningTillit.bean(DSLContext.class)
                .execute(
                        "update dialogue_statement set state = 'DECLINED' where dialogue = ? and number = 0", talk.id));
        answer(talk.seen().answers().getLast().id(), "Ja.");
        send();
        assertThat(server.to(ANNA).getLast().getSubject()).isEqualTo("Svar: Hur ska dagen planeras?");
        assertThat(server.to(ANNA).getLast().getContent().toString()).doesNotContain(Talk.STATEMENTS.getFirst());
    }

    @Test
    void noThanksForgetsAtOnceByTheLinkOfAnyLetter() throws Exception {
        confirmed(ANNA);
        talk.close();
        RunningTillit.bean(AnswerDialogue.class)
                .ask(
                        talk.house.controller,
                        talk.id,
                        0,
                        talk.house.board,
                        Talk.today().plusDays(9));
        answer(first(), "Vi prövar.");
        send();
        for (MimeMessage letter : server.to(ANNA)) {
            assertThat(letters.confirm(talk.id, code(letter))).isTrue();
        }
        assertThat(letters.decline(talk.id, code(server.to(ANNA).getFirst()))).isTrue();
        assertThat(rows()).isZero();
        assertThat(letters.decline(talk.id, code(server.to(ANNA).getLast()))).isFalse();
        answer(talk.seen().answers().getLast().id(), "Ja.");
        send();
        assertThat(server.to(ANNA)).hasSize(2);
    }

    @Test
    void whoDoesNotConfirmGetsNothingMoreAndIsForgottenInAWeek() {
        letters.ask(talk.id, ANNA, Language.SV);
        send();
        talk.close();
        answer(first(), "Vi prövar.");
        sendOn(Talk.today().plusDays(7));
        assertThat(rows()).isEqualTo(1);
        sendOn(Talk.today().plusDays(8));
        assertThat(rows()).isZero();
        assertThat(server.to(ANNA)).hasSize(1);
    }

    @Test
    void anAddressIsNotKeptForAnAnswerThatNeverComes() throws Exception {
        confirmed(ANNA);
        sendOn(Talk.today().plusMonths(8));
        assertThat(rows()).as("the dialogue has not closed").isEqualTo(1);
        talk.close();
        sendOn(Talk.today().plusMonths(6));
        assertThat(rows()).isEqualTo(1);
        sendOn(Talk.today().plusMonths(6).plusDays(3));
        assertThat(rows()).isZero();
    }

    @Test
    void aServerThatIsAwayLosesNoLetterAndABadAddressStopsNoOther() throws Exception {
        talk.house.within(() -> RunningTillit.bean(DSLContext.class)
                .execute(
                        "insert into dialogue_wish (dialogue, address, language, asked_on) values (?, 'ingen adress', 'SV', ?)",
                        talk.id,
                        Talk.today()));
        letters.ask(talk.id, ANNA, Language.EN);
        server.stop();
        send();
        server.start();
        send();
        assertThat(server.to(ANNA)).hasSize(1);
        assertThat(server.to(ANNA).getFirst().getSubject()).startsWith("Do you want the answer?");
        assertThat(rows()).as("nobody can be reached there").isEqualTo(1);
    }

    @Test
    void atAWorkplaceAndWhereOneHasAnAccountNoLetterIsOffered() {
        for (Talk other : List.of(
                Talk.workplace(), new Talk(DialogueKind.PUBLIC, DialogueEntry.ACCOUNT, DialogueModeration.AFTER))) {
            assertThatThrownBy(() -> letters.ask(other.id, ANNA, Language.SV)).isInstanceOf(Refusal.NotFound.class);
        }
        assertThatThrownBy(() -> letters.ask(UUID.randomUUID(), ANNA, Language.SV))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> RunningTillit.bean(AnswerByMail.class).ask(talk.id, ANNA, Language.SV))
                .as("mail is off")
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(letters.isOffered(talk.seat(talk.somebody()))).isTrue();
        talk.close();
        answer(first(), "Vi prövar.");
        assertThat(letters.isOffered(talk.seat(new Who(talk.id, null, null))))
                .as("nothing more is to come")
                .isFalse();
    }

    @Test
    void whoFillsInStrangersAddressesIsStoppedForTheDay() {
        talk.house.within(() -> RunningTillit.bean(DSLContext.class)
                .execute(
                        "insert into dialogue_wish (dialogue, address, language, asked_on)"
                                + " select ?, n || '@brev.example', 'SV', ? from generate_series(1, ?) n",
                        talk.id,
                        Talk.today(),
                        AnswerByMail.MOST_UNCONFIRMED));
        for (String known : List.of("1@brev.example", ANNA)) {
            assertThatThrownBy(() -> letters.ask(talk.id, known, Language.SV)).isInstanceOf(Refusal.Invalid.class);
        }
    }

    @Test
    void aCodeOpensNothingElsewhereAndAWrongOneNothing() throws Exception {
        letters.ask(talk.id, ANNA, Language.SV);
        send();
        Talk other = Talk.open();
        String code = code(server.to(ANNA).getFirst());
        assertThat(letters.confirm(other.id, code)).isFalse();
        assertThat(letters.decline(other.id, code)).isFalse();
        for (String wrong : List.of("", "22222-22222-22222", "' or 1=1 --", "\uD83C\uDF32", "x".repeat(10_000))) {
            assertThat(letters.decline(talk.id, wrong)).isFalse();
        }
        assertThat(rows()).isEqualTo(1);
    }

    /** Nobody can tell from the rows who among those who vote has asked, and the code itself stands nowhere. */
    @Test
    void askingWritesOneRowThatIsJoinedToNobody() throws Exception {
        Who somebody = talk.somebody();
        talk.cast(somebody, "+-");
        Ledger ledger = new Ledger(RunningTillit.database());
        Map<String, List<String>> before = ledger.tables();
        letters.ask(talk.id, ANNA, Language.SV);
        send();
        letters.confirm(talk.id, code(server.to(ANNA).getFirst()));
        Map<String, List<String>> after = new TreeMap<>(ledger.tables());
        after.keySet()
                .removeIf(table ->
                        table.equals("scheduled_tasks") || after.get(table).equals(before.get(table)));
        assertThat(after).containsOnlyKeys("dialogue_wish");
        String row = String.join("\n", after.get("dialogue_wish"));
        assertThat(row)
                .contains(ANNA)
                .doesNotContain(Code.read(code(server.to(ANNA).getFirst()))
                        .orElseThrow()
                        .text())
                .doesNotContainPattern("\\d\\d:\\d\\d");
    }

    @Test
    void somebodyAsksConfirmsAndSaysNoThanksAtThePages() throws Exception {
        try (ConfigurableApplicationContext withMail = RunningTillit.start(
                RunningTillit.database(),
                List.of(
                        "--tillit.mail.host=localhost",
                        "--tillit.mail.encryption=NONE",
                        "--tillit.mail.sender=tillit@provkoping.example",
                        "--tillit.flood.letters-per-address=6"),
                Serve.class)) {
            Tester resident =
                    new Tester("http://localhost:" + withMail.getEnvironment().getProperty("local.server.port"));
            String base = "/delta/" + talk.id;
            resident.post(base + "/borja", Map.of());
            assertThat(resident.get(base + "/mina").body()).contains("Få svaret som mejl", base + "/brev\"");
            assertThat(resident.post(base + "/brev", Map.of("adress", "<b>ingen</b>")))
                    .satisfies(answer -> {
                        assertThat(answer.statusCode()).isEqualTo(422);
                        assertThat(answer.body()).contains("&lt;b>ingen&lt;/b>", "Skriv en e-postadress");
                    });
            String fresh = resident.post(base + "/brev", Map.of("adress", ANNA)).body();
            String known = resident.post(base + "/brev", Map.of("adress", ANNA)).body();
            assertThat(withoutRequest(known)).isEqualTo(withoutRequest(fresh)).contains("Titta i din inkorg");
            send();
            String code = code(server.to(ANNA).getFirst());
            assertThat(resident.get(base + "/brev/kod").body()).doesNotContain(ANNA);
            assertThat((LocalDate) talk.value("select confirmed_on from dialogue_wish"))
                    .as("looking changes nothing")
                    .isNull();
            assertThat(resident.post(base + "/brev/ja", Map.of("kod", code)).body())
                    .contains("Du får svaret som mejl");
            assertThat(resident.post(base + "/brev/nej", Map.of("kod", code)).body())
                    .contains("Adressen är raderad");
            assertThat(resident.post(base + "/brev/nej", Map.of("kod", code)).statusCode())
                    .isEqualTo(422);
            assertThat(resident.post(base + "/brev", Map.of("adress", ANNA)).statusCode())
                    .as("too often")
                    .isEqualTo(429);
        }
    }

    private static String withoutRequest(String page) {
        return page.replaceAll("[0-9a-f-]{36}", "");
    }
}
