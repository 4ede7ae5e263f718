package se.tillit.improvement;

import gg.jte.Content;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.obstacle.Behind;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** On an obstacle's page: the improvement that waits for it. */
@Component
final class ImprovementBehind implements Behind {

    private final ImprovementQuery improvements;
    private final Templates templates;

    ImprovementBehind(ImprovementQuery improvements, Templates templates) {
        this.improvements = improvements;
        this.templates = templates;
    }

    @Override
    public Optional<Content> behind(Page page, UUID obstacle) {
        Actor actor = page.actor();
        return actor == null || !actor.may(Access.SEE_IMPROVEMENTS)
                ? Optional.empty()
                : improvements
                        .waitingForObstacle(actor, obstacle)
                        .map(seen -> templates.part("improvement/behind", new ImprovementTelling.Row(page, seen)));
    }
}
