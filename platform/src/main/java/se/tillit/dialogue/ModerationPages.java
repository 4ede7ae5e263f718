package se.tillit.dialogue;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** Looking through what is written, and what everybody may see of how that was done. */
@Controller
public final class ModerationPages {

    private final DialogueQuery dialogues;
    private final ModerateStatement moderate;
    private final Once once;
    private final Templates templates;

    ModerationPages(DialogueQuery dialogues, ModerateStatement moderate, Once once, Templates templates) {
        this.dialogues = dialogues;
        this.moderate = moderate;
        this.once = once;
        this.templates = templates;
    }

    public record LookPage(Page page, DialogueQuery.Moderation moderation, Fields fields, Problems problems) {

        public boolean isAbout(Statement one) {
            return fields.get("pastaende").equals(Integer.toString(one.number()));
        }
    }

    public record LogPage(Page page, Dialogue dialogue, List<Statement> decided) {}

    @GetMapping("/samtal/{id}/granska")
    View look(Actor actor, Page page, @PathVariable UUID id) {
        return show(actor, page, id, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    private View show(Actor actor, Page page, UUID id, Fields fields, Problems problems, HttpStatus status) {
        return templates.show(
                "dialogue/look", new LookPage(page, dialogues.moderation(actor, id), fields, problems), status);
    }

    @PostMapping({"/samtal/{id}/granska", "/samtal/{id}/omformulera"})
    View decide(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.RUN_DIALOGUES);
        Fields fields = new Fields(sent);
        boolean rewords = request.getRequestURI().endsWith("/omformulera");
        try {
            return once.redirect(actor, request, () -> {
                int number = number(fields);
                if (rewords) {
                    moderate.reword(
                            actor, id, number, fields.text("text").lines().toList());
                } else if (fields.get("visa").equals("ja")) {
                    moderate.decide(actor, id, number, null);
                } else {
                    Statement.Reason reason = fields.one(Statement.Reason.class, "skal");
                    new Problems()
                            .addIf(reason == null, "skal", "dialogue.needs-reason")
                            .refuseIfAny();
                    moderate.decide(actor, id, number, reason);
                }
                return "/samtal/" + id + "/granska";
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static int number(Fields fields) {
        String typed = fields.text("pastaende");
        if (!typed.matches("\\d{1,9}")) {
            throw new Refusal.NotFound("statement");
        }
        return Integer.parseInt(typed);
    }

    @GetMapping("/samtal/{id}/granskning")
    View log(Actor actor, Page page, @PathVariable UUID id) {
        return templates.show(
                "dialogue/log", new LogPage(page, dialogues.find(actor, id).dialogue(), dialogues.decided(actor, id)));
    }
}
