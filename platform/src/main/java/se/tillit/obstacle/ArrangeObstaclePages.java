package se.tillit.obstacle;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** How the organisation deals with obstacles; and a unit's wall. */
@Controller
public final class ArrangeObstaclePages {

    private final ObstacleQuery obstacles;
    private final ArrangeObstacles arrange;
    private final ChainQuery chains;
    private final Once once;
    private final List<AlsoBecame> also;
    private final Templates templates;

    ArrangeObstaclePages(
            ObstacleQuery obstacles,
            ArrangeObstacles arrange,
            ChainQuery chains,
            Once once,
            List<AlsoBecame> also,
            Templates templates) {
        this.obstacles = obstacles;
        this.arrange = arrange;
        this.chains = chains;
        this.once = once;
        this.also = List.copyOf(also);
        this.templates = templates;
    }

    public record ArrangePage(Page page, Fields fields, List<Unit> units, Problems problems) {}

    public record WallPage(Page page, Unit unit, List<Seen> all, List<Content> also) {}

    @GetMapping("/hinder/ordning")
    View form(Actor actor, Page page) {
        actor.must(Access.ARRANGE_OBSTACLES);
        ObstacleSettings now = obstacles.settings(actor);
        Map<String, String> fields = new HashMap<>();
        fields.put("dagar", Integer.toString(now.workingDays()));
        put(fields, "lexsarah", now.lexSarah());
        put(fields, "lexmaria", now.lexMaria());
        put(fields, "visselblas", now.whistle());
        put(fields, "mottagare", now.front() == null ? null : now.front().toString());
        return show(actor, page, new Fields(fields), new Problems(), HttpStatus.OK);
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        fields.put(name, value == null ? "" : value);
    }

    @PostMapping("/hinder/ordning")
    View arrange(Actor actor, Page page, @RequestParam Map<String, String> typed, HttpServletRequest request) {
        actor.must(Access.ARRANGE_OBSTACLES);
        Fields fields = new Fields(typed);
        String days = fields.text("dagar");
        try {
            return once.redirect(actor, request, () -> {
                arrange.arrange(
                        actor,
                        new ObstacleSettings(
                                days.matches("\\d{1,3}") ? Integer.parseInt(days) : 0,
                                fields.orNull("lexsarah"),
                                fields.orNull("lexmaria"),
                                fields.orNull("visselblas"),
                                fields.id("mottagare")));
                return "/hinder";
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View show(Actor actor, Page page, Fields fields, Problems problems, HttpStatus status) {
        List<Unit> units = chains.asOf(actor, page.today()).units().stream()
                .filter(unit -> unit.kind() == UnitKind.OWN)
                .toList();
        return templates.show("obstacle/arrange", new ArrangePage(page, fields, units, problems), status);
    }

    /** What those who work in a unit said, and what came of it; to be printed and put up. */
    @GetMapping("/hinder/vagg/{unit}")
    View wall(Actor actor, Page page, @PathVariable UUID unit) {
        actor.must(Access.SEE_OBSTACLES);
        Unit found = chains.asOf(actor, page.today()).unit(unit).orElseThrow(() -> new Refusal.NotFound("unit"));
        return templates.show(
                "obstacle/wall",
                new WallPage(
                        page,
                        found,
                        obstacles.wall(actor, unit),
                        also.stream()
                                .flatMap(one -> one.ofUnit(actor, page, unit).stream())
                                .toList()));
    }
}
