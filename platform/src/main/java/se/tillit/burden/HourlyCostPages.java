package se.tillit.burden;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Position;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** What an hour of a position costs, who said so, and what was said before. */
@Controller
public final class HourlyCostPages {

    private static final int LONGEST_SOURCE = 200;

    private final ChainQuery chains;
    private final BurdenQuery burdens;
    private final SayHourlyCost say;
    private final Once once;
    private final Templates templates;
    private final Clock clock;

    HourlyCostPages(
            ChainQuery chains, BurdenQuery burdens, SayHourlyCost say, Once once, Templates templates, Clock clock) {
        this.chains = chains;
        this.burdens = burdens;
        this.say = say;
        this.once = once;
        this.templates = templates;
        this.clock = clock;
    }

    public record CostPage(
            Page page, Position position, List<HourlyCost> said, Map<String, String> typed, Problems problems) {

        public String get(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    @GetMapping("/befattning/{id}/timkostnad")
    View cost(Actor actor, Page page, @PathVariable UUID id) {
        return show(actor, page, id, Map.of("fran", page.today().toString()), new Problems(), HttpStatus.OK);
    }

    @PostMapping("/befattning/{id}/timkostnad")
    View say(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        actor.must(Access.EDIT_CHAIN);
        position(actor, page, id);
        try {
            return once.redirect(actor, request, () -> {
                say.say(actor, id, read(fields));
                return "/befattning/" + id + "/timkostnad";
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private HourlyCost read(Map<String, String> fields) {
        Problems problems = new Problems();
        String cost = fields.getOrDefault("kronor", "").replace(" ", "").replace(',', '.');
        problems.addIf(!cost.matches("\\d{1,6}(\\.\\d{1,2})?"), "kronor", "signal.activities.not-kronor");
        String source = fields.getOrDefault("kalla", "").strip();
        problems.addIf(source.isEmpty(), "kalla", "burden.cost.needs-source")
                .addIf(source.length() > LONGEST_SOURCE, "kalla", "signal.form.too-long", LONGEST_SOURCE);
        LocalDate from = day(fields.getOrDefault("fran", ""), problems);
        problems.refuseIfAny();
        return new HourlyCost(from, new BigDecimal(cost), source, clock.instant());
    }

    private static LocalDate day(String typed, Problems problems) {
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            problems.addIf(day.getYear() < 1900 || day.getYear() > 2200, "fran", "signal.form.not-a-day");
            return day;
        } catch (DateTimeException e) {
            problems.add("fran", "signal.form.not-a-day");
            return LocalDate.EPOCH;
        }
    }

    private Position position(Actor actor, Page page, UUID id) {
        return chains.asOf(actor, page.today()).position(id).orElseThrow(() -> new Refusal.NotFound("position"));
    }

    private View show(
            Actor actor, Page page, UUID id, Map<String, String> typed, Problems problems, HttpStatus status) {
        return templates.show(
                "burden/cost",
                new CostPage(page, position(actor, page, id), burdens.hourlyCosts(actor, id), typed, problems),
                status);
    }
}
