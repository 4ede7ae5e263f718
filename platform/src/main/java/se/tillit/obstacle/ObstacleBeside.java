package se.tillit.obstacle;

import gg.jte.Content;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.signal.Beside;
import se.tillit.signal.Signal;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** On a demand's page: what is in the way because of it, and telling of more. */
@Component
@Order(3)
final class ObstacleBeside implements Beside {

    private final ObstacleQuery obstacles;
    private final Templates templates;

    ObstacleBeside(ObstacleQuery obstacles, Templates templates) {
        this.obstacles = obstacles;
        this.templates = templates;
    }

    @Override
    public Optional<Content> beside(Page page, Signal signal) {
        Actor actor = page.actor();
        return actor == null || !actor.may(Access.SEE_OBSTACLES)
                ? Optional.empty()
                : Optional.of(templates.part(
                        "obstacle/beside", new BesidePart(page, signal, obstacles.about(actor, signal))));
    }
}
