package se.tillit.openness;

import java.util.UUID;

/**
 * A passage that is not given out.
 *
 * @param part the name of the part of the record
 * @param section the ground for it
 */
public record Mask(UUID id, String part, Passages.Span span, String section) {}
