package se.tillit.obstacle;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.web.Fields;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** The page of one obstacle, as the different forms on it show it again. */
@Component
final class ShowObstacle {

    private final ObstacleQuery obstacles;
    private final EndableQuery endable;
    private final Templates templates;

    ShowObstacle(ObstacleQuery obstacles, EndableQuery endable, Templates templates) {
        this.obstacles = obstacles;
        this.endable = endable;
        this.templates = templates;
    }

    View show(Actor actor, Page page, UUID id, Fields fields, Problems problems, HttpStatus status) {
        Seen seen = obstacles.find(actor, id);
        Obstacle obstacle = seen.obstacle();
        return templates.show(
                "obstacle/obstacle",
                new ObstaclePage(
                        page,
                        seen,
                        seen.mayAnswer() ? obstacles.places(actor) : List.of(),
                        seen.mayAnswer()
                                ? obstacles.alike(actor, obstacle.told().text(), id)
                                : List.of(),
                        seen.mayAnswer() ? endable.of(actor, obstacle) : Set.of(),
                        obstacle.joinedTo() == null ? null : obstacles.find(actor, obstacle.joinedTo()),
                        obstacles.photos(actor, id),
                        fields,
                        problems),
                status);
    }
}
