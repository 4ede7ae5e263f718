package se.tillit.dialogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;
import se.tillit.access.Language;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.ballot.Code;
import se.tillit.calendar.SwedishDays;
import se.tillit.mail.Address;
import se.tillit.mail.Mail;

/**
 * The answers by mail, for those without an account who ask for them. Anonymous verbs: they write no entry in the log, and nothing beside the
 * address. Never at a workplace, where an address would tell who took part; nor where one has an account, and so the week in brief.
 */
@Component
public final class AnswerByMail {

    /** Whoever fills in strangers' addresses writes to no more of them in a day. */
    static final int MOST_UNCONFIRMED = 500;

    private final Door door;
    private final DialogueStore dialogues;
    private final AnswerWishStore wishes;
    private final Mail mail;
    private final Clock clock;

    AnswerByMail(Door door, DialogueStore dialogues, AnswerWishStore wishes, Mail mail, Clock clock) {
        this.door = door;
        this.dialogues = dialogues;
        this.wishes = wishes;
        this.mail = mail;
        this.clock = clock;
    }

    /** As long as an answer is to come. */
    public boolean isOffered(TakePart.Seat seat) {
        return isOffered(seat.dialogue())
                && (seat.phase() != Dialogue.Phase.CLOSED
                        || seat.answers().stream().anyMatch(one -> one.said() == null));
    }

    private boolean isOffered(Dialogue dialogue) {
        return mail.isOn()
                && dialogue.terms().kind() == DialogueKind.PUBLIC
                && dialogue.terms().entry() != DialogueEntry.ACCOUNT;
    }

    /**
     * Notes the address. What comes back is the same whether it was known or not.
     *
     * @throws Refusal.NotFound where no letters are offered
     */
    public void ask(UUID dialogue, String typed, Language language) {
        door.writeAs(organisation(dialogue), () -> {
            dialogues.find(dialogue).filter(this::isOffered).orElseThrow(() -> new Refusal.NotFound("dialogue"));
            LocalDate today = SwedishDays.today(clock);
            Problems problems = new Problems()
                    .addIf(
                            wishes.unconfirmed(dialogue, today) >= MOST_UNCONFIRMED,
                            "adress",
                            "dialogue.letter.too-many");
            Address.read(typed)
                    .ifPresentOrElse(
                            address -> {
                                problems.refuseIfAny();
                                wishes.add(new AnswerWish(dialogue, address, language), today);
                            },
                            () -> problems.add("adress", "dialogue.letter.needs-address")
                                    .refuseIfAny());
            return dialogue;
        });
    }

    /** @return false where no letter had that code, or its address is forgotten */
    public boolean confirm(UUID dialogue, String typed) {
        return door.writeAs(organisation(dialogue), () -> Code.read(typed)
                .filter(code -> wishes.confirm(dialogue, code.hash(), SwedishDays.today(clock)))
                .isPresent());
    }

    /** Forgets the address at once. @return false where no letter had that code, or it is forgotten already */
    public boolean decline(UUID dialogue, String typed) {
        return door.writeAs(organisation(dialogue), () -> Code.read(typed)
                .filter(code -> wishes.forget(dialogue, code.hash()))
                .isPresent());
    }

    /** What is asked in it, for the page where somebody answers a letter. @throws Refusal.NotFound where there is no such dialogue */
    public String question(UUID dialogue) {
        return door.readAs(organisation(dialogue), () -> dialogues
                .find(dialogue)
                .filter(one -> !one.isWorkplace())
                .map(one -> one.terms().question())
                .orElseThrow(() -> new Refusal.NotFound("dialogue")));
    }

    private UUID organisation(UUID dialogue) {
        return dialogues.organisation(dialogue).orElseThrow(() -> new Refusal.NotFound("dialogue"));
    }
}
