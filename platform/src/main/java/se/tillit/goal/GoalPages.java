package se.tillit.goal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Level;
import se.tillit.chain.Unit;
import se.tillit.signal.Signal;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** The tree of goals, each goal, and what holds for all of them: the common picture, and how many there may be. */
@Controller
public final class GoalPages {

    private final ChainQuery chains;
    private final GoalQuery goals;
    private final SayPurpose purpose;
    private final LimitGoals limit;
    private final PlaceGoal place;
    private final EndGoal end;
    private final Once once;
    private final Templates templates;

    GoalPages(
            ChainQuery chains,
            GoalQuery goals,
            SayPurpose purpose,
            LimitGoals limit,
            PlaceGoal place,
            EndGoal end,
            Once once,
            Templates templates) {
        this.chains = chains;
        this.goals = goals;
        this.purpose = purpose;
        this.limit = limit;
        this.place = place;
        this.end = end;
        this.once = once;
        this.templates = templates;
    }

    public record GoalsPage(Page page, Chain chain, GoalQuery.Overview now) {

        public String nameOf(UUID unit) {
            return GoalPages.nameOf(chain, unit);
        }
    }

    /** @param others the goals that it could serve, or go into */
    public record GoalPage(
            Page page, Chain chain, GoalQuery.Goal goal, List<Signal> others, Fields fields, Problems problems) {

        public Signal.Details details() {
            return goal.signal().details();
        }

        public String nameOf(UUID unit) {
            return GoalPages.nameOf(chain, unit);
        }

        public Optional<Level> level(UUID id) {
            return chain.levels().stream().filter(one -> one.id().equals(id)).findFirst();
        }

        public Optional<Signal> other(UUID id) {
            return others.stream().filter(one -> one.id().equals(id)).findFirst();
        }

        /** The first day of next year: goals mostly follow the budget. */
        public LocalDate suggestedEnd() {
            return page.today().withDayOfYear(1).plusYears(1);
        }
    }

    public record PicturePage(Page page, int version, String body, Problems problems) {}

    /** @param fields what somebody typed, by level */
    public record LimitsPage(Page page, List<LevelCount> levels, Fields fields, Problems problems) {

        public String value(LevelCount level) {
            String name = "tak-" + level.level().id();
            return fields.all().containsKey(name) ? fields.get(name) : Objects.toString(level.most(), "");
        }
    }

    @GetMapping("/mal")
    View all(Actor actor, Page page) {
        Chain chain = chains.asOf(actor, page.today());
        return templates.show("goal/goals", new GoalsPage(page, chain, goals.overview(actor, chain)));
    }

    @GetMapping({"/mal.xlsx", "/mal.csv"})
    ResponseEntity<byte[]> file(Actor actor, Page page) {
        Chain chain = chains.asOf(actor, page.today());
        return GoalFile.of(page, goals.overview(actor, chain).tree()).as(page);
    }

    @GetMapping("/mal/{id:[0-9a-f-]{36}}")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        return show(actor, page, id, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    @PostMapping("/mal/{id:[0-9a-f-]{36}}/plats")
    View place(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.SHAPE_GOALS);
        Fields fields = new Fields(sent);
        return answer(actor, page, id, fields, request, () -> place.place(actor, id, fields.id("over")));
    }

    @PostMapping("/mal/{id:[0-9a-f-]{36}}/upphor")
    View end(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.EDIT_SIGNALS);
        goals.goal(actor, id, page.today());
        Fields fields = new Fields(sent);
        List<UUID> levels = fields.ticked(
                "niva-", chains.asOf(actor, page.today()).levels().stream().map(Level::id));
        return answer(actor, page, id, fields, request, () -> {
            Problems problems = new Problems();
            LocalDate from = fields.day("dag", "goal.not-a-day", problems);
            Ending.Fate fate = fields.one(Ending.Fate.class, "hur");
            problems.addIf(fate == null, "hur", "goal.end.needs-way").refuseIfAny();
            end.end(
                    actor,
                    id,
                    new EndGoal.Told(
                            Objects.requireNonNull(fate),
                            fields.id("till"),
                            Objects.requireNonNull(from),
                            fields.text("skal"),
                            levels));
        });
    }

    private View answer(Actor actor, Page page, UUID id, Fields fields, HttpServletRequest request, Runnable verb) {
        try {
            return once.redirect(actor, request, () -> {
                verb.run();
                return "/mal/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View show(Actor actor, Page page, UUID id, Fields fields, Problems problems, HttpStatus status) {
        GoalQuery.Goal goal = goals.goal(actor, id, page.today());
        List<Signal> others = goals.goalsOf(actor, page.today()).stream()
                .filter(one -> !one.id().equals(id))
                .toList();
        return templates.show(
                "goal/goal",
                new GoalPage(page, chains.asOf(actor, page.today()), goal, others, fields, problems),
                status);
    }

    @GetMapping("/mal/bild")
    View picture(Actor actor, Page page) {
        actor.must(Access.SHAPE_GOALS);
        Optional<Picture> picture = goals.picture(actor);
        return templates.show(
                "goal/picture",
                new PicturePage(
                        page,
                        picture.map(Picture::version).orElse(0),
                        picture.map(Picture::body).orElse(""),
                        new Problems()));
    }

    @PostMapping("/mal/bild")
    View say(Actor actor, Page page, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        actor.must(Access.SHAPE_GOALS);
        Fields fields = new Fields(sent);
        int version = fields.number("version");
        try {
            return once.redirect(actor, request, () -> {
                purpose.say(actor, version, fields.text("text"));
                return "/mal";
            });
        } catch (Refusal.Invalid invalid) {
            return templates.show(
                    "goal/picture",
                    new PicturePage(page, version, fields.get("text"), invalid.problems()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/mal/tak")
    View limits(Actor actor, Page page) {
        actor.must(Access.SHAPE_GOALS);
        return limits(actor, page, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    @PostMapping("/mal/tak")
    View limit(Actor actor, Page page, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        actor.must(Access.SHAPE_GOALS);
        Fields fields = new Fields(sent);
        List<LevelCount> levels = goals.levels(actor, chains.asOf(actor, page.today()));
        try {
            return once.redirect(actor, request, () -> {
                limit.limit(actor, mostByLevel(fields, levels));
                return "/mal";
            });
        } catch (Refusal.Invalid invalid) {
            return limits(actor, page, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static Map<UUID, Integer> mostByLevel(Fields fields, List<LevelCount> levels) {
        Problems problems = new Problems();
        Map<UUID, Integer> most = new LinkedHashMap<>();
        for (LevelCount one : levels) {
            String name = "tak-" + one.level().id();
            String typed = fields.text(name);
            boolean readable = typed.matches("\\d{1,4}") && Integer.parseInt(typed) <= LimitGoals.MOST;
            problems.addIf(!typed.isEmpty() && !readable, name, "goal.limit.not-a-number", LimitGoals.MOST);
            if (readable) {
                most.put(one.level().id(), Integer.valueOf(typed));
            }
        }
        problems.refuseIfAny();
        return most;
    }

    private View limits(Actor actor, Page page, Fields fields, Problems problems, HttpStatus status) {
        return templates.show(
                "goal/limits",
                new LimitsPage(page, goals.levels(actor, chains.asOf(actor, page.today())), fields, problems),
                status);
    }

    /** Those that answer for the unit today; one that ended without is named as it last was. */
    static String nameOf(Chain chain, UUID unit) {
        List<Unit> today = chain.standsFor(unit);
        return today.isEmpty()
                ? chain.unitOrEnded(unit).map(Unit::name).orElse("–")
                : today.stream().map(Unit::name).collect(Collectors.joining(", "));
    }
}
