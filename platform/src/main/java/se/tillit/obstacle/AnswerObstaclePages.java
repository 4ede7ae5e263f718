package se.tillit.obstacle;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;

/** What whoever has an obstacle does with it. */
@Controller
public final class AnswerObstaclePages {

    private final ObstacleQuery obstacles;
    private final AnswerObstacle answer;
    private final PassOn passOn;
    private final ExtendObstacle extend;
    private final ShowObstacle whole;
    private final Once once;

    AnswerObstaclePages(
            ObstacleQuery obstacles,
            AnswerObstacle answer,
            PassOn passOn,
            ExtendObstacle extend,
            ShowObstacle whole,
            Once once) {
        this.obstacles = obstacles;
        this.answer = answer;
        this.passOn = passOn;
        this.extend = extend;
        this.whole = whole;
        this.once = once;
    }

    @PostMapping({"/hinder/{id}/svar", "/hinder/{id}/skicka-vidare", "/hinder/{id}/mer-tid"})
    View act(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request) {
        actor.must(Access.ANSWER_OBSTACLES);
        Fields fields = new Fields(typed);
        String act = request.getRequestURI().replaceFirst(".*/", "");
        try {
            return once.redirect(actor, request, () -> {
                act(actor, id, act, fields);
                return "/hinder/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return whole.show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refusal.Conflict conflict) {
            // How it stands now, beside what was written.
            Problems problems = new Problems().add("hann-fore", "obstacle.somebody-was-first");
            return whole.show(actor, page, id, fields, problems, HttpStatus.CONFLICT);
        }
    }

    private void act(Actor actor, UUID id, String act, Fields fields) {
        Seen seen = obstacles.find(actor, id);
        int version = version(fields);
        switch (act) {
            case "svar" -> answer.answer(actor, id, version, given(seen.obstacle(), fields));
            case "skicka-vidare" -> passOn.pass(actor, id, version, fields.id("enhet"), fields.text("skal-vidare"));
            case "mer-tid" -> extend.extend(actor, id, version, fields.text("skal-tid"));
            default -> throw new Refusal.NotFound("act");
        }
    }

    private static int version(Fields fields) {
        return fields.text("version").matches("\\d{1,9}") ? Integer.parseInt(fields.text("version")) : -1;
    }

    private static AnswerObstacle.Given given(Obstacle obstacle, Fields fields) {
        Problems problems = new Problems();
        AnswerObstacle.Given given = new AnswerObstacle.Given(
                fields.one(Obstacle.Settled.class, "utfall"),
                fields.text("svar"),
                fields.text("fran").isEmpty() ? null : fields.day("fran", "obstacle.not-a-day", problems),
                fields.text("till").isEmpty() ? null : fields.day("till", "obstacle.not-a-day", problems),
                fields.isTicked("visa") ? fields.orNull("berattas") : null,
                fields.ticked("avsluta-", obstacle.demands().stream().map(Obstacle.Demand::id)));
        problems.refuseIfAny();
        return given;
    }
}
