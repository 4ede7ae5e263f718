package se.tillit.mandate;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

/** The delegation orders: which there are, one of them row by row, what a draft changes, and taking it into use. */
@Controller
public final class OrderPages {

    /** An order of no more rows is shown whole: one looks for things in it, and most are shorter. */
    private static final int WHOLE = 150;

    private static final String ID = "{id:[0-9a-f-]{36}}";

    private final ChainQuery chains;
    private final MandateQuery mandates;
    private final DecideOrder decide;
    private final Once once;
    private final Templates templates;

    OrderPages(ChainQuery chains, MandateQuery mandates, DecideOrder decide, Once once, Templates templates) {
        this.chains = chains;
        this.mandates = mandates;
        this.decide = decide;
        this.once = once;
        this.templates = templates;
    }

    public record OrdersPage(Page page, Chain chain, List<DelegationOrder> orders) {

        public List<DelegationOrder> drafts() {
            return orders.stream().filter(DelegationOrder::isDraft).toList();
        }

        /** In use today, or from a day to come. */
        public List<DelegationOrder> current() {
            return orders.stream()
                    .filter(one -> one.decided() != null
                            && (one.holdsOn(page.today())
                                    || one.decided().valid().from().isAfter(page.today())))
                    .toList();
        }

        public List<DelegationOrder> former() {
            return orders.stream()
                    .filter(one -> !one.isDraft() && !current().contains(one))
                    .toList();
        }

        public String board(DelegationOrder order) {
            return chain.unitOrEnded(order.board()).map(Unit::name).orElse("–");
        }
    }

    @GetMapping("/mandat/ordning")
    View orders(Actor actor, Page page) {
        return templates.show(
                "mandate/orders", new OrdersPage(page, chains.asOf(actor, page.today()), mandates.orders(actor)));
    }

    /** @param part the rows that are shown: all of an order of usual length */
    public record OrderPage(
            Page page, MandateQuery.Opened opened, Part<Mandate> part, Fields fields, Problems problems) {

        public DelegationOrder order() {
            return opened.order();
        }

        public Map<String, List<Mandate>> groups(Mandate.Kind kind) {
            return part.shown().stream()
                    .filter(one -> one.kind() == kind)
                    .collect(Collectors.groupingBy(Mandate::heading, LinkedHashMap::new, Collectors.toList()));
        }

        public String names(Mandate mandate) {
            return mandate.holders().stream().map(Holder::name).collect(Collectors.joining(", "));
        }

        /** The number of the row that a row hangs on. */
        public String above(Mandate mandate) {
            return opened.rows().stream()
                    .filter(one -> one.id().equals(mandate.passedOnFrom()))
                    .map(Mandate::number)
                    .findFirst()
                    .orElse("");
        }

        /** Amount and conditions, in one line. */
        public String conditions(Mandate mandate) {
            return Stream.of(
                            mandate.mostSek() == null
                                    ? ""
                                    : page.t(
                                            "mandate.at-most", page.t("mandate.kronor", page.plain(mandate.mostSek()))),
                            Sentences.ended(mandate.conditions()),
                            mandate.to() == null
                                    ? ""
                                    : page.t(
                                            "mandate.until",
                                            page.date(mandate.to().minusDays(1))))
                    .filter(one -> !one.isEmpty())
                    .collect(Collectors.joining(" "));
        }

        /** What a change says: how it was, and how it becomes. */
        public String change(OrderChanges.What what, Mandate mandate) {
            return switch (what) {
                case KIND -> page.t(mandate.kind());
                case HOLDERS -> names(mandate);
                case AMOUNT ->
                    mandate.mostSek() == null
                            ? page.t("mandate.no-limit")
                            : page.t("mandate.kronor", page.plain(mandate.mostSek()));
                case CONDITIONS ->
                    mandate.conditions().isEmpty() ? page.t("mandate.no-conditions") : mandate.conditions();
                case PASSING_ON -> page.t(mandate.mayPassOn() ? "mandate.pass-on.yes" : "mandate.pass-on.no");
                case NOTICE -> Sentences.notice(page, mandate);
                case LEGAL_BASIS -> mandate.legalBasis().isEmpty() ? "–" : mandate.legalBasis();
                case DAYS ->
                    (mandate.from() == null ? "" : mandate.from().toString()) + " – "
                            + (mandate.to() == null ? "" : mandate.to().toString());
            };
        }

        public String part(int number) {
            return "/mandat/ordning/" + order().id() + "?del=" + number;
        }

        /** How many rows name somebody that the chain has no position for. */
        public long unmatched() {
            return opened.rows().stream()
                    .filter(one -> one.has(Holder.Kind.UNKNOWN))
                    .count();
        }
    }

    @GetMapping("/mandat/ordning/" + ID)
    View order(Actor actor, Page page, @PathVariable UUID id, @RequestParam(defaultValue = "1") int del) {
        return show(
                actor,
                page,
                id,
                del,
                new Fields(Map.of("fran", page.today().toString())),
                new Problems(),
                HttpStatus.OK);
    }

    private View show(Actor actor, Page page, UUID id, int del, Fields fields, Problems problems, HttpStatus status) {
        MandateQuery.Opened opened = mandates.open(actor, id, page.today());
        List<Mandate> rows = opened.rows();
        Part<Mandate> part = rows.size() <= WHOLE ? new Part<>(rows, 1, rows.size()) : Part.of(rows, del);
        return templates.show("mandate/order", new OrderPage(page, opened, part, fields, problems), status);
    }

    @GetMapping({"/mandat/ordning/" + ID + "/tabell.xlsx", "/mandat/ordning/" + ID + "/tabell.csv"})
    ResponseEntity<byte[]> file(Actor actor, Page page, @PathVariable UUID id) {
        MandateQuery.Opened opened = mandates.open(actor, id, page.today());
        return OrderFile.of(page, opened).as(page);
    }

    @PostMapping("/mandat/ordning/" + ID + "/galler")
    View decide(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.EDIT_MANDATES);
        mandates.open(actor, id, page.today());
        Fields fields = new Fields(sent);
        try {
            return once.redirect(actor, request, () -> {
                Problems problems = new Problems();
                LocalDate decidedOn = fields.day("beslutad", "mandate.decide.needs-day", problems);
                LocalDate from = fields.day("fran", "mandate.decide.needs-day", problems);
                problems.refuseIfAny();
                decide.decide(
                        actor,
                        id,
                        Objects.requireNonNull(decidedOn),
                        fields.text("diarie"),
                        Objects.requireNonNull(from));
                return "/mandat/ordning/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, 1, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/mandat/ordning/" + ID + "/kasta")
    View throwAway(Actor actor, @PathVariable UUID id, HttpServletRequest request) {
        return once.redirect(actor, request, () -> {
            decide.throwAway(actor, id);
            return "/mandat/ordning";
        });
    }
}
