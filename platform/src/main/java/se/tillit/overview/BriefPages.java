package se.tillit.overview;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;
import se.tillit.signal.Hours;
import se.tillit.signal.SignalKind;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** The one page about a council, a committee, an administration or a unit. */
@Controller
public final class BriefPages {

    private final BriefQuery briefs;
    private final ChainQuery chains;
    private final Templates templates;

    BriefPages(BriefQuery briefs, ChainQuery chains, Templates templates) {
        this.briefs = briefs;
        this.chains = chains;
        this.templates = templates;
    }

    public record BriefPage(Page page, Brief brief) {

        public String level() {
            return brief.chain().level(brief.unit()).name(page.language());
        }

        public String documentsAddress() {
            return "/dokument?sok=" + URLEncoder.encode(brief.unit().name(), StandardCharsets.UTF_8);
        }

        /** Units below, as the chain orders them; no figures, so that nobody is set beside another. */
        public List<Unit> below() {
            return brief.chain().children(brief.unit().id()).stream()
                    .filter(unit -> unit.kind() == UnitKind.OWN)
                    .toList();
        }

        /** Plain sentences to take over into a report. */
        public String text() {
            Hours hours = brief.sums().work().hours();
            return String.join(
                    "\n",
                    Stream.of(
                                    page.t(
                                            "overview.brief.text.hours",
                                            brief.unit().name(),
                                            brief.sums().demands(),
                                            page.estimate(hours.likely()),
                                            page.estimate(hours.low()),
                                            page.estimate(hours.high())),
                                    page.t(
                                            "overview.brief.text.counts",
                                            brief.count(SignalKind.GOAL),
                                            brief.count(SignalKind.REPORT),
                                            brief.unexplained()),
                                    brief.decided().isEmpty()
                                            ? page.t("overview.brief.text.nothing-decided")
                                            : page.t(
                                                    "overview.brief.text.decided",
                                                    brief.decided().size(),
                                                    page.estimate(brief.freed().likely())),
                                    brief.controls().isEmpty()
                                            ? page.t("overview.brief.controls.none")
                                            : page.t(
                                                    "overview.brief.text.controls",
                                                    brief.controls().size(),
                                                    brief.withoutRisk()),
                                    page.t("overview.brief.text.how", page.date(page.today())))
                            .toList());
        }
    }

    /** Where one works; else the highest unit of the organisation itself. */
    @GetMapping("/overblick")
    View own(Actor actor, Page page) {
        actor.must(Access.SEE_SIGNALS);
        Chain chain = chains.asOf(actor, page.today());
        return chains.workplace(actor, page.today())
                .map(ChainStore.Workplace::unit)
                .or(() -> chain.units().stream()
                        .filter(unit -> unit.parent() == null && unit.kind() == UnitKind.OWN)
                        .map(Unit::id)
                        .findFirst())
                .filter(unit -> chain.unit(unit).isPresent())
                .map(unit -> new RedirectView("/overblick/" + unit, true))
                .orElseGet(() -> new RedirectView("/styrkedja", true));
    }

    @GetMapping("/overblick/{unit}")
    View one(Actor actor, Page page, @PathVariable UUID unit) {
        return templates.show("overview/brief", new BriefPage(page, briefs.of(actor, unit, page.today())));
    }
}
