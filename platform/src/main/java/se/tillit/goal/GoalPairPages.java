package se.tillit.goal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
import se.tillit.chain.Unit;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** Goals that cannot both be met, or say the same: pairing them, and what those said who must weigh them. */
@Controller
public final class GoalPairPages {

    private final ChainQuery chains;
    private final GoalQuery goals;
    private final SignalQuery signals;
    private final PairGoals pair;
    private final WeighGoals weigh;
    private final Once once;
    private final Templates templates;

    GoalPairPages(
            ChainQuery chains,
            GoalQuery goals,
            SignalQuery signals,
            PairGoals pair,
            WeighGoals weigh,
            Once once,
            Templates templates) {
        this.chains = chains;
        this.goals = goals;
        this.signals = signals;
        this.pair = pair;
        this.weigh = weigh;
        this.once = once;
        this.templates = templates;
    }

    public record PairPage(
            Page page, Chain chain, GoalPair pair, Signal one, Signal other, Fields fields, Problems problems) {

        public String nameOf(UUID unit) {
            return GoalPages.nameOf(chain, unit);
        }
    }

    /** @param others the goals to pick from; other demands are written out, since there may be thousands */
    public record NewPairPage(
            Page page, Chain chain, Signal goal, List<Signal> others, Fields fields, Problems problems) {

        /** Whoever decided the goal has to weigh it, if nobody says otherwise. */
        public String weigher() {
            return fields.all().containsKey("vem")
                    ? fields.get("vem")
                    : chain.standsFor(goal.details().issuer()).stream()
                            .findFirst()
                            .map(Unit::label)
                            .orElse("");
        }
    }

    @GetMapping("/mal/{id:[0-9a-f-]{36}}/par")
    View empty(Actor actor, Page page, @PathVariable UUID id) {
        actor.must(Access.SHAPE_GOALS);
        return form(actor, page, id, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    @PostMapping("/mal/{id:[0-9a-f-]{36}}/par")
    View pair(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.SHAPE_GOALS);
        goals.goal(actor, id, page.today());
        Fields fields = new Fields(sent);
        try {
            return once.redirect(actor, request, () -> "/mal/par/" + pair(actor, page, id, fields));
        } catch (Refusal.Invalid invalid) {
            return form(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private UUID pair(Actor actor, Page page, UUID id, Fields fields) {
        Optional<UUID> other = signals.asOf(actor, page.today()).stream()
                .filter(one -> label(one).equals(fields.text("andra"))
                        || one.details().code().equalsIgnoreCase(fields.text("andra"))
                        || one.details().title().equalsIgnoreCase(fields.text("andra")))
                .map(Signal::id)
                .findFirst();
        Optional<UUID> weigher = GoalDraftForm.unit(chains.asOf(actor, page.today()), fields.text("vem"));
        GoalPair.Tie tie = fields.one(GoalPair.Tie.class, "slag");
        new Problems()
                .addIf(tie == null, "slag", "goal.pair.needs-kind")
                .addIf(other.isEmpty(), "andra", "goal.pair.unknown")
                .addIf(weigher.isEmpty(), "vem", "goal.unknown-unit")
                .refuseIfAny();
        return pair.pair(
                actor,
                Objects.requireNonNull(tie),
                id,
                other.orElseThrow(),
                fields.text("varfor"),
                weigher.orElseThrow());
    }

    /** How a goal or demand stands in a list to choose from. */
    public static String label(Signal signal) {
        return signal.details().title() + " (" + signal.details().code() + ")";
    }

    private View form(Actor actor, Page page, UUID id, Fields fields, Problems problems, HttpStatus status) {
        Signal goal = goals.goal(actor, id, page.today()).signal();
        List<Signal> others = goals.goalsOf(actor, page.today()).stream()
                .filter(one -> !one.id().equals(id))
                .toList();
        return templates.show(
                "goal/new-pair",
                new NewPairPage(page, chains.asOf(actor, page.today()), goal, others, fields, problems),
                status);
    }

    @GetMapping("/mal/par/{id:[0-9a-f-]{36}}")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        return show(actor, page, id, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    @PostMapping("/mal/par/{id:[0-9a-f-]{36}}")
    View weigh(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.SHAPE_GOALS);
        Fields fields = new Fields(sent);
        try {
            return once.redirect(actor, request, () -> {
                weigh.weigh(actor, id, fields.text("sagt"));
                return "/mal/par/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View show(Actor actor, Page page, UUID id, Fields fields, Problems problems, HttpStatus status) {
        GoalPair pair = goals.pair(actor, id);
        return templates.show(
                "goal/pair",
                new PairPage(
                        page,
                        chains.asOf(actor, page.today()),
                        pair,
                        signals.find(actor, pair.one().id()),
                        signals.find(actor, pair.other().id()),
                        fields,
                        problems),
                status);
    }
}
