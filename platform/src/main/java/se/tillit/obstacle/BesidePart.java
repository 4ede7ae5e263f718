package se.tillit.obstacle;

import java.util.List;
import se.tillit.signal.Signal;
import se.tillit.web.Page;

/** What stands beside a demand. */
public record BesidePart(Page page, Signal signal, List<Seen> all) {}
