package se.tillit.burden;

import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Actor;
import se.tillit.chain.Chain;
import se.tillit.chain.Position;
import se.tillit.chain.Unit;
import se.tillit.signal.Claim;
import se.tillit.signal.Hours;
import se.tillit.signal.Words;
import se.tillit.web.Page;
import se.tillit.web.TableFile;
import se.tillit.web.Templates;

/** What steering takes: of the whole organisation, a branch, a unit or a position; and every row that a figure is made of. */
@Controller
public final class BurdenPages {

    static final int A_PAGE = 50;

    private final BurdenQuery burdens;
    private final Templates templates;

    BurdenPages(BurdenQuery burdens, Templates templates) {
        this.burdens = burdens;
        this.templates = templates;
    }

    /**
     * @param parts the units right below, or the highest ones
     * @param alone what lands on the unit itself, where it has others below
     */
    public record BurdenPage(
            Page page,
            Question question,
            Reckoning reckoning,
            Sums sums,
            List<Reckoning.Part> parts,
            Burden alone,
            List<Map.Entry<Position, Burden>> positions,
            List<Map.Entry<Unit, Burden>> issuers) {

        public Chain chain() {
            return reckoning.chain();
        }

        public String about() {
            return BurdenPages.about(page, chain(), question);
        }
    }

    public record RowsPage(
            Page page, Question question, Reckoning reckoning, Sums sums, List<Reckoning.Row> rows, int from, int all) {

        public Chain chain() {
            return reckoning.chain();
        }

        public String about() {
            return BurdenPages.about(page, chain(), question);
        }
    }

    /** Whose burden it is, in words: Undersköterska, Hemtjänst Norr; else the organisation. */
    static String about(Page page, Chain chain, Question question) {
        String words = Stream.of(
                        chain.position(question.befattning())
                                .map(Position::name)
                                .orElse(null),
                        question.enhet() == null ? null : unitName(chain, question.enhet()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? page.t("burden.everybody") : words;
    }

    public static String unitName(Chain chain, UUID unit) {
        List<Unit> today = chain.standsFor(unit);
        return today.isEmpty()
                ? chain.unitOrEnded(unit).map(Unit::name).orElse("–")
                : today.stream().map(Unit::name).collect(Collectors.joining(", "));
    }

    /** On whom a demand lands, in words. */
    static String receivers(Chain chain, Claim claim) {
        return claim.receivers().stream()
                .map(receiver -> Stream.of(
                                chain.position(receiver.position())
                                        .map(Position::name)
                                        .orElse(null),
                                receiver.unit() == null ? null : unitName(chain, receiver.unit()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private Reckoning reckoning(Actor actor, Page page, Question question) {
        Year year = question.year(page.today());
        return year == null ? burdens.onDay(actor, page.today()) : burdens.inYear(actor, year);
    }

    @GetMapping("/borda")
    View overview(Actor actor, Page page, Question asked) {
        Reckoning reckoning = reckoning(actor, page, asked);
        Question question = asked.in(reckoning.chain());
        BurdenQuery.Summary summary =
                burdens.summary(actor, page.today(), question.year(page.today()), reckoning, question.scope());
        return templates.show(
                "burden/overview",
                new BurdenPage(
                        page,
                        question,
                        reckoning,
                        summary.sums(),
                        summary.parts(),
                        summary.alone(),
                        reckoning.byPosition(summary.sums()),
                        reckoning.byIssuer(summary.sums())));
    }

    @GetMapping("/borda/rader")
    View rows(Actor actor, Page page, Question asked, @RequestParam(defaultValue = "0") int efter) {
        Reckoning reckoning = reckoning(actor, page, asked);
        Question question = asked.in(reckoning.chain());
        Sums sums = burdens.summary(actor, page.today(), question.year(page.today()), reckoning, question.scope())
                .sums();
        int from = Math.clamp(efter, 0, Math.max(0, sums.rows() - 1));
        return templates.show(
                "burden/rows",
                new RowsPage(
                        page,
                        question,
                        reckoning,
                        sums,
                        reckoning.rows(question.scope(), from, A_PAGE),
                        from,
                        sums.rows()));
    }

    @GetMapping({"/borda/rader.xlsx", "/borda/rader.csv"})
    ResponseEntity<byte[]> file(Actor actor, Page page, Question asked) {
        Reckoning reckoning = reckoning(actor, page, asked);
        Question question = asked.in(reckoning.chain());
        List<String> headings = Stream.of(
                        "signal.demand",
                        "signal.activity",
                        "signal.issuer",
                        "signal.origin",
                        "signal.form.kind-head",
                        "chain.position",
                        "burden.persons",
                        "signal.form.low",
                        "signal.form.likely",
                        "signal.form.high",
                        "signal.form.times",
                        "burden.hours-low",
                        "signal.hours-year",
                        "burden.hours-high",
                        "burden.hourly-cost",
                        "burden.money",
                        "signal.form.basis",
                        "signal.form.said-by",
                        "signal.form.said-on")
                .map(key -> page.t(key))
                .toList();
        TableFile file = new TableFile(
                page.t("burden.file-name"),
                headings,
                reckoning.rows(question.scope()).stream()
                        .map(row -> cells(page, reckoning, row))
                        .toList());
        return page.path().startsWith("/borda/rader.xlsx") ? file.xlsx() : file.csv();
    }

    private static List<Object> cells(Page page, Reckoning reckoning, Reckoning.Row row) {
        Chain chain = reckoning.chain();
        var activity = row.activity();
        var minutes = activity.minutes();
        Hours hours = row.burden().hours();
        boolean known = row.each().isPresent();
        return Stream.<@Nullable Object>of(
                        row.claim().title(),
                        activity.name(),
                        unitName(chain, row.claim().issuer()),
                        page.t(row.claim().origin()),
                        page.t(row.claim().kind()),
                        chain.position(row.position()).map(Position::name).orElse(page.t("burden.as-unit")),
                        row.persons(),
                        minutes == null ? null : minutes.low(),
                        minutes == null ? null : minutes.likely(),
                        minutes == null ? null : minutes.high(),
                        activity.timesPerYear().orElse(null),
                        known ? hours.low() : null,
                        known ? hours.likely() : null,
                        known ? hours.high() : null,
                        row.hourlyCost(),
                        row.burden().money().likely(),
                        page.t(activity.said().basis()),
                        activity.said().by(),
                        activity.said().on())
                .map(cell -> cell == null ? "" : cell)
                .toList();
    }

    /** How an activity is reckoned, in words. */
    public static String basis(Page page, Reckoning.Row row) {
        return Words.of(page, row.activity().said());
    }
}
