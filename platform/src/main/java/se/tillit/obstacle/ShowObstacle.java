package se.tillit.obstacle;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.mandate.Candidate;
import se.tillit.mandate.Mandate;
import se.tillit.mandate.WhoMay;
import se.tillit.openness.RecordQuery;
import se.tillit.web.Fields;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** The page of one obstacle, as the different forms on it show it again. */
@Component
final class ShowObstacle {

    private static final int MANDATES = 3;

    private final ObstacleQuery obstacles;
    private final EndableQuery endable;
    private final WhoMay whoMay;
    private final List<Behind> behind;
    private final RecordQuery records;
    private final Templates templates;

    ShowObstacle(
            ObstacleQuery obstacles,
            EndableQuery endable,
            WhoMay whoMay,
            List<Behind> behind,
            RecordQuery records,
            Templates templates) {
        this.obstacles = obstacles;
        this.endable = endable;
        this.whoMay = whoMay;
        this.behind = List.copyOf(behind);
        this.records = records;
        this.templates = templates;
    }

    /** Proposed and never decided: words that are alike may mean another matter, and that is for a person to see. */
    private List<Candidate> mandates(Actor actor, Page page, Obstacle obstacle) {
        if (!actor.may(Access.SEE_MANDATES)) {
            return List.of();
        }
        UUID unit = obstacle.holding().unit();
        return whoMay.forMatter(actor, obstacle.told().text(), unit, page.today()).stream()
                .filter(one -> one.place().isPresent()
                        && !one.place().get().id().equals(unit)
                        && one.mandate().kind() == Mandate.Kind.DELEGATION)
                .limit(MANDATES)
                .toList();
    }

    View show(Actor actor, Page page, UUID id, Fields fields, Problems problems, HttpStatus status) {
        Seen seen = obstacles.find(actor, id);
        Obstacle obstacle = seen.obstacle();
        return templates.show(
                "obstacle/obstacle",
                new ObstaclePage(
                        page,
                        seen,
                        seen.mayAnswer() ? mandates(actor, page, obstacle) : List.of(),
                        seen.mayAnswer() ? obstacles.places(actor) : List.of(),
                        seen.mayAnswer()
                                ? obstacles.alike(actor, obstacle.told().text(), id)
                                : List.of(),
                        seen.mayAnswer() ? endable.of(actor, obstacle) : Set.of(),
                        obstacle.joinedTo() == null ? null : obstacles.find(actor, obstacle.joinedTo()),
                        obstacles.photos(actor, id),
                        behind.stream()
                                .flatMap(one -> one.behind(page, id).stream())
                                .toList(),
                        records.number(actor, ObstacleRecord.CODE, id).orElse(null),
                        fields,
                        problems),
                status);
    }
}
