package se.tillit.dialogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;
import se.tillit.ballot.Code;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.ChainStore;
import se.tillit.mail.Mail;
import se.tillit.mail.Round;
import se.tillit.web.Page;
import se.tillit.web.PublicAddress;
import se.tillit.web.Texts;

/**
 * Sends the letter that asks somebody to confirm her address, and one for each answer that comes; then forgets the address. A letter is noted
 * when the mail server has taken it, so one may come twice and none is lost.
 */
@Component
public final class SendAnswers {

    static final int DAYS_TO_CONFIRM = 7;
    /** A promise may be broken, and an address is not kept for ever in wait of it. */
    static final int MONTHS_TO_ANSWER = 6;

    private static final int LONGEST_SUBJECT = 100;

    private final Door door;
    private final DialogueStore dialogues;
    private final AnswerWishStore wishes;
    private final ChainStore chain;
    private final Mail mail;
    private final Texts texts;
    private final PublicAddress address;
    private final Clock clock;

    SendAnswers(
            Door door,
            DialogueStore dialogues,
            AnswerWishStore wishes,
            ChainStore chain,
            Mail mail,
            Texts texts,
            PublicAddress address,
            Clock clock) {
        this.door = door;
        this.dialogues = dialogues;
        this.wishes = wishes;
        this.chain = chain;
        this.mail = mail;
        this.texts = texts;
        this.address = address;
        this.clock = clock;
    }

    /** @return how many letters went */
    public int send() {
        LocalDate today = SwedishDays.today(clock);
        Round round = mail.round();
        for (UUID organisation : dialogues.organisations()) {
            if (mail.isOn()) {
                ask(organisation, round, today);
                tell(organisation, round, today);
            }
            door.writeAs(organisation, () -> {
                wishes.forget(today.minusDays(DAYS_TO_CONFIRM), today.minusMonths(MONTHS_TO_ANSWER));
                return organisation;
            });
        }
        return round.taken();
    }

    private void ask(UUID organisation, Round round, LocalDate today) {
        String name = door.readAs(organisation, () -> wishes.organisationName(organisation));
        for (AnswerWish wish : door.readAs(organisation, wishes::unasked)) {
            if (round.isOver()) {
                return;
            }
            Dialogue dialogue = door.readAs(
                    organisation, () -> dialogues.find(wish.dialogue()).orElseThrow());
            Code code = Code.fresh();
            Page page = Page.withoutForms(texts, wish.language(), null, today);
            String question = oneLine(dialogue.terms().question());
            send(
                    organisation,
                    round,
                    wish,
                    page.t("dialogue.letter.confirm.subject", cut(question)),
                    page.t("dialogue.letter.confirm.body", question, name, DAYS_TO_CONFIRM, link(wish, code)),
                    taken -> wishes.asked(taken, code.hash(), today));
        }
    }

    private void tell(UUID organisation, Round round, LocalDate today) {
        for (UUID id : door.readAs(organisation, wishes::awaited)) {
            Dialogue dialogue =
                    door.readAs(organisation, () -> dialogues.find(id).orElseThrow());
            for (Answer answer : door.readAs(organisation, () -> dialogues.answers(id))) {
                if (answer.said() != null) {
                    tell(organisation, round, dialogue, answer, answer.said(), today);
                }
            }
        }
    }

    private void tell(
            UUID organisation, Round round, Dialogue dialogue, Answer answer, Answer.Said said, LocalDate today) {
        List<AnswerWish> untold = door.readAs(organisation, () -> wishes.untold(dialogue.id(), answer.id(), said.on()));
        if (untold.isEmpty()) {
            return;
        }
        String unit = door.readAs(organisation, () -> TakePart.unitName(chain, answer.unit()));
        Integer number = answer.statement();
        String question = dialogue.terms().question();
        // A statement that has been taken away since is in no letter either.
        String asked = oneLine(
                number == null
                        ? question
                        : door.readAs(organisation, () -> dialogues
                                .statement(dialogue.id(), number)
                                .filter(Statement::isShown)
                                .map(Statement::body)
                                .orElse(question)));
        for (AnswerWish wish : untold) {
            Code code = Code.fresh();
            Page page = Page.withoutForms(texts, wish.language(), null, today);
            send(
                    organisation,
                    round,
                    wish,
                    page.t("dialogue.letter.answer.subject", cut(asked)),
                    page.t(
                            "dialogue.letter.answer.body",
                            asked,
                            unit,
                            said.role(),
                            page.date(said.on()),
                            said.body(),
                            address.of("/delta/" + dialogue.id()),
                            link(wish, code)),
                    taken -> wishes.told(taken, code.hash(), answer.id()));
        }
    }

    private void send(
            UUID organisation, Round round, AnswerWish wish, String subject, String text, Consumer<AnswerWish> taken) {
        // Whoever says no thanks while others' letters go gets none.
        if (round.isOver() || !door.readAs(organisation, () -> wishes.isThere(wish))) {
            return;
        }
        switch (round.send(wish.address().text(), subject, text)) {
            case TAKEN -> note(organisation, wish, taken);
            case REFUSED -> note(organisation, wish, wishes::forget);
            case WAITS -> {}
        }
    }

    private void note(UUID organisation, AnswerWish wish, Consumer<AnswerWish> what) {
        door.writeAs(organisation, () -> {
            what.accept(wish);
            return wish;
        });
    }

    /** The code stands after #, which browsers send to nobody: so it is in no log, and opening the page alone changes nothing. */
    private String link(AnswerWish wish, Code code) {
        return address.of("/delta/" + wish.dialogue() + "/brev/kod#" + code.printed());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_SUBJECT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_SUBJECT)) + "…";
    }
}
