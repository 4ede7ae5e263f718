package se.tillit.signal;

import gg.jte.Content;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;
import se.tillit.access.Actor;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Unit;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** One demand, and all of them. */
@Controller
public final class SignalPages {

    private static final int A_PAGE = 50;

    private final ChainQuery chains;
    private final SignalQuery signals;
    private final List<Beside> beside;
    private final Templates templates;

    SignalPages(ChainQuery chains, SignalQuery signals, List<Beside> beside, Templates templates) {
        this.chains = chains;
        this.signals = signals;
        this.beside = beside;
        this.templates = templates;
    }

    /**
     * @param sources where in documents the demand is said
     * @param beside what other capabilities say about the demand
     */
    public record SignalPage(Page page, Chain chain, Signal signal, List<Source> sources, List<Content> beside) {

        public String nameOf(UUID unit) {
            return SignalPages.nameOf(chain, unit);
        }
    }

    public record SignalsPage(Page page, Chain chain, SignalFilter filter, SignalQuery.SignalList list, boolean first) {

        /** This list from another place, or in another form. */
        public String address(String path, @Nullable UUID after) {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
            if (filter.kind() != null) {
                address.queryParam("slag", filter.kind().name());
            }
            if (filter.origin() != null) {
                address.queryParam("ursprung", filter.origin().name());
            }
            if (!filter.words().isEmpty()) {
                address.queryParam("sok", filter.words());
            }
            if (filter.unexplained()) {
                address.queryParam("oforklarat", "ja");
            }
            if (after != null) {
                address.queryParam("efter", after);
            }
            return address.encode().toUriString();
        }

        /** Where some of what was searched for becomes a proposal. */
        public String proposalAddress() {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath("/forslag/nytt");
            return (filter.words().isEmpty() ? address : address.queryParam("sok", filter.words()))
                    .encode()
                    .toUriString();
        }

        public String issuer(Signal signal) {
            return nameOf(chain, signal.details().issuer());
        }
    }

    @GetMapping("/krav")
    View all(
            Actor actor,
            Page page,
            @RequestParam(required = false) @Nullable SignalKind slag,
            @RequestParam(required = false) @Nullable Origin ursprung,
            @RequestParam(defaultValue = "") String sok,
            @RequestParam(defaultValue = "") String oforklarat,
            @RequestParam(required = false) @Nullable UUID efter) {
        SignalFilter filter = new SignalFilter(slag, ursprung, sok, oforklarat.equals("ja"));
        return templates.show(
                "signal/signals",
                new SignalsPage(
                        page,
                        chains.asOf(actor, page.today()),
                        filter,
                        signals.list(actor, filter, page.today(), efter, A_PAGE),
                        efter == null));
    }

    @GetMapping("/krav/{id:[0-9a-f-]{36}}")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        Signal signal = signals.find(actor, id);
        return templates.show(
                "signal/signal",
                new SignalPage(
                        page,
                        chains.asOf(actor, page.today()),
                        signal,
                        signals.sources(actor, id),
                        beside.stream()
                                .flatMap(one -> one.beside(page, signal).stream())
                                .toList()));
    }

    /** Those that answer for the unit today; one that ended without is named as it last was. */
    private static String nameOf(Chain chain, UUID unit) {
        List<Unit> today = chain.standsFor(unit);
        return today.isEmpty()
                ? chain.unitOrEnded(unit).map(Unit::name).orElse("–")
                : today.stream().map(Unit::name).collect(Collectors.joining(", "));
    }
}
