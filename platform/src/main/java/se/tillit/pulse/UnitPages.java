package se.tillit.pulse;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
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
import se.tillit.burden.Burden;
import se.tillit.burden.BurdenQuery;
import se.tillit.burden.Scope;
import se.tillit.obstacle.ObstacleFilter;
import se.tillit.obstacle.ObstacleQuery;
import se.tillit.obstacle.Seen;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** A unit's own result in words, and what it says of it; and the levels beside each other. */
@Controller
public final class UnitPages {

    private static final int WAITING = 3;

    private final UnitQuery units;
    private final LevelQuery levels;
    private final WriteWords write;
    private final BurdenQuery burdens;
    private final ObstacleQuery obstacles;
    private final Instruments instruments;
    private final Once once;
    private final Templates templates;

    UnitPages(
            UnitQuery units,
            LevelQuery levels,
            WriteWords write,
            BurdenQuery burdens,
            ObstacleQuery obstacles,
            Instruments instruments,
            Once once,
            Templates templates) {
        this.units = units;
        this.levels = levels;
        this.write = write;
        this.burdens = burdens;
        this.obstacles = obstacles;
        this.instruments = instruments;
        this.once = once;
        this.templates = templates;
    }

    /**
     * @param burden what demands take of the unit in a year
     * @param waiting the newest of what is in the way in the unit and has no answer
     * @param fields what somebody wrote, where it could not be taken
     * @param stale whether a colleague wrote meanwhile
     */
    public record UnitPage(
            Page page,
            UnitReport report,
            Burden burden,
            List<Seen> waiting,
            Instruments instruments,
            Fields fields,
            Problems problems,
            boolean stale) {

        public String title(String measure) {
            return instruments
                    .part(measure)
                    .map(part -> part.title(page.language()))
                    .orElseGet(() -> report.wave().items().stream()
                            .filter(item -> item.measure().equals(measure))
                            .findFirst()
                            .map(item -> item.text(page.language()))
                            .orElse(measure));
        }

        public String heading(String measure) {
            return instruments
                    .ofMeasure(measure)
                    .map(one -> one.title(page.language()))
                    .orElseGet(() -> page.t("pulse.own-questions"));
        }

        public String condition(String part) {
            return title("above." + part);
        }

        /** How sure a change is, in words, since when and from what. */
        public String changed(UnitReport.Before before) {
            return page.t(
                    "pulse.change." + before.change().verdict(),
                    page.date(before.wave().terms().closesOn()),
                    page.tenths(before.mean()));
        }

        public String gap(UnitReport.Gap gap) {
            return page.t("pulse.gap." + gap.contrast().verdict());
        }

        /** What was typed; else what stands there. */
        public String value(String field) {
            return fields.all().isEmpty()
                    ? report.words()
                            .map(words -> switch (field) {
                                case "sagt" -> words.said();
                                case "gor" -> words.plans();
                                default -> words.needs();
                            })
                            .orElse("")
                    : fields.get(field);
        }

        public boolean wantsHelp() {
            return fields.all().isEmpty()
                    ? report.words().filter(UnitWords::wantsHelp).isPresent()
                    : fields.isTicked("hjalp");
        }

        public int version() {
            return report.words().map(UnitWords::version).orElse(0);
        }

        /** Hours a year for one of them. */
        public BigDecimal hoursEach() {
            return burden.hours()
                    .likely()
                    .divide(BigDecimal.valueOf(Math.max(1, report.persons())), java.math.MathContext.DECIMAL64);
        }
    }

    public record LevelsPage(Page page, LevelQuery.Seen seen, Instruments instruments) {

        public String title(String measure) {
            return instruments
                    .part(measure)
                    .map(part -> instruments.ofMeasure(measure).orElseThrow().title(page.language()) + ": "
                            + part.title(page.language()))
                    .orElseGet(() -> seen.wave().items().stream()
                            .filter(item -> item.measure().equals(measure))
                            .findFirst()
                            .map(item -> item.text(page.language()))
                            .orElse(measure));
        }

        public String second(Association one) {
            return Optional.ofNullable(one.second()).map(this::title).orElseGet(() -> page.t("pulse.levels.hours"));
        }

        public List<Association> known() {
            return seen.associations().stream()
                    .filter(one -> one.direction() != Association.Direction.UNKNOWN)
                    .toList();
        }

        public List<Association> unknown() {
            return seen.associations().stream()
                    .filter(one -> one.direction() == Association.Direction.UNKNOWN)
                    .toList();
        }
    }

    @GetMapping("/puls/{id:[0-9a-f-]{36}}/enhet/{unit:[0-9a-f-]{36}}")
    View one(Actor actor, Page page, @PathVariable UUID id, @PathVariable UUID unit) {
        return show(actor, page, id, unit, Fields.NONE, new Problems(), false, HttpStatus.OK);
    }

    @PostMapping("/puls/{id:[0-9a-f-]{36}}/enhet/{unit:[0-9a-f-]{36}}")
    View write(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @PathVariable UUID unit,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.WRITE_PULSE_WORDS);
        Fields fields = new Fields(sent);
        UnitWords words = new UnitWords(
                unit,
                fields.text("sagt"),
                fields.text("gor"),
                fields.text("behov"),
                fields.isTicked("hjalp"),
                page.today(),
                fields.get("version").matches("\\d{1,9}") ? Integer.parseInt(fields.get("version")) : 0);
        try {
            return once.redirect(actor, request, () -> {
                write.write(actor, id, words);
                return "/puls/" + id + "/enhet/" + unit;
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, unit, fields, invalid.problems(), false, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refusal.Conflict conflict) {
            return show(actor, page, id, unit, fields, new Problems(), true, HttpStatus.CONFLICT);
        }
    }

    private View show(
            Actor actor,
            Page page,
            UUID id,
            UUID unit,
            Fields fields,
            Problems problems,
            boolean stale,
            HttpStatus status) {
        UnitReport report = units.report(actor, id, unit);
        Burden burden = burdens.onDay(actor, page.today()).total(Scope.ALL.unitAlone(unit));
        List<Seen> waiting = actor.may(Access.SEE_OBSTACLES)
                ? obstacles.open(actor, new ObstacleFilter("", unit), null, WAITING)
                : List.of();
        return templates.show(
                "pulse/unit",
                new UnitPage(page, report, burden, waiting, instruments, fields, problems, stale),
                status);
    }

    @GetMapping("/puls/{id:[0-9a-f-]{36}}/nivaer")
    View levels(Actor actor, Page page, @PathVariable UUID id) {
        return templates.show("pulse/levels", new LevelsPage(page, levels.find(actor, id), instruments));
    }
}
