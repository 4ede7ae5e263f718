package se.tillit.proposal;

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

/** On a demand's page: what has been proposed for it, and the way to propose something. */
@Component
@Order(3)
final class ProposalBeside implements Beside {

    private final ProposalQuery proposals;
    private final Templates templates;

    ProposalBeside(ProposalQuery proposals, Templates templates) {
        this.proposals = proposals;
        this.templates = templates;
    }

    @Override
    public Optional<Content> beside(Page page, Signal signal) {
        Actor actor = page.actor();
        if (actor == null) {
            return Optional.empty();
        }
        List<Proposal> about = proposals.about(actor, signal.id());
        boolean mayPropose =
                actor.may(Access.MAKE_PROPOSALS) && signal.details().valid().holdsOn(page.today());
        return about.isEmpty() && !mayPropose
                ? Optional.empty()
                : Optional.of(templates.part("proposal/beside", new BesidePart(page, signal, about, mayPropose)));
    }
}
