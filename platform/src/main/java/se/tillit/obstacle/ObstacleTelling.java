package se.tillit.obstacle;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.web.News;
import se.tillit.web.Page;
import se.tillit.web.Telling;
import se.tillit.web.Templates;

/** Every step of what somebody said was in the way, told where they look. */
@Component
public final class ObstacleTelling implements Telling {

    private final ObstacleQuery obstacles;
    private final Templates templates;

    ObstacleTelling(ObstacleQuery obstacles, Templates templates) {
        this.obstacles = obstacles;
        this.templates = templates;
    }

    public record Row(Page page, Seen seen) {}

    @Override
    public List<News> of(Actor actor, Page page) {
        return obstacles.saidBy(actor).stream()
                .filter(seen -> seen.obstacle().joinedTo() == null)
                .map(seen -> new News(
                        seen.obstacle().steps().getLast().on(),
                        seen.obstacle().title(),
                        "/hinder/" + seen.obstacle().id(),
                        templates.part("obstacle/told", new Row(page, seen))))
                .sorted(Comparator.comparing(News::on).reversed())
                .toList();
    }
}
