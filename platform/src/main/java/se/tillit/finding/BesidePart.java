package se.tillit.finding;

import java.util.List;
import se.tillit.signal.Signal;
import se.tillit.web.Page;

/** What has been found about a demand, on the demand's page. */
public record BesidePart(Page page, Signal signal, List<FindingQuery.Found> found) {}
