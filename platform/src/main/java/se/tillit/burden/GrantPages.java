package se.tillit.burden;

import jakarta.servlet.http.HttpServletRequest;
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
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** How large a grant is: said here, shown beside the grant. */
@Controller
public final class GrantPages {

    private final SignalQuery signals;
    private final BurdenQuery burdens;
    private final SayGrant say;
    private final Once once;
    private final Templates templates;

    GrantPages(SignalQuery signals, BurdenQuery burdens, SayGrant say, Once once, Templates templates) {
        this.signals = signals;
        this.burdens = burdens;
        this.say = say;
        this.once = once;
        this.templates = templates;
    }

    public record GrantPage(Page page, Signal signal, Fields fields, Problems problems) {}

    @GetMapping("/krav/{id:[0-9a-f-]{36}}/bidrag")
    View form(Actor actor, Page page, @PathVariable UUID id) {
        Fields said = burdens.grant(actor, id)
                .map(grant -> new Fields(
                        Map.of("kronor", grant.kronor().stripTrailingZeros().toPlainString(), "kalla", grant.source())))
                .orElse(Fields.NONE);
        return show(actor, page, id, said, new Problems(), HttpStatus.OK);
    }

    @PostMapping("/krav/{id:[0-9a-f-]{36}}/bidrag")
    View say(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        Fields fields = new Fields(sent);
        try {
            return once.redirect(actor, request, () -> {
                say.say(actor, id, fields.get("kronor"), fields.text("kalla"));
                return "/krav/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View show(Actor actor, Page page, UUID id, Fields fields, Problems problems, HttpStatus status) {
        actor.must(Access.EDIT_SIGNALS);
        Signal signal = signals.find(actor, id);
        if (signal.details().kind() != SignalKind.GRANT) {
            throw new Refusal.NotFound("grant");
        }
        return templates.show("burden/grant-form", new GrantPage(page, signal, fields, problems), status);
    }
}
