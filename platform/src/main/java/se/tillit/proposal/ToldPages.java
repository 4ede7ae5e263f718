package se.tillit.proposal;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** The page for everybody: what we changed, why, and what we still control and how. */
@Controller
public final class ToldPages {

    private final ToldQuery told;
    private final Templates templates;

    ToldPages(ToldQuery told, Templates templates) {
        this.told = told;
        this.templates = templates;
    }

    public record ToldPage(Page page, ToldQuery.Told told) {}

    @GetMapping("/det-har-har-vi-andrat/{organisation}")
    View all(Page page, @PathVariable UUID organisation) {
        return templates.show("proposal/told", new ToldPage(page, told.of(organisation)));
    }
}
