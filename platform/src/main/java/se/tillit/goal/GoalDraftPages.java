package se.tillit.goal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Level;
import se.tillit.signal.Signal;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** Goals that are written together before anybody decides. */
@Controller
public final class GoalDraftPages {

    private static final int WEEKS_TO_WRITE = 3;

    private final ChainQuery chains;
    private final GoalQuery goals;
    private final OpenGoalDraft open;
    private final ChangeGoalDraft change;
    private final WriteAboutGoal write;
    private final DecideGoal decide;
    private final DropGoalDraft drop;
    private final Once once;
    private final Templates templates;

    GoalDraftPages(
            ChainQuery chains,
            GoalQuery goals,
            OpenGoalDraft open,
            ChangeGoalDraft change,
            WriteAboutGoal write,
            DecideGoal decide,
            DropGoalDraft drop,
            Once once,
            Templates templates) {
        this.chains = chains;
        this.goals = goals;
        this.open = open;
        this.change = change;
        this.write = write;
        this.decide = decide;
        this.drop = drop;
        this.once = once;
        this.templates = templates;
    }

    /** @param fullness how many goals the deciding level has, beside its own limit; empty where none is set */
    public record DraftPage(
            Page page,
            Chain chain,
            GoalQuery.Seen seen,
            Optional<LevelCount> fullness,
            Fields fields,
            Problems problems) {

        public GoalDraft draft() {
            return seen.draft();
        }

        public String nameOf(UUID unit) {
            return GoalPages.nameOf(chain, unit);
        }

        /** The levels that were asked, and those that wrote unasked; the law first, the meeting last. */
        public List<Level> levels() {
            return chain.levels().stream()
                    .filter(level -> draft().details().asked().contains(level.id())
                            || !draft().of(level.id()).isEmpty())
                    .toList();
        }

        public String silent() {
            return chain.levels().stream()
                    .filter(level -> draft().silent().contains(level.id()))
                    .map(level -> level.name(page.language()))
                    .collect(Collectors.joining(", "));
        }

        /** What stands in the form to begin with: what was typed, or what was written before. */
        public String mine(String field) {
            GoalDraft.Voice own = seen.own();
            if (fields.all().containsKey(field) || own == null) {
                return fields.get(field);
            }
            String before = field.equals("betyder") ? own.meaning() : own.instead();
            return before == null ? "" : before;
        }
    }

    /**
     * @param id the draft that is changed; null for a new one
     * @param goals those that it could serve
     */
    public record DraftFormPage(
            Page page,
            Chain chain,
            @Nullable UUID id,
            int version,
            List<Signal> goals,
            Fields fields,
            Problems problems) {

        public static int receivers() {
            return GoalDraftForm.RECEIVERS;
        }
    }

    @GetMapping("/mal/utkast/nytt")
    View empty(Actor actor, Page page) {
        actor.must(Access.SHAPE_GOALS);
        Fields fields = new Fields(Map.of(
                "fran", page.today().withDayOfYear(1).plusYears(1).toString(),
                "senast", page.today().plusWeeks(WEEKS_TO_WRITE).toString()));
        return form(actor, page, null, 0, fields, new Problems(), HttpStatus.OK);
    }

    @PostMapping("/mal/utkast/nytt")
    View open(Actor actor, Page page, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        actor.must(Access.SHAPE_GOALS);
        Fields fields = new Fields(sent);
        Chain chain = chains.asOf(actor, page.today());
        try {
            return once.redirect(
                    actor, request, () -> "/mal/utkast/" + open.open(actor, GoalDraftForm.details(fields, chain)));
        } catch (Refusal.Invalid invalid) {
            return form(actor, page, null, 0, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/mal/utkast/{id:[0-9a-f-]{36}}/andra")
    View filled(Actor actor, Page page, @PathVariable UUID id) {
        actor.must(Access.SHAPE_GOALS);
        GoalDraft draft = goals.draft(actor, id).draft();
        Fields fields = GoalDraftForm.of(draft.details(), chains.asOf(actor, page.today()));
        return form(actor, page, id, draft.version(), fields, new Problems(), HttpStatus.OK);
    }

    @PostMapping("/mal/utkast/{id:[0-9a-f-]{36}}/andra")
    View change(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.SHAPE_GOALS);
        goals.draft(actor, id);
        Fields fields = new Fields(sent);
        Chain chain = chains.asOf(actor, page.today());
        try {
            return once.redirect(actor, request, () -> {
                change.change(actor, id, fields.number("version"), GoalDraftForm.details(fields, chain));
                return "/mal/utkast/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return form(
                    actor,
                    page,
                    id,
                    fields.number("version"),
                    fields,
                    invalid.problems(),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/mal/utkast/{id:[0-9a-f-]{36}}")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        return show(actor, page, id, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    @PostMapping("/mal/utkast/{id:[0-9a-f-]{36}}/skriv")
    View write(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.WRITE_ABOUT_GOALS);
        Fields fields = new Fields(sent);
        return answer(actor, page, id, fields, request, () -> {
            write.write(actor, id, fields.text("betyder"), fields.orNull("istallet"));
            return "/mal/utkast/" + id;
        });
    }

    @PostMapping("/mal/utkast/{id:[0-9a-f-]{36}}/besluta")
    View decide(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.EDIT_SIGNALS);
        Fields fields = new Fields(sent);
        return answer(
                actor,
                page,
                id,
                fields,
                request,
                () -> "/mal/"
                        + decide.decide(
                                actor, id, fields.number("version"), fields.text("hort"), fields.orNull("utan")));
    }

    @PostMapping("/mal/utkast/{id:[0-9a-f-]{36}}/lat-bli")
    View drop(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.EDIT_SIGNALS);
        Fields fields = new Fields(sent);
        return answer(actor, page, id, fields, request, () -> {
            drop.drop(actor, id, fields.number("version"), fields.text("hort"));
            return "/mal/utkast/" + id;
        });
    }

    private View answer(
            Actor actor, Page page, UUID id, Fields fields, HttpServletRequest request, Supplier<String> verb) {
        try {
            return once.redirect(actor, request, verb);
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View show(Actor actor, Page page, UUID id, Fields fields, Problems problems, HttpStatus status) {
        Chain chain = chains.asOf(actor, page.today());
        GoalQuery.Seen seen = goals.draft(actor, id);
        Optional<LevelCount> fullness = chain.unit(seen.draft().details().issuer())
                .flatMap(issuer -> goals.levels(actor, chain).stream()
                        .filter(level -> level.level().id().equals(issuer.level()) && level.most() != null)
                        .findFirst());
        return templates.show("goal/draft", new DraftPage(page, chain, seen, fullness, fields, problems), status);
    }

    private View form(
            Actor actor,
            Page page,
            @Nullable UUID id,
            int version,
            Fields fields,
            Problems problems,
            HttpStatus status) {
        return templates.show(
                "goal/draft-form",
                new DraftFormPage(
                        page,
                        chains.asOf(actor, page.today()),
                        id,
                        version,
                        goals.goalsOf(actor, page.today()),
                        fields,
                        problems),
                status);
    }
}
