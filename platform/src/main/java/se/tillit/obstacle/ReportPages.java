package se.tillit.obstacle;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;
import se.tillit.web.ThirdPersons;

/** Telling what is in the way, in under a minute. */
@Controller
public final class ReportPages {

    /** More than anybody looks through; any other can be typed. */
    private static final int MOST_KNOWN = 200;

    private final ObstacleQuery obstacles;
    private final ReportObstacle report;
    private final SignalQuery signals;
    private final ChainQuery chains;
    private final Once once;
    private final Templates templates;

    ReportPages(
            ObstacleQuery obstacles,
            ReportObstacle report,
            SignalQuery signals,
            ChainQuery chains,
            Once once,
            Templates templates) {
        this.obstacles = obstacles;
        this.report = report;
        this.signals = signals;
        this.chains = chains;
        this.once = once;
        this.templates = templates;
    }

    /**
     * @param known demands that land where the one who tells works, to choose from
     * @param first before whom it comes, as it stands; null where nobody can answer
     * @param unsure whether what was written may hold data of others, so that it can be sent anyway
     */
    public record ReportPage(
            Page page,
            ObstacleSettings settings,
            List<String> known,
            ObstacleQuery.@Nullable First first,
            List<Unit> units,
            List<Seen> alike,
            Fields fields,
            boolean unsure,
            Problems problems) {

        /** Whether more than the first questions has been answered, so that the rest is shown. */
        public boolean more() {
            return Stream.of("krav", "krav2", "sak", "kostar", "minuter")
                            .anyMatch(name -> !fields.get(name).isEmpty())
                    || !problems.isEmpty() && problems.of("text").isEmpty();
        }
    }

    public record AlikePage(Page page, List<Seen> alike) {}

    /** @param alike others that say much the same, where the one who told this may join it to them */
    public record ThanksPage(Page page, Seen seen, List<Seen> alike) {}

    @GetMapping("/hinder/nytt")
    View form(Actor actor, Page page, @RequestParam Map<String, String> given) {
        actor.must(Access.REPORT_OBSTACLES);
        Map<String, String> fields = new HashMap<>();
        fields.put("text", given.getOrDefault("text", ""));
        fields.put("STAFF", "ja");
        fields.put("namn", "ja");
        // One demand, or two that conflict; as they stand in the list to choose from.
        List<UUID> ids = Stream.of(given.getOrDefault("krav", ""), given.getOrDefault("krav2", ""))
                .flatMap(text -> id(text).stream())
                .toList();
        Map<UUID, Signal> found = signals.find(actor, ids);
        for (int i = 0; i < ids.size(); i++) {
            Signal signal = found.get(ids.get(i));
            if (signal != null) {
                fields.put(i == 0 ? "krav" : "krav2", signal.details().label());
            }
        }
        chains.workplace(actor, page.today())
                .ifPresent(place -> fields.put("enhet", place.unit().toString()));
        return show(actor, page, new Fields(fields), new Problems(), HttpStatus.OK);
    }

    @PostMapping("/hinder/nytt")
    View send(Actor actor, Page page, @RequestParam Map<String, String> typed, HttpServletRequest request) {
        actor.must(Access.REPORT_OBSTACLES);
        Fields fields = new Fields(typed);
        try {
            return once.redirect(actor, request, () -> {
                Problems problems = new Problems();
                List<UUID> demands = demands(actor, page, fields, problems);
                Obstacle.Told told = told(fields, problems);
                problems.refuseIfAny();
                UUID id = report.report(actor, told, demands, fields.isTicked("namn"), fields.isTicked("anda"));
                return "/hinder/" + id + "/tack";
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** While somebody writes: what says much the same. A part of the page, for a script; without one it is shown after sending. */
    @GetMapping("/hinder/liknar")
    View alike(Actor actor, Page page, @RequestParam(defaultValue = "") String text) {
        actor.must(Access.SEE_OBSTACLES);
        return templates.show("obstacle/alike", new AlikePage(page, obstacles.alike(actor, shortened(text), null)));
    }

    @GetMapping("/hinder/{id}/tack")
    View thanks(Actor actor, Page page, @PathVariable UUID id) {
        Seen seen = obstacles.find(actor, id);
        boolean own =
                seen.voice() != null && seen.voice().first() && seen.obstacle().voices() == 1;
        return templates.show(
                "obstacle/thanks",
                new ThanksPage(
                        page,
                        seen,
                        own && seen.obstacle().isOpen()
                                ? obstacles.alike(actor, seen.obstacle().told().text(), id)
                                : List.of()));
    }

    private View show(Actor actor, Page page, Fields fields, Problems problems, HttpStatus status) {
        Chain chain = chains.asOf(actor, page.today());
        UUID unit = fields.id("enhet");
        List<Signal> demands = Stream.of("krav", "krav2")
                .map(fields::text)
                .filter(text -> !text.isEmpty())
                .flatMap(text -> signals.named(actor, text, page.today()).stream())
                .toList();
        return templates.show(
                "obstacle/report",
                new ReportPage(
                        page,
                        obstacles.settings(actor),
                        known(actor, chain),
                        obstacles.first(actor, demands, unit).orElse(null),
                        chain.units().stream()
                                .filter(one -> one.kind() == UnitKind.OWN)
                                .toList(),
                        obstacles.alike(actor, shortened(fields.text("text")), null),
                        fields,
                        ThirdPersons.isWarned(problems, "text"),
                        problems),
                status);
    }

    private List<String> known(Actor actor, Chain chain) {
        return chains.workplace(actor, chain.day())
                .flatMap(place -> chain.unit(place.unit()))
                .map(unit -> signals.landingOnUnit(actor, chain, unit).demands().stream()
                        .map(one -> one.signal().details().label())
                        .limit(MOST_KNOWN)
                        .toList())
                .orElse(List.of());
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), ReportObstacle.LONGEST));
    }

    static Obstacle.Told told(Fields fields, Problems problems) {
        Set<Obstacle.Notices> notices = EnumSet.noneOf(Obstacle.Notices.class);
        for (Obstacle.Notices one : Obstacle.Notices.values()) {
            if (fields.isTicked(one.name())) {
                notices.add(one);
            }
        }
        Integer minutes = null;
        String typed = fields.text("minuter");
        if (!typed.isEmpty()) {
            if (typed.matches("\\d{1,4}")) {
                minutes = Integer.valueOf(typed);
            } else {
                problems.add("minuter", "obstacle.minutes-between");
            }
        }
        return new Obstacle.Told(
                fields.text("text"),
                fields.id("enhet"),
                notices,
                fields.one(Obstacle.Often.class, "ofta"),
                fields.orNull("sak"),
                minutes,
                fields.orNull("kostar"),
                fields.orNull("hjalpa"));
    }

    private List<UUID> demands(Actor actor, Page page, Fields fields, Problems problems) {
        List<UUID> found = new ArrayList<>();
        for (String name : List.of("krav", "krav2")) {
            String typed = fields.text(name);
            if (!typed.isEmpty()) {
                signals.named(actor, typed, page.today())
                        .map(Signal::id)
                        .ifPresentOrElse(
                                id -> {
                                    if (!found.contains(id)) {
                                        found.add(id);
                                    }
                                },
                                () -> problems.add(name, "obstacle.no-such-demand"));
            }
        }
        return found;
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
