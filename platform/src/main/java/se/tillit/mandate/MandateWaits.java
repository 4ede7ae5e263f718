package se.tillit.mandate;

import java.util.List;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Role;
import se.tillit.web.Page;
import se.tillit.web.Waiting;
import se.tillit.web.Waits;

/** What waits for the one who keeps the boards' lists: decisions that no meeting has been told of. */
@Component
public final class MandateWaits implements Waits {

    private static final int MINUTES = 3;

    private final DecisionQuery decisions;

    MandateWaits(DecisionQuery decisions) {
        this.decisions = decisions;
    }

    @Override
    public List<Waiting> of(Actor actor, Page page) {
        if (!actor.roles().contains(Role.REGISTRAR) || !actor.may(Access.EDIT_MANDATES)) {
            return List.of();
        }
        return decisions.waiting(actor, page.today()).stream()
                .map(one -> new Waiting(
                        page.t("mandate.waiting", one.decisions(), one.board().name()),
                        page.t("mandate.waiting.why"),
                        null,
                        page.t("mandate.waiting.act"),
                        MINUTES,
                        "/mandat/beslut/namnd/" + one.board().id()))
                .toList();
    }
}
