package se.tillit.mandate;

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

/** Everyday words, and what the delegation orders call the same. */
@Controller
public final class WordPages {

    private final MandateQuery mandates;
    private final EditWords edit;
    private final Once once;
    private final Templates templates;

    WordPages(MandateQuery mandates, EditWords edit, Once once, Templates templates) {
        this.mandates = mandates;
        this.edit = edit;
        this.once = once;
        this.templates = templates;
    }

    public record WordsPage(Page page, List<Word> words, Fields fields, Problems problems) {}

    @GetMapping("/mandat/ord")
    View words(Actor actor, Page page) {
        return show(actor, page, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    private View show(Actor actor, Page page, Fields fields, Problems problems, HttpStatus status) {
        return templates.show("mandate/words", new WordsPage(page, mandates.words(actor), fields, problems), status);
    }

    @PostMapping("/mandat/ord")
    View add(Actor actor, Page page, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        actor.must(Access.EDIT_MANDATES);
        Fields fields = new Fields(sent);
        try {
            return once.redirect(actor, request, () -> {
                edit.add(actor, fields.text("ord"), fields.text("betyder"));
                return "/mandat/ord";
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/mandat/ord/{id:[0-9a-f-]{36}}/ta-bort")
    View remove(Actor actor, @PathVariable UUID id, HttpServletRequest request) {
        return once.redirect(actor, request, () -> {
            edit.remove(actor, id);
            return "/mandat/ord";
        });
    }
}
