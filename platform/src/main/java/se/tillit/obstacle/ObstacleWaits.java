package se.tillit.obstacle;

import java.util.List;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.web.Page;
import se.tillit.web.Waiting;
import se.tillit.web.Waits;

/** What waits for somebody: obstacles to answer. */
@Component
public final class ObstacleWaits implements Waits {

    private static final int ANSWER_MINUTES = 3;

    private final ObstacleQuery obstacles;

    ObstacleWaits(ObstacleQuery obstacles) {
        this.obstacles = obstacles;
    }

    @Override
    public List<Waiting> of(Actor actor, Page page) {
        return obstacles.waitingFor(actor).stream()
                .map(seen -> waiting(page, seen.obstacle(), seen))
                .toList();
    }

    private static Waiting waiting(Page page, Obstacle obstacle, Seen seen) {
        String why = obstacle.fromCitizen() && obstacle.voices() == 1
                ? page.t("obstacle.waiting.citizen")
                : seen.where() == null
                        ? page.t("obstacle.waiting.voices", obstacle.voices())
                        : page.t("obstacle.waiting.where", obstacle.voices(), seen.where());
        return new Waiting(
                obstacle.title(),
                why,
                obstacle.holding().due(),
                page.t("obstacle.act.answer"),
                ANSWER_MINUTES,
                "/hinder/" + obstacle.id());
    }
}
