package se.tillit.dialogue;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** Where somebody without an account asks for the answers by mail, confirms it, or takes it back. */
@Controller
public final class AnswerByMailPages {

    private final AnswerByMail letters;
    private final Templates templates;

    AnswerByMailPages(AnswerByMail letters, Templates templates) {
        this.letters = letters;
        this.templates = templates;
    }

    /** @param said what just happened: asked, confirmed or forgotten */
    public record SaidPage(Page page, UUID dialogue, String question, String said) {}

    /** @param address what is typed */
    public record AskPage(Page page, UUID dialogue, String question, String address, Problems problems) {}

    public record CodePage(Page page, UUID dialogue, String question, String code, boolean unknown) {}

    @PostMapping("/delta/{id}/brev")
    View ask(Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String adress) {
        try {
            letters.ask(id, adress, page.language());
            return said(page, id, "asked");
        } catch (Refusal.Invalid invalid) {
            return templates.show(
                    "dialogue/letter-ask",
                    new AskPage(page, id, letters.question(id), adress, invalid.problems()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** The same page for every code, and no code is known to it: a program that opens links in letters changes nothing. */
    @GetMapping("/delta/{id}/brev/kod")
    View code(Page page, @PathVariable UUID id) {
        return templates.show("dialogue/letter-code", new CodePage(page, id, letters.question(id), "", false));
    }

    @PostMapping("/delta/{id}/brev/ja")
    View confirm(Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String kod) {
        return letters.confirm(id, kod) ? said(page, id, "confirmed") : unknown(page, id, kod);
    }

    @PostMapping("/delta/{id}/brev/nej")
    View decline(Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String kod) {
        return letters.decline(id, kod) ? said(page, id, "forgotten") : unknown(page, id, kod);
    }

    private View said(Page page, UUID id, String said) {
        return templates.show("dialogue/letter-said", new SaidPage(page, id, letters.question(id), said));
    }

    private View unknown(Page page, UUID id, String code) {
        return templates.show(
                "dialogue/letter-code",
                new CodePage(page, id, letters.question(id), code, true),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
