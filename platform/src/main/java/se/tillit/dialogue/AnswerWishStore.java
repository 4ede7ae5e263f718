package se.tillit.dialogue;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.arrayConcat;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.rand;
import static org.jooq.impl.DSL.val;
import static se.tillit.schema.Tables.DIALOGUE_WISH;
import static se.tillit.schema.Tables.ORGANISATION;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import se.tillit.access.Language;
import se.tillit.mail.Address;

/** Addresses that answers to dialogues are to go to. */
@Component
final class AnswerWishStore {

    private static final int MOST = 500;

    private final DSLContext db;

    AnswerWishStore(DSLContext db) {
        this.db = db;
    }

    String organisationName(UUID organisation) {
        return db.select(ORGANISATION.NAME)
                .from(ORGANISATION)
                .where(ORGANISATION.ID.eq(organisation))
                .fetchSingle(ORGANISATION.NAME);
    }

    /** An address that stands there already stays as it is. */
    void add(AnswerWish wish, LocalDate today) {
        db.insertInto(DIALOGUE_WISH)
                .set(DIALOGUE_WISH.DIALOGUE, wish.dialogue())
                .set(DIALOGUE_WISH.ADDRESS, wish.address().text())
                .set(DIALOGUE_WISH.LANGUAGE, wish.language().name())
                .set(DIALOGUE_WISH.ASKED_ON, today)
                .onConflictDoNothing()
                .execute();
    }

    int unconfirmed(UUID dialogue, LocalDate askedOn) {
        return db.fetchCount(
                DIALOGUE_WISH,
                DIALOGUE_WISH.DIALOGUE.eq(dialogue),
                DIALOGUE_WISH.CONFIRMED_ON.isNull(),
                DIALOGUE_WISH.ASKED_ON.eq(askedOn));
    }

    /** @return false where no letter had that code */
    boolean confirm(UUID dialogue, byte[] code, LocalDate today) {
        return db.update(DIALOGUE_WISH)
                        .set(DIALOGUE_WISH.CONFIRMED_ON, today)
                        .where(ofLetter(dialogue, code))
                        .execute()
                == 1;
    }

    /** @return false where no letter had that code */
    boolean forget(UUID dialogue, byte[] code) {
        return db.deleteFrom(DIALOGUE_WISH).where(ofLetter(dialogue, code)).execute() == 1;
    }

    private static Condition ofLetter(UUID dialogue, byte[] code) {
        return DIALOGUE_WISH.DIALOGUE.eq(dialogue).and(val(code).eq(any(DIALOGUE_WISH.LINKS)));
    }

    /** Those who have not been asked to confirm. */
    List<AnswerWish> unasked() {
        return wishes(DIALOGUE_WISH.SENT_ON.isNull());
    }

    /** Dialogues whose answers somebody waits for. */
    List<UUID> awaited() {
        return db.selectDistinct(DIALOGUE_WISH.DIALOGUE)
                .from(DIALOGUE_WISH)
                .where(DIALOGUE_WISH.CONFIRMED_ON.isNotNull())
                .fetch(DIALOGUE_WISH.DIALOGUE);
    }

    /** Those who had asked when the answer came, and have had no letter of it. */
    List<AnswerWish> untold(UUID dialogue, UUID answer, LocalDate answeredOn) {
        return wishes(DIALOGUE_WISH
                .DIALOGUE
                .eq(dialogue)
                .and(DIALOGUE_WISH.CONFIRMED_ON.isNotNull())
                .and(DIALOGUE_WISH.ASKED_ON.le(answeredOn))
                .and(val(answer).eq(any(DIALOGUE_WISH.TOLD)).not()));
    }

    /** In any order, so that the same few that are not taken never stand before all others. */
    private List<AnswerWish> wishes(Condition which) {
        return db.selectFrom(DIALOGUE_WISH)
                .where(which)
                .orderBy(rand())
                .limit(MOST)
                .fetch(row -> new AnswerWish(
                        row.get(DIALOGUE_WISH.DIALOGUE),
                        new Address(row.get(DIALOGUE_WISH.ADDRESS)),
                        Language.valueOf(row.get(DIALOGUE_WISH.LANGUAGE))));
    }

    boolean isThere(AnswerWish wish) {
        return db.fetchExists(DIALOGUE_WISH, of(wish));
    }

    private static Condition of(AnswerWish wish) {
        return DIALOGUE_WISH
                .DIALOGUE
                .eq(wish.dialogue())
                .and(DIALOGUE_WISH.ADDRESS.eq(wish.address().text()));
    }

    void asked(AnswerWish wish, byte[] code, LocalDate today) {
        db.update(DIALOGUE_WISH)
                .set(DIALOGUE_WISH.SENT_ON, today)
                .set(DIALOGUE_WISH.LINKS, arrayConcat(DIALOGUE_WISH.LINKS, array(val(code))))
                .where(of(wish))
                .execute();
    }

    void told(AnswerWish wish, byte[] code, UUID answer) {
        db.update(DIALOGUE_WISH)
                .set(DIALOGUE_WISH.TOLD, arrayConcat(DIALOGUE_WISH.TOLD, array(val(answer))))
                .set(DIALOGUE_WISH.LINKS, arrayConcat(DIALOGUE_WISH.LINKS, array(val(code))))
                .where(of(wish))
                .execute();
    }

    void forget(AnswerWish wish) {
        db.deleteFrom(DIALOGUE_WISH).where(of(wish)).execute();
    }

    /** Those who never confirmed; of what has closed, those who have had every answer, and everybody when it was long ago. */
    void forget(LocalDate unconfirmedSince, LocalDate closedBefore) {
        db.deleteFrom(DIALOGUE_WISH)
                .where(condition("""
                        confirmed_on is null and asked_on < {0}
                        or exists (
                            select from dialogue d
                            where d.id = dialogue_wish.dialogue and (d.closed_on < {1}
                                or d.closed_on is not null and confirmed_on is not null and not exists (
                                    select from dialogue_answer a
                                    where a.dialogue = d.id and (a.body is null
                                        or a.answered_on >= asked_on and a.id <> all (told)))))
                        """, val(unconfirmedSince), val(closedBefore)))
                .execute();
    }
}
