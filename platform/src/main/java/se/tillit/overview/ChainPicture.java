package se.tillit.overview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Chain;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;
import se.tillit.picture.Aggregation;
import se.tillit.picture.Caption;
import se.tillit.picture.ChainSvg;
import se.tillit.picture.Format;
import se.tillit.picture.Layout;
import se.tillit.picture.Row;
import se.tillit.signal.Origin;
import se.tillit.web.Page;

/** The chain and what flows through it, made ready to draw: levels become rows, units cards, demands ribbons. */
public final class ChainPicture {

    /** As many as stand beside each other on a line and leave room for the ribbons between them. */
    private static final int CARDS_ON_A_PAGE = 7;

    private static final int CARDS_ON_A_PHONE = 3;

    private static final int ROWS_IN_TABLE = 200;

    private final Page page;
    private final Chain chain;
    private final ChainQuestion question;
    private final List<se.tillit.picture.Flow> flows;
    private final List<Row> rows;
    private final List<se.tillit.picture.Unit> units;

    /** A step of the way, for the table that says what the picture says. */
    public record Step(Unit from, Unit to, Origin origin, BigDecimal hours, int demands) {}

    private final List<Step> steps;

    ChainPicture(Page page, Chain chain, List<Flow> all, ChainQuestion question) {
        this.page = page;
        this.chain = chain;
        this.question = question;
        Map<Origin, Map<List<UUID>, BigDecimal>> hours = new TreeMap<>();
        Map<Origin, Map<List<UUID>, Integer>> numbers = new TreeMap<>();
        all.stream().filter(question::wants).forEach(flow -> {
            hours.computeIfAbsent(flow.origin(), o -> new HashMap<>())
                    .merge(flow.path(), flow.hours(), BigDecimal::add);
            numbers.computeIfAbsent(flow.origin(), o -> new HashMap<>()).merge(flow.path(), flow.times(), Integer::sum);
        });
        this.flows = flows(hours, numbers);
        this.steps = steps(hours, numbers);
        this.rows = chain.levels().stream()
                .map(level -> new Row(level.name(page.language())))
                .toList();
        this.units = units();
    }

    private List<se.tillit.picture.Flow> flows(
            Map<Origin, Map<List<UUID>, BigDecimal>> hours, Map<Origin, Map<List<UUID>, Integer>> numbers) {
        List<se.tillit.picture.Flow> all = new ArrayList<>();
        numbers.forEach((origin, paths) -> paths.forEach((path, number) -> all.add(new se.tillit.picture.Flow(
                se.tillit.picture.Origin.valueOf(origin.name()),
                question.byNumber() ? number : hours.get(origin).get(path).doubleValue(),
                path.stream().map(UUID::toString).toList()))));
        return all;
    }

    private List<se.tillit.picture.Unit> units() {
        Map<UUID, Integer> rowOf = new HashMap<>();
        for (int i = 0; i < chain.levels().size(); i++) {
            rowOf.put(chain.levels().get(i).id(), i);
        }
        Map<String, Double> through = new HashMap<>();
        flows.forEach(flow ->
                flow.path().stream().distinct().forEach(unit -> through.merge(unit, flow.weight(), Double::sum)));
        return chain.units().stream()
                .map(unit -> new se.tillit.picture.Unit(
                        unit.id().toString(),
                        unit.parent() == null ? null : unit.parent().toString(),
                        rowOf.get(unit.level()),
                        unit.name(),
                        amount(through.getOrDefault(unit.id().toString(), 0.0)),
                        unit.kind() == UnitKind.PERSON,
                        question.about(unit.id()).address(page.today())))
                .toList();
    }

    private String amount(double weight) {
        if (weight == 0) {
            return "";
        }
        return question.byNumber()
                ? page.t("overview.chain.demands", Math.round(weight))
                : page.t("signal.hours", page.estimate(BigDecimal.valueOf(weight)));
    }

    /**
     * A drawing, and what its widths mean.
     *
     * @param width of the drawing, in its own pixels, which the scale's are too
     */
    public record Drawn(String svg, double width, Layout.Scale scale, String scaleSays) {}

    /**
     * The picture, ready to be shown, without what it was made of.
     *
     * @param steps the picture as a table, heaviest first, cut at {@link #ROWS_IN_TABLE}
     */
    public record Finished(String title, Drawn wide, Drawn narrow, List<Step> steps, int allSteps) {}

    Finished finished() {
        return new Finished(
                title(),
                draw(Format.WIDE, CARDS_ON_A_PAGE, "bred"),
                draw(Format.PHONE, CARDS_ON_A_PHONE, "smal"),
                List.copyOf(steps.subList(0, Math.min(ROWS_IN_TABLE, steps.size()))),
                steps.size());
    }

    private Drawn draw(Format format, int most, String id) {
        String focus = question.focus() == null ? null : question.focus().toString();
        Aggregation folded = Aggregation.of(rows, units, flows, focus, most, fold -> {
            var branch = fold.branch();
            return branch == null
                    ? new Aggregation.Words(page.t("overview.chain.more", fold.count()), "", null)
                    : new Aggregation.Words(
                            page.t("overview.chain.more-in", branch.label(), fold.count()),
                            "",
                            question.about(UUID.fromString(branch.id())).address(page.today()));
        });
        Layout layout = Layout.of(folded.chain(), format);
        Caption caption =
                new Caption(id, title(), page.t("overview.chain.description"), this::ribbonName, this::ribbonAddress);
        return new Drawn(
                ChainSvg.of(layout, caption),
                layout.width(),
                layout.scale(),
                page.t(
                        question.byNumber() ? "overview.chain.scale-number" : "overview.chain.scale-hours",
                        page.estimate(BigDecimal.valueOf(layout.scale().value()))));
    }

    private String title() {
        return question.focus() == null
                ? page.t("chain.title")
                : page.t(
                        "overview.chain.reaches",
                        chain.unit(question.focus()).map(Unit::name).orElse("–"));
    }

    private String ribbonName(Layout.Ribbon ribbon) {
        return page.t(
                "overview.chain.ribbon",
                page.t(Origin.valueOf(ribbon.origin().name())),
                ribbon.from().label(),
                ribbon.to().label(),
                amount(ribbon.weight()));
    }

    /** A ribbon between two units leads to its demands; one to or from several units leads nowhere until one has gone nearer. */
    private @Nullable String ribbonAddress(Layout.Ribbon ribbon) {
        String from = ribbon.from().id();
        String to = ribbon.to().id();
        return isUnit(from) && isUnit(to)
                ? question.ribbon(from, to, Origin.valueOf(ribbon.origin().name()), page.today())
                : null;
    }

    private boolean isUnit(String card) {
        return units.stream().anyMatch(unit -> unit.id().equals(card));
    }

    private List<Step> steps(
            Map<Origin, Map<List<UUID>, BigDecimal>> hours, Map<Origin, Map<List<UUID>, Integer>> numbers) {
        record Key(UUID from, UUID to, Origin origin) {}
        Map<Key, BigDecimal> sums = new HashMap<>();
        Map<Key, Integer> counts = new HashMap<>();
        numbers.forEach((origin, paths) -> paths.forEach((path, number) -> {
            for (int i = 1; i < path.size(); i++) {
                Key key = new Key(path.get(i - 1), path.get(i), origin);
                sums.merge(key, hours.get(origin).get(path), BigDecimal::add);
                counts.merge(key, number, Integer::sum);
            }
        }));
        return counts.entrySet().stream()
                .map(entry -> new Step(
                        chain.unit(entry.getKey().from()).orElseThrow(),
                        chain.unit(entry.getKey().to()).orElseThrow(),
                        entry.getKey().origin(),
                        sums.get(entry.getKey()),
                        entry.getValue()))
                .sorted(Comparator.comparing(Step::hours)
                        .reversed()
                        .thenComparing(step -> step.from().name())
                        .thenComparing(step -> step.to().name())
                        .thenComparing(Step::origin))
                .collect(Collectors.toList());
    }
}
