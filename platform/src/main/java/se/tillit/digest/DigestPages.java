package se.tillit.digest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Actor;
import se.tillit.access.Language;
import se.tillit.mail.Mail;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** One's week in brief. */
@Controller
public final class DigestPages {

    private final DigestQuery digests;
    private final ChooseLetter letter;
    private final Mail mail;
    private final Once once;
    private final Templates templates;

    DigestPages(DigestQuery digests, ChooseLetter letter, Mail mail, Once once, Templates templates) {
        this.digests = digests;
        this.letter = letter;
        this.mail = mail;
        this.once = once;
        this.templates = templates;
    }

    /** @param letter in which language the letter goes; empty where none is wanted */
    public record DigestPage(Page page, Digest digest, boolean mail, Optional<Language> letter) {}

    @GetMapping("/veckan")
    View week(Actor actor, Page page) {
        return templates.show(
                "digest/digest", new DigestPage(page, digests.of(actor, page), mail.isOn(), digests.wish(actor)));
    }

    @PostMapping("/veckan/brev")
    View choose(Actor actor, Page page, @RequestParam(defaultValue = "") String brev, HttpServletRequest request) {
        return once.redirect(actor, request, () -> {
            letter.choose(actor, brev.equals("ja") ? Optional.of(page.language()) : Optional.empty());
            return "/veckan";
        });
    }
}
