package se.tillit.table;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** The page for everybody: what came of the talks. */
@Controller
public final class CamePages {

    private final TableQuery tables;
    private final Templates templates;

    CamePages(TableQuery tables, Templates templates) {
        this.tables = tables;
        this.templates = templates;
    }

    public record CamePage(Page page, TableQuery.Told told) {}

    @GetMapping("/samtalsbord/vad-blev-det/{organisation}")
    View all(Page page, @PathVariable UUID organisation) {
        return templates.show("table/came", new CamePage(page, tables.toldBy(organisation)));
    }
}
