package se.tillit.mandate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Position;
import se.tillit.web.Fields;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** What is worth looking at in the orders in use; and what it would touch to move decisions closer. */
@Controller
public final class CheckPages {

    private final CheckQuery checks;
    private final ChainQuery chains;
    private final MandateQuery mandates;
    private final Templates templates;

    CheckPages(CheckQuery checks, ChainQuery chains, MandateQuery mandates, Templates templates) {
        this.checks = checks;
        this.chains = chains;
        this.mandates = mandates;
        this.templates = templates;
    }

    public record CheckPage(Page page, CheckQuery.Checked checked) {}

    @GetMapping("/mandat/kontroll")
    View check(Actor actor, Page page) {
        return templates.show("mandate/check", new CheckPage(page, checks.check(actor, page.language(), page.today())));
    }

    /** @param result empty where nothing has been tried */
    public record TryPage(
            Page page,
            Optional<WhatIf> result,
            List<Position> positions,
            List<DelegationOrder> orders,
            Fields fields,
            Problems problems) {}

    @GetMapping("/mandat/prova")
    View whatIf(Actor actor, Page page, @RequestParam Map<String, String> sent) {
        actor.must(Access.EDIT_MANDATES);
        Fields fields = new Fields(sent);
        Problems problems = new Problems();
        LocalDate today = page.today();
        Optional<WhatIf> result = Optional.empty();
        if (fields.all().containsKey("befattning")) {
            UUID position = fields.id("befattning");
            BigDecimal amount = MandatePages.amount(fields, problems);
            problems.addIf(position == null, "befattning", "mandate.try.needs-position")
                    .addIf(amount == null && problems.of("belopp").isEmpty(), "belopp", "mandate.ask.no-amount");
            if (problems.isEmpty() && position != null && amount != null) {
                result = Optional.of(checks.whatIf(actor, position, amount, fields.id("ordning"), today));
            }
        }
        return templates.show(
                "mandate/try",
                new TryPage(
                        page,
                        result,
                        chains.asOf(actor, today).positions(),
                        mandates.orders(actor).stream()
                                .filter(one -> one.holdsOn(today))
                                .toList(),
                        fields,
                        problems),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
