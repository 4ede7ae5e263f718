package se.tillit.signal;

import gg.jte.Content;
import java.util.Optional;
import se.tillit.web.Page;

/** What another capability has to say beside a demand, on the demand's own page: questions about it, findings. */
public interface Beside {

    /** @param page of somebody who may see the demand; empty where there is nothing to say */
    Optional<Content> beside(Page page, Signal signal);
}
