package se.tillit.chain;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** Choosing what becomes of a unit, and from when. */
@Controller
public final class ReorganisePages {

    /** What can become of a unit, as the addresses say it. */
    public enum Act {
        RENAME("byt-namn"),
        MOVE("flytta"),
        MERGE("sla-ihop"),
        SPLIT("dela"),
        END("avsluta");

        private final String path;

        Act(String path) {
            this.path = path;
        }

        public String path() {
            return path;
        }

        static Act of(String path) {
            for (Act act : values()) {
                if (act.path.equals(path)) {
                    return act;
                }
            }
            throw new Refusal.NotFound("act");
        }
    }

    private final ChainQuery chains;
    private final RenameUnit rename;
    private final MoveUnit move;
    private final EndUnit end;
    private final MergeUnits merge;
    private final SplitUnit split;
    private final Once once;
    private final Templates templates;

    ReorganisePages(
            ChainQuery chains,
            RenameUnit rename,
            MoveUnit move,
            EndUnit end,
            MergeUnits merge,
            SplitUnit split,
            Once once,
            Templates templates) {
        this.chains = chains;
        this.rename = rename;
        this.move = move;
        this.end = end;
        this.merge = merge;
        this.split = split;
        this.once = once;
        this.templates = templates;
    }

    /**
     * @param version the version of the unit that the form was made from
     * @param act null until somebody has chosen
     */
    public record ReorganisePage(
            Page page,
            Chain chain,
            Unit unit,
            int version,
            @Nullable Act act,
            ReorganiseForm form,
            Problems problems) {}

    /** @param dag a day on which the unit exists; today unless said */
    @GetMapping("/enhet/{id}/andra")
    View choose(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String vad,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dag) {
        actor.must(Access.EDIT_CHAIN);
        Chain chain = chains.asOf(actor, dag == null ? page.today() : dag);
        Unit unit = chain.unit(id).orElseThrow(() -> new Refusal.NotFound("unit"));
        LocalDate nextMonth = chain.day().withDayOfMonth(1).plusMonths(1);
        ReorganiseForm form = new ReorganiseForm(Map.of(
                Reorganisation.DAY,
                nextMonth.toString(),
                "namn",
                "byt-namn".equals(vad) ? unit.name() : "",
                "till",
                ReorganiseForm.Into.THIS.name(),
                "krav",
                DemandRule.FOLLOW.name()));
        return templates.show(
                "chain/reorganise",
                new ReorganisePage(
                        page,
                        chain,
                        unit,
                        chains.versionOf(actor, id),
                        vad == null ? null : Act.of(vad),
                        form,
                        new Problems()));
    }

    @PostMapping({
        "/enhet/{id}/byt-namn",
        "/enhet/{id}/flytta",
        "/enhet/{id}/avsluta",
        "/enhet/{id}/sla-ihop",
        "/enhet/{id}/dela"
    })
    View reorganise(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        actor.must(Access.EDIT_CHAIN);
        Act act = Act.of(request.getRequestURI().replaceFirst(".*/", ""));
        ReorganiseForm form = new ReorganiseForm(fields);
        try {
            return once.redirect(actor, request, () -> reorganise(actor, id, version, act, form));
        } catch (Refusal.Invalid invalid) {
            Chain chain = shown(actor, id, form.day().orElse(page.today()), page.today());
            Unit unit = chain.unit(id).orElseThrow(() -> new Refusal.NotFound("unit"));
            return templates.show(
                    "chain/reorganise",
                    new ReorganisePage(page, chain, unit, version, act, form, invalid.problems()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** @return where to go next: to the unit, or to what it has become, as of the day */
    private String reorganise(Actor actor, UUID id, int version, Act act, ReorganiseForm form) {
        LocalDate day = form.day()
                .orElseThrow(
                        () -> new Refusal.Invalid(new Problems().add(Reorganisation.DAY, "chain.change.not-a-day")));
        Chain chain = chains.asOf(actor, day);
        return switch (act) {
            case RENAME -> {
                rename.rename(actor, id, version, day, form.name());
                yield address(id, day);
            }
            case MOVE -> {
                move.move(actor, id, version, day, form.parent(chain));
                yield address(id, day);
            }
            case END -> {
                end.end(actor, id, version, day);
                yield address(id, day.minusDays(1));
            }
            case MERGE -> {
                ReorganiseForm.Merger merger = form.merger(chain, id);
                yield address(merge.merge(actor, id, version, day, merger.with(), merger.into(), merger.rule()), day);
            }
            case SPLIT -> {
                ReorganiseForm.Split parts = form.split(chain);
                yield address(
                        split.split(actor, id, version, day, parts.parts(), parts.rule())
                                .getFirst(),
                        day);
            }
        };
    }

    private static String address(UUID unit, LocalDate day) {
        return "/enhet/" + unit + "?dag=" + day;
    }

    /** As of the day that the form is about, if the unit is there then. */
    private Chain shown(Actor actor, UUID id, LocalDate wanted, LocalDate today) {
        Chain then = chains.asOf(actor, wanted);
        return then.unit(id).isPresent() ? then : chains.asOf(actor, today);
    }
}
