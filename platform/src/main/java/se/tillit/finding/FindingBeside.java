package se.tillit.finding;

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

/** On a demand's page, for those who work on findings: what there is to look at. */
@Component
@Order(2)
final class FindingBeside implements Beside {

    private final FindingQuery findings;
    private final Templates templates;

    FindingBeside(FindingQuery findings, Templates templates) {
        this.findings = findings;
        this.templates = templates;
    }

    @Override
    public Optional<Content> beside(Page page, Signal signal) {
        Actor actor = page.actor();
        if (actor == null || !actor.may(Access.WORK_ON_FINDINGS)) {
            return Optional.empty();
        }
        List<FindingQuery.Found> found = findings.about(actor, signal.id());
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(templates.part("finding/beside", new BesidePart(page, signal, found)));
    }
}
