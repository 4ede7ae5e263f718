package se.tillit.indicator;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Part;
import se.tillit.web.Templates;

/** Indicators, their values over time, and staff beside economy. */
@Controller
public final class IndicatorPages {

    private final ChainQuery chains;
    private final IndicatorQuery indicators;
    private final DescribeIndicator describe;
    private final ChooseKolada choose;
    private final Once once;
    private final Templates templates;

    IndicatorPages(
            ChainQuery chains,
            IndicatorQuery indicators,
            DescribeIndicator describe,
            ChooseKolada choose,
            Once once,
            Templates templates) {
        this.chains = chains;
        this.indicators = indicators;
        this.describe = describe;
        this.choose = choose;
        this.once = once;
        this.templates = templates;
    }

    /**
     * @param part those with values first
     * @param told how many of all have values
     */
    public record IndicatorsPage(Page page, Part<IndicatorQuery.Seen> part, long told, boolean sideBySide) {}

    public record IndicatorPage(Page page, Chain chain, IndicatorQuery.Seen seen, Fields fields, Problems problems) {

        /** Ended units are named as they last were. */
        public String nameOf(@Nullable UUID unit) {
            return unit == null
                    ? Objects.requireNonNull(page.actor()).organisationName()
                    : chain.unitOrEnded(unit).map(Unit::name).orElse("–");
        }
    }

    /** @param units those of which something is told on both sides */
    public record SidePage(
            Page page, @Nullable Unit unit, List<Unit> units, Optional<IndicatorQuery.SideBySide> sides) {

        public @Nullable UUID unitId() {
            return unit == null ? null : unit.id();
        }

        public String name() {
            return unit == null ? Objects.requireNonNull(page.actor()).organisationName() : unit.name();
        }
    }

    public record KoladaPage(Page page, boolean isOff, Fields fields, Problems problems) {}

    @GetMapping("/indikatorer")
    View all(Actor actor, Page page, @RequestParam(defaultValue = "1") int sida) {
        List<IndicatorQuery.Seen> all = indicators.all(actor, chains.asOf(actor, page.today())).stream()
                .sorted(Comparator.comparing(seen -> seen.series().isEmpty()))
                .toList();
        long told = all.stream().filter(seen -> !seen.series().isEmpty()).count();
        return templates.show(
                "indicator/indicators", new IndicatorsPage(page, Part.of(all, sida), told, anySides(all)));
    }

    private static boolean anySides(List<IndicatorQuery.Seen> all) {
        return all.stream()
                .anyMatch(
                        seen -> seen.indicator().aboutStaff() && !seen.series().isEmpty());
    }

    @GetMapping("/indikatorer/{id:[0-9a-f-]{36}}")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        return show(actor, page, id, null, new Problems(), HttpStatus.OK);
    }

    @PostMapping("/indikatorer/{id:[0-9a-f-]{36}}")
    View describe(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.EDIT_SIGNALS);
        indicators.find(actor, id, chains.asOf(actor, page.today()));
        Fields fields = new Fields(sent);
        try {
            return once.redirect(actor, request, () -> {
                Problems problems = new Problems();
                LocalDate usedOn =
                        fields.text("senast").isEmpty() ? null : fields.day("senast", "indicator.not-a-day", problems);
                problems.refuseIfAny();
                describe.describe(
                        actor,
                        id,
                        new Indicator(
                                fields.orNull("fraga"),
                                fields.orNull("matt"),
                                fields.isTicked("personal"),
                                fields.orNull("beslut"),
                                usedOn,
                                fields.orNull("kolada")));
                return "/indikatorer/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View show(Actor actor, Page page, UUID id, @Nullable Fields typed, Problems problems, HttpStatus status) {
        Chain chain = chains.asOf(actor, page.today());
        IndicatorQuery.Seen seen = indicators.find(actor, id, chain);
        Fields fields = typed == null ? stored(seen.indicator()) : typed;
        return templates.show("indicator/indicator", new IndicatorPage(page, chain, seen, fields, problems), status);
    }

    private static Fields stored(Indicator indicator) {
        Map<String, String> fields = new HashMap<>();
        fields.put("fraga", Objects.toString(indicator.question(), ""));
        fields.put("matt", Objects.toString(indicator.measure(), ""));
        fields.put("personal", indicator.aboutStaff() ? "ja" : "");
        fields.put("beslut", Objects.toString(indicator.usedIn(), ""));
        fields.put("senast", Objects.toString(indicator.usedOn(), ""));
        fields.put("kolada", Objects.toString(indicator.kpi(), ""));
        return new Fields(fields);
    }

    @GetMapping("/uppfoljning/hr-ekonomi")
    View sides(Actor actor, Page page, @RequestParam(required = false) @Nullable UUID enhet) {
        Chain chain = chains.asOf(actor, page.today());
        Unit unit = enhet == null ? null : chain.unit(enhet).orElseThrow(() -> new Refusal.NotFound("unit"));
        List<IndicatorQuery.Seen> all = indicators.all(actor, chain);
        Set<UUID> told = all.stream()
                .flatMap(seen -> seen.series().stream())
                .flatMap(series -> Stream.ofNullable(series.unit()))
                .collect(Collectors.toSet());
        List<Unit> units = chain.units().stream()
                .filter(one -> told.contains(one.id())
                        && indicators.sideBySide(all, one.id()).isPresent())
                .toList();
        return templates.show("indicator/sides", new SidePage(page, unit, units, indicators.sideBySide(all, enhet)));
    }

    @GetMapping("/indikatorer/kolada")
    View kolada(Actor actor, Page page) {
        actor.must(Access.EDIT_SIGNALS);
        IndicatorQuery.Kolada now = indicators.kolada(actor);
        Map<String, String> fields = new HashMap<>();
        now.choice().ifPresent(choice -> {
            fields.put("kommun", choice.municipality());
            fields.put("grupp", Objects.toString(choice.peer(), ""));
            fields.put("namn", Objects.toString(choice.peerName(), ""));
        });
        return templates.show(
                "indicator/kolada", new KoladaPage(page, now.isOff(), new Fields(fields), new Problems()));
    }

    @PostMapping("/indikatorer/kolada")
    View choose(Actor actor, Page page, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        actor.must(Access.EDIT_SIGNALS);
        Fields fields = new Fields(sent);
        Supplier<String> work = () -> {
            choose.choose(
                    actor, new KoladaChoice(fields.text("kommun"), fields.orNull("grupp"), fields.orNull("namn")));
            return "/indikatorer";
        };
        try {
            return once.redirect(actor, request, work);
        } catch (Refusal.Invalid invalid) {
            return templates.show(
                    "indicator/kolada",
                    new KoladaPage(page, indicators.kolada(actor).isOff(), fields, invalid.problems()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}
