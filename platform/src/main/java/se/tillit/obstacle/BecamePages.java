package se.tillit.obstacle;

import gg.jte.Content;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** The page for everybody: what was in the way, what became of it, by whom and when. */
@Controller
public final class BecamePages {

    private final ObstacleQuery obstacles;
    private final List<AlsoBecame> also;
    private final Templates templates;

    BecamePages(ObstacleQuery obstacles, List<AlsoBecame> also, Templates templates) {
        this.obstacles = obstacles;
        this.also = List.copyOf(also);
        this.templates = templates;
    }

    public record BecamePage(Page page, ObstacleQuery.Became became, List<Content> also) {}

    @GetMapping("/sa-blev-det/{organisation}")
    View all(Page page, @PathVariable UUID organisation) {
        ObstacleQuery.Became became = obstacles.became(organisation);
        return templates.show(
                "obstacle/became",
                new BecamePage(
                        page,
                        became,
                        also.stream()
                                .flatMap(one -> one.ofOrganisation(page, organisation).stream())
                                .toList()));
    }
}
