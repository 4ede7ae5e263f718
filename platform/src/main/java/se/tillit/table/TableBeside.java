package se.tillit.table;

import gg.jte.Content;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.signal.Beside;
import se.tillit.signal.Signal;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** On a demand's page: the tables where it has been talked about, or is going to be. */
@Component
@Order(6)
final class TableBeside implements Beside {

    private final TableQuery tables;
    private final Templates templates;

    TableBeside(TableQuery tables, Templates templates) {
        this.tables = tables;
        this.templates = templates;
    }

    @Override
    public Optional<Content> beside(Page page, Signal signal) {
        Actor actor = page.actor();
        if (actor == null || !actor.may(Access.SEE_TABLES)) {
            return Optional.empty();
        }
        List<TableQuery.Line> about = tables.about(actor, signal.id());
        boolean mayBegin =
                actor.may(Access.LEAD_TABLES) && signal.details().valid().holdsOn(page.today());
        return about.isEmpty() && !mayBegin
                ? Optional.empty()
                : Optional.of(templates.part("table/beside", new BesidePart(page, signal, about, mayBegin)));
    }
}
