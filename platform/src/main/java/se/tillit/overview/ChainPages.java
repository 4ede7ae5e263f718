package se.tillit.overview;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Unit;
import se.tillit.signal.Origin;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** The picture of the whole chain, and what is on one of its ribbons. */
@Controller
public final class ChainPages {

    private final ChainQuery chains;
    private final FlowQuery flows;
    private final Templates templates;

    ChainPages(ChainQuery chains, FlowQuery flows, Templates templates) {
        this.chains = chains;
        this.flows = flows;
        this.templates = templates;
    }

    public record ChainPage(
            Page page,
            Chain chain,
            ChainQuestion question,
            @Nullable Unit focus,
            ChainPicture.Finished picture) {}

    public record RibbonPage(Page page, Unit from, Unit to, Origin origin, List<Signal> signals) {}

    @GetMapping("/styrkedja")
    View chain(
            Actor actor,
            Page page,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dag,
            @RequestParam(required = false) @Nullable UUID enhet,
            @RequestParam(required = false) @Nullable SignalKind slag,
            @RequestParam(required = false) @Nullable Origin ursprung,
            @RequestParam(required = false) @Nullable UUID befattning,
            @RequestParam(defaultValue = "timmar") String matt) {
        LocalDate day = dag == null ? page.today() : dag;
        Chain chain = chains.asOf(actor, day);
        Unit focus = enhet == null ? null : chain.unit(enhet).orElseThrow(() -> new Refusal.NotFound("unit"));
        ChainQuestion question = new ChainQuestion(day, enhet, slag, ursprung, befattning, matt.equals("antal"));
        return templates.show(
                "overview/chain", new ChainPage(page, chain, question, focus, flows.picture(actor, page, question)));
    }

    @GetMapping("/styrkedja/band")
    View ribbon(
            Actor actor,
            Page page,
            @RequestParam UUID fran,
            @RequestParam UUID mot,
            @RequestParam Origin ursprung,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dag,
            @RequestParam(required = false) @Nullable SignalKind slag,
            @RequestParam(required = false) @Nullable UUID befattning) {
        LocalDate day = dag == null ? page.today() : dag;
        Chain chain = chains.asOf(actor, day);
        ChainQuestion question = new ChainQuestion(day, null, slag, ursprung, befattning, false);
        Set<Signal> passing = new LinkedHashSet<>();
        flows.asOf(actor, day, befattning).stream()
                .filter(flow -> question.wants(flow) && flow.passes(fran, mot))
                .flatMap(Flow::signals)
                .forEach(passing::add);
        return templates.show(
                "overview/ribbon",
                new RibbonPage(
                        page,
                        chain.unit(fran).orElseThrow(() -> new Refusal.NotFound("unit")),
                        chain.unit(mot).orElseThrow(() -> new Refusal.NotFound("unit")),
                        ursprung,
                        passing.stream()
                                .sorted(Comparator.comparing(
                                        (Signal signal) -> signal.details().title()))
                                .toList()));
    }
}
