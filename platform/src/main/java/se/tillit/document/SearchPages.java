package se.tillit.document;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** Search in what documents say. */
@Controller
public final class SearchPages {

    private final SearchQuery search;
    private final Templates templates;

    SearchPages(SearchQuery search, Templates templates) {
        this.search = search;
        this.templates = templates;
    }

    public record SearchPage(Page page, Search search, SearchQuery.Result result) {}

    @GetMapping("/dokument/sok")
    View find(Actor actor, Page page, @RequestParam(defaultValue = "") String efter) {
        actor.must(Access.SEE_DOCUMENTS);
        Search asked = new Search(efter);
        return templates.show("document/search", new SearchPage(page, asked, search.find(actor, asked)));
    }
}
