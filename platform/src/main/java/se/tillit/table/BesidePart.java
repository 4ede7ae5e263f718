package se.tillit.table;

import java.util.List;
import se.tillit.signal.Signal;
import se.tillit.web.Page;

/** The tables about a demand, on the demand's page. */
public record BesidePart(Page page, Signal signal, List<TableQuery.Line> about, boolean mayBegin) {}
