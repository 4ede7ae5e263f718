package se.tillit.dialogue;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.web.Page;
import se.tillit.web.Waiting;
import se.tillit.web.Waits;

/** What waits for somebody: an answer to give, statements to read, a dialogue to take part in, an answer that has come. */
@Component
public final class DialogueWaits implements Waits {

    private static final int ANSWER_MINUTES = 10;
    private static final int READ_MINUTES = 1;

    private final DialogueQuery dialogues;

    DialogueWaits(DialogueQuery dialogues) {
        this.dialogues = dialogues;
    }

    @Override
    public List<Waiting> of(Actor actor, Page page) {
        if (!actor.may(Access.SEE_DIALOGUES)) {
            return List.of();
        }
        DialogueQuery.WaitsFor waits = dialogues.waitsFor(actor);
        List<Waiting> all = new ArrayList<>();
        waits.toAnswer()
                .forEach(one -> all.add(new Waiting(
                        page.t("dialogue.waiting.answer", one.dialogue().terms().question()),
                        page.t("dialogue.waiting.answer-why"),
                        one.answer().due(),
                        page.t("dialogue.waiting.answer-act"),
                        ANSWER_MINUTES,
                        "/samtal/" + one.dialogue().id())));
        waits.toRead()
                .forEach(one -> all.add(new Waiting(
                        page.t("dialogue.waiting.read", one.dialogue().terms().question()),
                        page.t("dialogue.waiting.read-why", one.many()),
                        null,
                        page.t("dialogue.waiting.read-act"),
                        READ_MINUTES * Math.max(1, one.many() / 3),
                        "/samtal/" + one.dialogue().id() + "/granska")));
        waits.toVote()
                .forEach(one -> all.add(new Waiting(
                        page.t("dialogue.waiting.vote", one.terms().question()),
                        page.t(
                                "dialogue.waiting.vote-why",
                                page.date(one.terms().closesOn())),
                        one.terms().closesOn(),
                        page.t("dialogue.waiting.vote-act"),
                        one.minutes(),
                        "/samtal/" + one.id() + "/delta")));
        waits.answered()
                .forEach(one -> all.add(new Waiting(
                        page.t("dialogue.waiting.answered", one.terms().question()),
                        page.t("dialogue.waiting.answered-why"),
                        null,
                        page.t("dialogue.waiting.answered-act"),
                        1,
                        "/samtal/" + one.id() + "/delta/mina")));
        return all;
    }
}
