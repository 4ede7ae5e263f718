package se.tillit.burden;

import gg.jte.Content;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.signal.Beside;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** On a grant's page: how large it is, beside what it takes to account for it. */
@Component
@Order(0)
public final class GrantBeside implements Beside {

    private final BurdenQuery burdens;
    private final Templates templates;

    GrantBeside(BurdenQuery burdens, Templates templates) {
        this.burdens = burdens;
        this.templates = templates;
    }

    /** @param grant null while nobody has said how large it is */
    public record Part(Page page, Signal signal, @Nullable Grant grant, Burden burden) {}

    @Override
    public Optional<Content> beside(Page page, Signal signal) {
        Actor actor = page.actor();
        if (actor == null || signal.details().kind() != SignalKind.GRANT) {
            return Optional.empty();
        }
        return Optional.of(templates.part(
                "burden/grant",
                new Part(
                        page,
                        signal,
                        burdens.grant(actor, signal.id()).orElse(null),
                        burdens.onDay(actor, page.today()).total(Scope.ALL.only(Set.of(signal.id()))))));
    }
}
