package se.tillit.proposal;

import java.util.List;
import se.tillit.signal.Signal;
import se.tillit.web.Page;

/** What stands about proposals on a demand's page. */
public record BesidePart(Page page, Signal signal, List<Proposal> about, boolean mayPropose) {}
