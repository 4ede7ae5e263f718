package se.tillit.question;

import se.tillit.signal.Signal;
import se.tillit.web.Page;

/** What stands about a demand's question on the demand's page. */
public record BesidePart(Page page, Signal signal, QuestionQuery.About about) {}
