package se.tillit.chain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Actor;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** The whole chain. */
@Controller
public final class ChainPages {

    private final ChainQuery chains;
    private final Templates templates;

    ChainPages(ChainQuery chains, Templates templates) {
        this.chains = chains;
        this.templates = templates;
    }

    public record ChainPage(Page page, Chain chain) {

        public List<Unit> on(Level level) {
            return chain.units().stream()
                    .filter(unit -> unit.level().equals(level.id()))
                    .toList();
        }
    }

    @GetMapping("/styrkedja")
    View chain(
            Actor actor,
            Page page,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dag) {
        return templates.show("chain/chain", new ChainPage(page, chains.asOf(actor, dag == null ? page.today() : dag)));
    }
}
