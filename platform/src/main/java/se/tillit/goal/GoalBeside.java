package se.tillit.goal;

import gg.jte.Content;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.tillit.signal.Beside;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** On a goal's page among the demands: the way to its place in the tree. */
@Component
@Order(0)
public final class GoalBeside implements Beside {

    private final Templates templates;

    GoalBeside(Templates templates) {
        this.templates = templates;
    }

    public record Part(Page page, Signal signal) {}

    @Override
    public Optional<Content> beside(Page page, Signal signal) {
        return signal.details().kind() == SignalKind.GOAL
                ? Optional.of(templates.part("goal/beside", new Part(page, signal)))
                : Optional.empty();
    }
}
