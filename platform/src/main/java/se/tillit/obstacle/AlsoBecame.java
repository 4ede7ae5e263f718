package se.tillit.obstacle;

import gg.jte.Content;
import java.util.Optional;
import java.util.UUID;
import se.tillit.access.Actor;
import se.tillit.web.Page;

/** What else there is to tell on the pages for everybody of how things turned out. */
public interface AlsoBecame {

    /** For anybody at all, of the whole organisation. */
    Optional<Content> ofOrganisation(Page page, UUID organisation);

    /** On the wall of a unit. */
    Optional<Content> ofUnit(Actor actor, Page page, UUID unit);
}
