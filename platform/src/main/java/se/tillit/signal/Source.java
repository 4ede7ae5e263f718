package se.tillit.signal;

import java.util.UUID;

/**
 * Where a demand is said: a place in a version of a steering document, as it was when somebody confirmed the demand.
 *
 * @param title the document's
 * @param page 0 where the format has no pages
 * @param start the first character in the version's text
 */
public record Source(
        UUID document, UUID version, String title, String section, int page, int start, int end, String text) {}
