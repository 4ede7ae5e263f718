package se.tillit.improvement;

import gg.jte.Content;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.obstacle.AlsoBecame;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** What worked, told on the pages for everybody; only where somebody has written the sentence. */
@Component
public final class ImprovementsBecame implements AlsoBecame {

    private final ImprovementQuery improvements;
    private final Templates templates;

    ImprovementsBecame(ImprovementQuery improvements, Templates templates) {
        this.improvements = improvements;
        this.templates = templates;
    }

    public record Part(Page page, List<SeenImprovement> all) {}

    @Override
    public Optional<Content> ofOrganisation(Page page, UUID organisation) {
        return part(page, improvements.toldToAll(organisation));
    }

    @Override
    public Optional<Content> ofUnit(Actor actor, Page page, UUID unit) {
        return part(page, improvements.toldOf(actor, unit));
    }

    private Optional<Content> part(Page page, List<SeenImprovement> all) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(templates.part("improvement/became", new Part(page, all)));
    }
}
