package se.tillit.support;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
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
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** Support: what units need, the joint promise, whether it was kept, and what it was worth. */
@Controller
public final class SupportPages {

    private static final String ONE = "/stod/{id:[0-9a-f-]{36}}";

    private final SupportQuery supports;
    private final AskForSupport ask;
    private final PromiseSupport promise;
    private final FollowSupport follow;
    private final SetFunctions functions;
    private final Once once;
    private final Templates templates;

    SupportPages(
            SupportQuery supports,
            AskForSupport ask,
            PromiseSupport promise,
            FollowSupport follow,
            SetFunctions functions,
            Once once,
            Templates templates) {
        this.supports = supports;
        this.ask = ask;
        this.promise = promise;
        this.follow = follow;
        this.functions = functions;
        this.once = once;
        this.templates = templates;
    }

    public record StartPage(Page page, SupportQuery.Overview all, Fields fields, Problems problems) {

        public List<SupportQuery.Seen> unanswered() {
            return all.needs().stream()
                    .filter(seen -> seen.need().isUnanswered())
                    .toList();
        }

        public List<SupportQuery.Seen> promised() {
            return all.needs().stream()
                    .filter(seen -> seen.need().state() == Need.State.PROMISED)
                    .toList();
        }

        /** Kept or declined, the latest first. */
        public List<SupportQuery.Seen> ended() {
            return all.needs().reversed().stream()
                    .filter(seen -> !seen.need().isUnanswered() && seen.need().state() != Need.State.PROMISED)
                    .toList();
        }

        public String unit(UUID unit) {
            return all.chain().unitOrEnded(unit).map(Unit::name).orElse("–");
        }
    }

    @GetMapping("/stod")
    View start(Actor actor, Page page) {
        return start(actor, page, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    private View start(Actor actor, Page page, Fields fields, Problems problems, HttpStatus status) {
        return templates.show("support/start", new StartPage(page, supports.all(actor), fields, problems), status);
    }

    @PostMapping("/stod")
    View ask(Actor actor, Page page, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        actor.must(Access.ASK_SUPPORT);
        Fields fields = new Fields(sent);
        try {
            return once.redirect(
                    actor,
                    request,
                    () -> "/stod/" + ask.ask(actor, fields.one(Need.Kind.class, "slag"), fields.text("behov")));
        } catch (Refusal.Invalid invalid) {
            return start(actor, page, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    public record NeedPage(Page page, SupportQuery.Opened opened, Fields fields, Problems problems) {

        public SupportQuery.Seen seen() {
            return opened.seen();
        }

        public Need need() {
            return opened.seen().need();
        }

        public String unit(UUID unit) {
            return opened.chain().unitOrEnded(unit).map(Unit::name).orElse("–");
        }

        public int version() {
            Need.Promise promise = need().promise();
            return promise == null ? 0 : promise.version();
        }

        /** What was typed, or else how the promise stands. */
        public String typed(String field) {
            Need.Promise promise = need().promise();
            if (fields.all().containsKey(field) || promise == null) {
                return fields.get(field);
            }
            return field.equals("lofte") ? promise.body() : promise.keptBy().toString();
        }

        public boolean isBehind(UUID function) {
            Need.Promise promise = need().promise();
            return fields.isTicked("enhet-" + function)
                    || (promise != null
                            && promise.parties().stream()
                                    .anyMatch(party -> party.unit().equals(function)));
        }
    }

    @GetMapping(ONE)
    View one(Actor actor, Page page, @PathVariable UUID id) {
        return show(actor, page, id, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    private View show(Actor actor, Page page, UUID id, Fields fields, Problems problems, HttpStatus status) {
        return templates.show("support/need", new NeedPage(page, supports.find(actor, id), fields, problems), status);
    }

    @PostMapping(ONE + "/lova")
    View promise(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.PROMISE_SUPPORT);
        Fields fields = new Fields(sent);
        SupportQuery.Opened opened = supports.find(actor, id);
        return act(actor, page, id, fields, request, () -> {
            Problems problems = new Problems();
            LocalDate keptBy = fields.day("dag", "support.promise.day-to-come", problems);
            problems.refuseIfAny();
            promise.promise(
                    actor,
                    id,
                    fields.number("version"),
                    fields.text("lofte"),
                    Objects.requireNonNull(keptBy),
                    fields.ticked("enhet-", opened.functions().stream()));
            return "/stod/" + id;
        });
    }

    @PostMapping(ONE + "/star-bakom")
    View agree(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.PROMISE_SUPPORT);
        Fields fields = new Fields(sent);
        return act(actor, page, id, fields, request, () -> {
            promise.agree(actor, id, fields.number("version"));
            return "/stod/" + id;
        });
    }

    @PostMapping(ONE + "/nej")
    View decline(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.PROMISE_SUPPORT);
        Fields fields = new Fields(sent);
        return act(actor, page, id, fields, request, () -> {
            promise.decline(actor, id, fields.text("skal"));
            return "/stod/" + id;
        });
    }

    @PostMapping(ONE + "/gjort")
    View done(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.PROMISE_SUPPORT);
        Fields fields = new Fields(sent);
        return act(actor, page, id, fields, request, () -> {
            follow.done(actor, id, fields.text("gjort"));
            return "/stod/" + id;
        });
    }

    @PostMapping(ONE + "/vart")
    View worth(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.ASK_SUPPORT);
        Fields fields = new Fields(sent);
        return act(actor, page, id, fields, request, () -> {
            follow.worth(actor, id, fields.one(Need.Worth.class, "varde"), fields.text("ord"));
            return "/stod/" + id;
        });
    }

    private View act(
            Actor actor, Page page, UUID id, Fields fields, HttpServletRequest request, Supplier<String> verb) {
        supports.find(actor, id);
        try {
            return once.redirect(actor, request, verb);
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** @param units those that may give support: the organisation's own */
    public record FunctionsPage(Page page, SupportQuery.Overview all, List<Unit> units) {}

    @GetMapping("/stod/ordning")
    View functions(Actor actor, Page page) {
        actor.must(Access.SET_SUPPORT);
        SupportQuery.Overview all = supports.all(actor);
        return templates.show(
                "support/functions",
                new FunctionsPage(
                        page,
                        all,
                        all.chain().units().stream()
                                .filter(unit -> unit.kind() == UnitKind.OWN)
                                .toList()));
    }

    @PostMapping("/stod/ordning")
    View set(
            Actor actor,
            @RequestParam(name = "enhet", required = false) @Nullable List<UUID> units,
            HttpServletRequest request) {
        actor.must(Access.SET_SUPPORT);
        return once.redirect(actor, request, () -> {
            functions.set(actor, units == null ? List.of() : units);
            return "/stod";
        });
    }
}
