package se.tillit.obstacle;

import gg.jte.Content;
import java.util.Optional;
import java.util.UUID;
import se.tillit.web.Page;

/** Says, on an obstacle's page, what it came out of elsewhere. */
public interface Behind {

    Optional<Content> behind(Page page, UUID obstacle);
}
