package se.tillit.dialogue;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.chain.ChainQuery;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;

/** Answering what came out of a dialogue, and asking somebody for an answer. */
@Controller
public final class DialogueAnswerPages {

    private final DialoguePages pages;
    private final AnswerDialogue answers;
    private final ChainQuery chains;
    private final Once once;

    DialogueAnswerPages(DialoguePages pages, AnswerDialogue answers, ChainQuery chains, Once once) {
        this.pages = pages;
        this.answers = answers;
        this.chains = chains;
        this.once = once;
    }

    @PostMapping("/samtal/{id}/svar")
    View answer(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.ANSWER_DIALOGUES);
        Fields fields = new Fields(sent);
        try {
            return once.redirect(actor, request, () -> {
                Problems problems = new Problems();
                LocalDate next =
                        fields.text("nasta").isEmpty() ? null : fields.day("nasta", "dialogue.needs-a-day", problems);
                problems.refuseIfAny();
                UUID answer = fields.id("for");
                if (answer == null) {
                    throw new Refusal.NotFound("answer");
                }
                int version = fields.text("version").matches("\\d{1,8}") ? Integer.parseInt(fields.text("version")) : 0;
                answers.answer(actor, id, answer, version, fields.text("svar"), next);
                return "/samtal/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return pages.show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refusal.Conflict meanwhile) {
            // Shown beside each other: what the other wrote, and in the form what this one wrote.
            return pages.show(
                    actor,
                    page,
                    id,
                    fields,
                    new Problems().add("svar-" + fields.get("for"), "dialogue.answer.meanwhile"),
                    HttpStatus.CONFLICT);
        }
    }

    @PostMapping("/samtal/{id}/fraga")
    View ask(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.RUN_DIALOGUES);
        Fields fields = new Fields(sent);
        try {
            return once.redirect(actor, request, () -> {
                Problems problems = new Problems();
                LocalDate due = fields.day("dag", "dialogue.needs-a-day", problems);
                UUID unit = DialogueForm.unit(fields.text("enhet"), chains.asOf(actor, page.today()));
                problems.addIf(unit == null, "enhet", "dialogue.needs-answerer").refuseIfAny();
                String number = fields.text("pastaende");
                if (unit == null || due == null || !number.matches("\\d{1,9}")) {
                    throw new Refusal.NotFound("statement");
                }
                answers.ask(actor, id, Integer.parseInt(number), unit, due);
                return "/samtal/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return pages.show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}
