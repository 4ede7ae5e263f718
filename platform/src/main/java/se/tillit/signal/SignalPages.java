package se.tillit.signal;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import se.tillit.access.Actor;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** One demand, and all of them. */
@Controller
public final class SignalPages {

    private final ChainQuery chains;
    private final SignalQuery signals;
    private final Templates templates;

    SignalPages(ChainQuery chains, SignalQuery signals, Templates templates) {
        this.chains = chains;
        this.signals = signals;
        this.templates = templates;
    }

    public record SignalPage(Page page, Chain chain, Signal signal) {

        public String nameOf(UUID unit) {
            return chain.unit(unit).map(one -> one.name()).orElse("–");
        }
    }

    @GetMapping("/krav/{id:[0-9a-f-]{36}}")
    View signal(Actor actor, Page page, @PathVariable UUID id) {
        return templates.show(
                "signal/signal", new SignalPage(page, chains.asOf(actor, page.today()), signals.find(actor, id)));
    }
}
