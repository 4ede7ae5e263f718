package se.tillit.setup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.identity.Sessions;
import se.tillit.web.Page;
import se.tillit.web.Templates;

@Controller
public final class FirstRunPages {

    private final FirstRun firstRun;
    private final Templates templates;
    private final Sessions sessions;

    FirstRunPages(FirstRun firstRun, Templates templates, Sessions sessions) {
        this.firstRun = firstRun;
        this.templates = templates;
        this.sessions = sessions;
    }

    public record FirstRunPage(Page page, Problems problems, String organisation, String name, String email) {}

    @GetMapping("/kom-igang")
    View form(Page page) {
        if (!firstRun.open()) {
            throw new Refusal.NotFound("first run");
        }
        return templates.show("setup/first-run", new FirstRunPage(page, new Problems(), "", "", ""));
    }

    @PostMapping("/kom-igang")
    View create(
            Page page,
            @RequestParam String kod,
            @RequestParam String organisation,
            @RequestParam String namn,
            @RequestParam String epost,
            @RequestParam String losenord,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            Actor actor = firstRun.create(new FirstRun.Form(kod, organisation, namn, epost, losenord));
            sessions.begin(actor.account(), actor.organisation(), request, response);
            return new RedirectView("/", true);
        } catch (Refusal.Invalid invalid) {
            return templates.show(
                    "setup/first-run",
                    new FirstRunPage(page, invalid.problems(), organisation, namn, epost),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}
