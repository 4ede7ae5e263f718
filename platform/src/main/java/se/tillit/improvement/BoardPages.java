package se.tillit.improvement;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.chain.Unit;
import se.tillit.web.Page;
import se.tillit.web.PublicAddress;
import se.tillit.web.Templates;

/** A unit's board, for the weekly meeting; and its poster, which leads anybody to where they can suggest something. */
@Controller
public final class BoardPages {

    private final ImprovementQuery improvements;
    private final PublicAddress address;
    private final Templates templates;

    BoardPages(ImprovementQuery improvements, PublicAddress address, Templates templates) {
        this.improvements = improvements;
        this.address = address;
        this.templates = templates;
    }

    public record BoardPage(Page page, ImprovementQuery.Board board) {}

    public record PosterPage(Page page, Unit unit, String address, QrPicture picture) {}

    @GetMapping("/forbattringar/tavla/{unit}")
    View board(Actor actor, Page page, @PathVariable UUID unit) {
        return templates.show("improvement/board", new BoardPage(page, improvements.board(actor, unit)));
    }

    @GetMapping("/forbattringar/affisch/{unit}")
    View poster(Actor actor, Page page, @PathVariable UUID unit) {
        actor.must(Access.SEE_IMPROVEMENTS);
        Unit found = improvements.ownUnits(actor).stream()
                .filter(one -> one.id().equals(unit))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("unit"));
        String leads = address.of("/foresla/" + actor.organisation() + "/" + unit);
        return templates.show("improvement/poster", new PosterPage(page, found, leads, QrPicture.of(leads)));
    }
}
