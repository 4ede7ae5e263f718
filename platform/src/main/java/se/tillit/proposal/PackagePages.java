package se.tillit.proposal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import se.tillit.access.Actor;
import se.tillit.burden.BurdenPages;
import se.tillit.burden.Reckoning;
import se.tillit.burden.Scope;
import se.tillit.chain.Position;
import se.tillit.signal.Hours;
import se.tillit.signal.Signal;
import se.tillit.web.Page;
import se.tillit.web.TableFile;
import se.tillit.web.Templates;

/** The case to those who decide elsewhere: to the authority that asks, or as material for a formal request where the law requires it. */
@Controller
public final class PackagePages {

    private final ProposalQuery proposals;
    private final Templates templates;

    PackagePages(ProposalQuery proposals, Templates templates) {
        this.proposals = proposals;
        this.templates = templates;
    }

    /** @param byIssuer what is asked of each, by its name */
    public record PackagePage(Page page, ProposalQuery.Shown shown, Map<String, List<Proposal.Item>> byIssuer) {

        public Hours hours(Proposal.Item item) {
            return shown.elsewhere().of(item.demand()).hours();
        }

        /** How many do it, by position. */
        public String people(Proposal.Item item) {
            return rows(shown, item)
                    .map(row -> page.plain(row.persons()) + " " + position(page, shown, row))
                    .distinct()
                    .collect(Collectors.joining(", "));
        }
    }

    private PackagePage content(Actor actor, Page page, UUID id) {
        ProposalQuery.Shown shown = proposals.find(actor, id);
        Map<String, List<Proposal.Item>> byIssuer = shown.proposal().standing().stream()
                .filter(item -> !shown.isOurs(item))
                .collect(Collectors.groupingBy(item -> issuer(shown, item), TreeMap::new, Collectors.toList()));
        return new PackagePage(page, shown, byIssuer);
    }

    private static String issuer(ProposalQuery.Shown shown, Proposal.Item item) {
        return BurdenPages.unitName(
                shown.elsewhere().reckoning().chain(), shown.of(item).issuer());
    }

    private static Stream<Reckoning.Row> rows(ProposalQuery.Shown shown, Proposal.Item item) {
        return shown.elsewhere().reckoning().rows(Scope.ALL.only(Set.of(item.demand()))).stream();
    }

    private static String position(Page page, ProposalQuery.Shown shown, Reckoning.Row row) {
        return shown.elsewhere()
                .reckoning()
                .chain()
                .position(row.position())
                .map(Position::name)
                .orElseGet(() -> page.t("burden.as-unit"));
    }

    @GetMapping("/forslag/{id}/paket")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        return templates.show("proposal/package", content(actor, page, id));
    }

    @GetMapping("/forslag/{id}/paket.xlsx")
    ResponseEntity<byte[]> file(Actor actor, Page page, @PathVariable UUID id) {
        ProposalQuery.Shown shown = content(actor, page, id).shown();
        List<String> headings = Stream.of(
                        "signal.issuer",
                        "signal.demand",
                        "signal.legal-basis",
                        "proposal.file.proposed",
                        "chain.position",
                        "burden.persons",
                        "burden.hours-low",
                        "signal.hours-year",
                        "burden.hours-high",
                        "signal.form.basis",
                        "proposal.form.serves",
                        "proposal.form.controlled-say",
                        "proposal.form.remains")
                .map(key -> page.t(key))
                .toList();
        List<List<Object>> rows = shown.proposal().standing().stream()
                .filter(item -> !shown.isOurs(item))
                .flatMap(item -> rows(page, shown, item))
                .toList();
        return new TableFile(page.t("proposal.package.file"), headings, rows).xlsx();
    }

    private static Stream<List<Object>> rows(Page page, ProposalQuery.Shown shown, Proposal.Item item) {
        List<Reckoning.Row> rows = rows(shown, item).toList();
        // What nobody has estimated, or would be voluntary, has no row of its own to reckon with; it is in the case all
        // the same.
        return rows.isEmpty()
                ? Stream.of(cells(page, shown, item, null))
                : rows.stream().map(row -> cells(page, shown, item, row));
    }

    private static List<Object> cells(
            Page page, ProposalQuery.Shown shown, Proposal.Item item, Reckoning.@Nullable Row row) {
        Signal.Details demand = shown.of(item);
        Hours hours = row == null || row.each().isEmpty() ? null : row.burden().hours();
        return Stream.<@Nullable Object>of(
                        issuer(shown, item),
                        demand.title(),
                        demand.legalBasis(),
                        ChangeWords.of(page, item, shown.demands()),
                        row == null ? null : position(page, shown, row),
                        row == null ? null : row.persons(),
                        hours == null ? null : hours.low(),
                        hours == null ? null : hours.likely(),
                        hours == null ? null : hours.high(),
                        row == null ? null : BurdenPages.basis(page, row),
                        item.serves(),
                        item.controlledSay(),
                        item.remains())
                .map(cell -> Objects.requireNonNullElse(cell, ""))
                .toList();
    }
}
